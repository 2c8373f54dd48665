import { count, eq } from "drizzle-orm";
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
  const [tally, cells] = await Promise.all([tallyOf(db, campaignId), countLetters(db, campaignId)]);
  return {
    states: { confirmed: tally.signatures.get("") ?? 0, ...Object.fromEntries(tally.state) },
    letters: byState(cells),
    lettersByChannel: leftByChannel(cells),
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

/** What the letters are counted by, in one walk along an index; reminders and digests are told apart from letters. */
function countLetters(db: Reader, campaignId: string) {
  const { state, channel, kind, confirmedAt } = letters;
  return db
    .select({ state, channel, kind, n: count(), confirmed: count(confirmedAt) })
    .from(letters)
    .where(eq(letters.campaignId, campaignId))
    .groupBy(state, channel, kind);
}
type LetterCell = Awaited<ReturnType<typeof countLetters>>[number];

function byState(cells: LetterCell[]): Report["letters"] {
  const states: Report["letters"] = {};
  for (const { state, kind, n } of cells) if (kind === "letter") states[state] = (states[state] ?? 0) + n;
  return states;
}

function leftByChannel(cells: LetterCell[]): Report["lettersByChannel"] {
  const channels: Report["lettersByChannel"] = {};
  for (const { state, channel, n, confirmed } of cells) {
    if (state !== "sent" && state !== "reported") continue;
    const before = channels[channel] ?? { n: 0, confirmed: 0 };
    channels[channel] = { n: before.n + n, confirmed: before.confirmed + confirmed };
  }
  return channels;
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
