const DAY = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?$/;
const LAST_MOMENT_MS = 1;

/**
 * A day as data sets write it (ISO 8601, where the day or the month may be left out): its first moment in UTC, or its
 * last. Undefined for what is no day.
 */
export function readDay(text: string, end: boolean): Date | undefined {
  const [, year, month, day] = (DAY.exec(text) ?? []).map(Number);
  if (!year) return undefined;
  const first = new Date(Date.UTC(year, (month || 1) - 1, day || 1));
  if (first.getUTCMonth() + 1 !== (month || 1) || first.getUTCDate() !== (day || 1)) return undefined;
  if (!end) return first;
  const next = day ? [year, first.getUTCMonth(), day + 1] : month ? [year, month, 1] : [year + 1, 0, 1];
  return new Date(Date.UTC(...(next as [number, number, number])) - LAST_MOMENT_MS);
}
