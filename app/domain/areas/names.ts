// Read by the browser's module too: nothing is imported here.

/** A name as it is compared: without capitals, accents and punctuation. */
export const folded = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

export type Named = { name: string; otherNames: string[] };

/** The areas that are called so in any of their languages; else those with a name that holds the words. */
export function areasCalled<Area extends Named>(areas: Area[], typed: string): Area[] {
  const wanted = folded(typed);
  if (!wanted) return [];
  const holding = areas.filter((area) => namesOf(area).some((name) => name.includes(wanted)));
  const exactly = holding.filter((area) => namesOf(area).includes(wanted));
  return exactly.length > 0 ? exactly : holding;
}

const namesOf = ({ name, otherNames }: Named): string[] => [name, ...otherNames].map(folded);
