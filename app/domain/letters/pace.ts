const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What was not used of so long may be made up for at once, so that a lane that is looked at late keeps its rate. */
const BURST_MS = 120_000;
/** Gaps between letters differ by up to a quarter, so that nobody takes them for a machine's. */
const JITTER = 0.25;
const HOURS_SEARCHED = 8 * 24;

/** Letters an hour at full height; `curve` says how much of it each hour of the day has, as 24 digits from 0 to 9. */
export type Pace = { perHour: number | null; curve: string; quietWeekends: boolean };

export const ALL_DAY = "9".repeat(24);
export const CURVE = /^[0-9]{24}$/;

/** How a lane stands: how many may leave at once, the gap between two, and when it opens where none may. */
export type Room = { letters: number; gapMs: number; opensAt: Date | null };

/** How many letters a lane has room for. `nextAt` is the earliest time for its next letter; hours are the country's. */
export function roomIn(pace: Pace, country: string, nextAt: Date, now: Date): Room {
  const height = heightAt(pace, country, now);
  if (height === 0) return { letters: 0, gapMs: 0, opensAt: opensAfter(pace, country, now) };
  if (pace.perHour === null) return { letters: Number.POSITIVE_INFINITY, gapMs: 0, opensAt: null };
  const gapMs = HOUR_MS / (pace.perHour * height);
  if (nextAt > now) return { letters: 0, gapMs, opensAt: nextAt };
  return { letters: Math.floor((now.getTime() - since(nextAt, now)) / gapMs) + 1, gapMs, opensAt: null };
}

/** The earliest time for the next letter after so many have left now. */
export function nextAfter(nextAt: Date, letters: number, { gapMs }: Room, now: Date, chance: () => number): Date {
  if (letters === 0) return nextAt;
  const gap = gapMs * (1 + JITTER * (2 * chance() - 1));
  return new Date(since(nextAt, now) + letters * gap);
}

/**
 * Letters an hour while our own domain is being made known: few on the first day and twice as many each day, since
 * large providers distrust a sender who was not there yesterday.
 */
export function warmedUp(since: Date, now: Date): number {
  const days = Math.floor((now.getTime() - since.getTime()) / DAY_MS);
  return FIRST_DAY_AN_HOUR * 2 ** Math.max(0, Math.min(days, WARM_UP_DAYS));
}
const FIRST_DAY_AN_HOUR = 20;
const WARM_UP_DAYS = 14;

/** Whether somebody's week is at its end there. Friday and Saturday where those are the days of rest. */
function isWeekend(country: string, weekday: string): boolean {
  const rest = FRIDAY_AND_SATURDAY.includes(country) ? ["Fri", "Sat"] : ["Sat", "Sun"];
  return rest.includes(weekday);
}
const FRIDAY_AND_SATURDAY = ["AF", "BD", "BH", "DZ", "EG", "IQ", "JO", "KW", "LY", "OM", "QA", "SA", "SD", "SY", "YE"];

function heightAt({ curve, quietWeekends }: Pace, country: string, at: Date): number {
  if (curve === ALL_DAY && !quietWeekends) return 1;
  const { hour, weekday } = localTime(country, at);
  return quietWeekends && isWeekend(country, weekday) ? 0 : Number(curve[hour]) / 9;
}

function opensAfter(pace: Pace, country: string, now: Date): Date {
  const start = Math.floor(now.getTime() / QUARTER_MS) * QUARTER_MS; // some countries are a quarter of an hour off
  for (let n = 1; n <= (HOURS_SEARCHED * HOUR_MS) / QUARTER_MS; n++) {
    const at = new Date(start + n * QUARTER_MS);
    if (heightAt(pace, country, at) > 0) return at;
  }
  return new Date(start + DAY_MS); // a curve of nothing but zeros: looked at again tomorrow
}
const QUARTER_MS = HOUR_MS / 4;

const since = (nextAt: Date, now: Date) => Math.max(nextAt.getTime(), now.getTime() - BURST_MS);

// Where a country has several time zones, that of its government. Elsewhere Intl knows the one.
const SEATS: Record<string, string> = {
  AQ: "UTC",
  AR: "America/Argentina/Buenos_Aires",
  AU: "Australia/Sydney",
  BR: "America/Sao_Paulo",
  CA: "America/Toronto",
  CD: "Africa/Kinshasa",
  CL: "America/Santiago",
  CN: "Asia/Shanghai",
  CY: "Asia/Nicosia",
  EC: "America/Guayaquil",
  ES: "Europe/Madrid",
  EU: "Europe/Brussels",
  FM: "Pacific/Pohnpei",
  GL: "America/Nuuk",
  ID: "Asia/Jakarta",
  KI: "Pacific/Tarawa",
  KZ: "Asia/Almaty",
  MH: "Pacific/Majuro",
  MN: "Asia/Ulaanbaatar",
  MX: "America/Mexico_City",
  MY: "Asia/Kuala_Lumpur",
  NZ: "Pacific/Auckland",
  PF: "Pacific/Tahiti",
  PG: "Pacific/Port_Moresby",
  PS: "Asia/Hebron",
  PT: "Europe/Lisbon",
  RU: "Europe/Moscow",
  UA: "Europe/Kyiv",
  US: "America/New_York",
  UZ: "Asia/Tashkent",
};

/** The time zone in which a country's government works; UTC for a country that nobody knows. */
export function timeZoneOf(country: string): string {
  const seat = SEATS[country];
  if (seat) return seat;
  if (!/^[A-Z]{2}$/.test(country)) return "UTC";
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?: () => string[] | undefined };
  return locale.getTimeZones?.()?.[0] ?? "UTC";
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function localTime(country: string, at: Date): { hour: number; weekday: string } {
  const clock =
    clocks.get(country) ??
    new Intl.DateTimeFormat("en-GB", {
      timeZone: timeZoneOf(country),
      hour: "2-digit",
      hourCycle: "h23",
      weekday: "short",
    });
  clocks.set(country, clock);
  const [weekday = "", hour = "0"] = clock.format(at).split(/,? /);
  return { hour: Number(hour), weekday };
}
