// Read by the browser's module too: nothing is imported here.

const ZIP_PLUS_FOUR = /^\s*(\d{5})-\d{4}\s*$/;
const ARABIC_FIGURE = /[\u0660-\u0669\u06F0-\u06F9]/g; // those of Uyghur, Persian and Arabic keyboards
const LONGEST_PREFIX = 3;
const LEFT_UNSAID = 2;

/**
 * A postcode as it is looked up: its letters and digits alone, in capitals and in European figures; of an American
 * ZIP+4 the ZIP.
 */
export function plainPostcode(typed: string): string {
  const [, zip] = ZIP_PLUS_FOUR.exec(typed) ?? [];
  return (zip ?? typed)
    .normalize("NFKC")
    .toUpperCase()
    .replace(ARABIC_FIGURE, (figure) => String(figure.charCodeAt(0) & 15))
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Whether it can be a postcode at all, and not a place's name. */
export const mayBePostcode = (typed: string): boolean => /\p{N}/u.test(typed);

/**
 * How many characters of a table's postcodes a browser asks by: three, or fewer where fewer than two would be left
 * for it alone to know.
 */
export const prefixLengthFor = (shortestLength: number): number =>
  Math.max(1, Math.min(LONGEST_PREFIX, shortestLength - LEFT_UNSAID));
