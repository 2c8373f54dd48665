import type { Chance } from "#app/demo/chance.ts";

export const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const DEMO_DAYS = 60;
/** When the campaign was in the news: so many days after its start, so many days long, so many times a quiet day. */
const PEAKS = [
  { day: 9, days: 3, height: 5 },
  { day: 37, days: 4.5, height: 3 },
];
/** How each day's people spread over its 24 hours (UTC). */
const HOURS = [1, 1, 1, 1, 1, 2, 4, 6, 8, 9, 9, 9, 10, 9, 9, 9, 9, 10, 11, 12, 11, 8, 5, 2].map(
  (weight, hour) => [hour, weight] as const,
);

/** Each of the last 60 days by its start (UTC), and how much happens on it compared with the others. */
export type Calendar = { days: [number, number][]; begin: Date; now: Date };

export function calendar(now: Date): Calendar {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const days = Array.from({ length: DEMO_DAYS }, (_, day): [number, number] => {
    const start = today - (DEMO_DAYS - 1 - day) * DAY_MS;
    const news = PEAKS.reduce((sum, peak) => sum + peak.height * Math.exp(-(((day - peak.day) / peak.days) ** 2)), 0);
    const quiet = day < 4 ? 0.15 : 0.6; // few know of it at first
    const weekend = [0, 6].includes(new Date(start).getUTCDay()) ? 0.7 : 1;
    const passed = Math.min(1, (now.getTime() - start) / DAY_MS);
    return [start, (quiet + news) * weekend * passed];
  });
  return { days, begin: new Date(days[0]?.[0] ?? today), now };
}

/** A moment of the 60 days, at least half an hour ago. */
export function someTime(chance: Chance, { days, now }: Calendar): Date {
  const start = chance.pick(days);
  const at = start + (chance.pick(HOURS) + chance.next()) * HOUR_MS;
  const latest = now.getTime() - 30 * MINUTE_MS;
  return new Date(at <= latest ? at : chance.between(Math.min(start, latest), latest));
}

/** Recently enough that what is not confirmed can still be tomorrow; at least so many hours ago. */
export const lately = (chance: Chance, { now }: Calendar, hours = 0.1) =>
  new Date(now.getTime() - chance.between(hours, 20) * HOUR_MS);

/** When somebody confirms: most within the hour, some when they find the mail in the evening. */
export function soonAfter(chance: Chance, at: Date, { now }: Calendar): Date {
  const usual = chance.happens(0.85) ? 12 * MINUTE_MS : 4 * HOUR_MS;
  const delay = MINUTE_MS - Math.log(1 - chance.next()) * usual;
  return new Date(Math.min(at.getTime() + Math.min(delay, 20 * HOUR_MS), now.getTime()));
}

/** Any moment from then until now. */
export const laterThan = (chance: Chance, at: Date, { now }: Calendar) =>
  new Date(chance.between(at.getTime(), now.getTime()));
