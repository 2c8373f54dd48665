import { and, count, eq, inArray } from "drizzle-orm";
import { type Tally, tallyOf } from "#app/domain/counts/tally.ts";
import type { LetterChannel } from "#app/domain/letters/channels.ts";
import type { Reader } from "#db/index.ts";
import { letterStates, letters, type signatureStates } from "#db/schema.ts";

const DAY_MS = 24 * 3_600_000;

export { letterStates };
export type SignatureState = (typeof signatureStates)[number];
export type LetterState = (typeof letterStates)[number];
export type DayCount = { day: string; signatures: number };
export type CountryCount = { country: string; signatures: number };

/** Confirmed signatures by day and by country. */
export type Breakdown = { days: DayCount[]; countries: CountryCount[] };

/** A campaign in numbers. Days, actions and countries are of confirmed signatures; states that nothing is in are absent. */
export type Report = Breakdown & {
  states: Partial<Record<SignatureState, number>>;
  letters: Partial<Record<LetterState, number>>;
  /** Letters that have left: those we sent, and of each other way those whose writers say so; `confirmed` of them from a confirmed address. */
  lettersByChannel: Partial<Record<LetterChannel, { n: number; confirmed: number }>>;
  actions: Record<string, number>;
  at: Date;
};

/** The numbers of the last days, today's (UTC) among them; without `days`, from the first signature on. */
export async function reportOf(db: Reader, campaignId: string, now = new Date(), days?: number): Promise<Report> {
  const [tally, byLetterState, lettersByChannel] = await Promise.all([
    tallyOf(db, campaignId),
    lettersByState(db, campaignId),
    lettersLeft(db, campaignId),
  ]);
  return {
    states: { confirmed: tally.signatures.get("") ?? 0, ...Object.fromEntries(tally.state) },
    letters: byLetterState,
    lettersByChannel,
    ...breakdownIn(tally, now, days),
    actions: Object.fromEntries(tally.action),
    at: now,
  };
}

/** The part of the report that is drawn and published; while counting is paused as it was then. */
export async function breakdownOf(
  db: Reader,
  campaignId: string,
  now = new Date(),
  pausedSince?: Date,
): Promise<Breakdown> {
  return breakdownIn(await tallyOf(db, campaignId, { addedOnly: pausedSince !== undefined }), now);
}

function breakdownIn(tally: Tally, now: Date, days?: number): Breakdown {
  const first = days === undefined ? firstDay(tally) : new Date(now.getTime() - (days - 1) * DAY_MS);
  return { days: everyDay(tally, first ?? now, now), countries: byCountry(tally) };
}

async function lettersByState(db: Reader, campaignId: string): Promise<Report["letters"]> {
  const rows = await db
    .select({ state: letters.state, n: count() })
    .from(letters)
    .where(and(eq(letters.campaignId, campaignId), eq(letters.kind, "letter")))
    .groupBy(letters.state);
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
}

async function lettersLeft(db: Reader, campaignId: string): Promise<Report["lettersByChannel"]> {
  const rows = await db
    .select({ channel: letters.channel, n: count(), confirmed: count(letters.confirmedAt) })
    .from(letters)
    .where(and(eq(letters.campaignId, campaignId), inArray(letters.state, ["sent", "reported"])))
    .groupBy(letters.channel);
  return Object.fromEntries(rows.map(({ channel, ...left }) => [channel, left]));
}

/** Every day from the one to the other (UTC), those without a signature too. */
function everyDay(tally: Tally, from: Date, to: Date): DayCount[] {
  const days: DayCount[] = [];
  for (let at = startOfDay(from).getTime(); at <= to.getTime(); at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.push({ day, signatures: tally.day.get(day) ?? 0 });
  }
  return days;
}

/** Most signatures first. */
const byCountry = (tally: Tally): CountryCount[] =>
  [...tally.country]
    .map(([country, signatures]) => ({ country, signatures }))
    .sort((a, b) => b.signatures - a.signatures || (a.country < b.country ? -1 : 1));

function firstDay(tally: Tally): Date | null {
  const [first] = [...tally.day.keys()].sort();
  return first ? new Date(first) : null;
}

const startOfDay = (at: Date) => new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS);
