import { iso31662 } from "iso-3166";

// Open Civic Data's names of places: ocd-division/country:us/state:vt/sldl:chittenden-17 and the like.

/** The country in an id of a division or a jurisdiction, in capitals; none in any other id. */
export function countryIn(id: unknown): string | undefined {
  return typeof id === "string" ? /^ocd-[a-z]+\/country:([a-z]{2})\b/.exec(id)?.[1]?.toUpperCase() : undefined;
}

const TERRITORIES = ["as", "gu", "mp", "pr", "vi"];

/** The division of a state, district or territory of the United States by its two letters. */
export function usStateDivision(state: string): string {
  const code = state.toLowerCase();
  const kind = code === "dc" ? "district" : TERRITORIES.includes(code) ? "territory" : "state";
  return `ocd-division/country:us/${kind}:${code}`;
}

/** The name of a state by its two letters; the letters themselves where there is none. */
export function usStateName(state: string): string {
  const code = `US-${state.toUpperCase()}`;
  return iso31662.find((place) => place.code === code)?.name ?? state.toUpperCase();
}

export function usStateCode(name: string): string | undefined {
  return iso31662.find((place) => place.parent === "US" && place.name === name)?.code.slice("US-".length);
}

/** A district's name as the last part of a division's id has it: "Chittenden Central" is chittenden_central. */
export const divisionPart = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/\s+/g, "_")
    .replace(/[^\p{L}\p{N}._~-]/gu, "~");
