const LEAST = 10;
const DIGITS = 2;

/**
 * A count for a picture that is kept for long: rounded down to two digits, so that "at least" stays true and few new
 * pictures are drawn. Null below ten.
 */
export function shownCount(count: number): number | null {
  if (count < LEAST) return null;
  const step = 10 ** Math.max(1, Math.floor(Math.log10(count)) + 1 - DIGITS);
  return Math.floor(count / step) * step;
}
