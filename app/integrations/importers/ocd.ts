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

const states = iso31662.filter(({ parent }) => parent === "US").map(({ code, name }) => [code.slice(3), name] as const);
const nameByCode = new Map(states);
const codeByName = new Map(states.map(([code, name]) => [name, code]));

/** The name of a state by its two letters; the letters themselves where there is none. */
export const usStateName = (state: string) => nameByCode.get(state.toUpperCase()) ?? state.toUpperCase();

export const usStateCode = (name: string) => codeByName.get(name);

/** A district's name as the last part of a division's id has it: "Chittenden Central" is chittenden_central. */
export const divisionPart = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/\s+/g, "_")
    .replace(/[^\p{L}\p{N}._~-]/gu, "~");
