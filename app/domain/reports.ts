import { and, count, desc, eq, gte, min, type SQL } from "drizzle-orm";
import { countSignatures } from "#app/domain/counts.ts";
import { day } from "#db/engine.ts";
import type { Reader } from "#db/index.ts";
import { type letterStates, letters, type signatureStates, signatures } from "#db/schema.ts";

const DAY_MS = 24 * 3_600_000;

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
  actions: Record<string, number>;
  at: Date;
};

/** The numbers of the last days, today's (UTC) among them; without `days`, from the first signature on. */
export async function reportOf(db: Reader, campaignId: string, now = new Date(), days?: number): Promise<Report> {
  const [states, byLetterState, breakdown, counts] = await Promise.all([
    signaturesByState(db, campaignId),
    lettersByState(db, campaignId),
    breakdownOf(db, campaignId, now, days),
    countSignatures(db, campaignId, now),
  ]);
  return { states, letters: byLetterState, ...breakdown, actions: counts.actions, at: now };
}

/** The part of the report that is drawn and published, without counting the rest. */
export async function breakdownOf(db: Reader, campaignId: string, now = new Date(), days?: number): Promise<Breakdown> {
  const first =
    days === undefined
      ? ((await firstConfirmed(db, campaignId)) ?? now)
      : new Date(now.getTime() - (days - 1) * DAY_MS);
  const [byDay, byCountry] = await Promise.all([
    signaturesByDay(db, campaignId, startOfDay(first), now),
    signaturesByCountry(db, campaignId),
  ]);
  return { days: byDay, countries: byCountry };
}

async function signaturesByState(db: Reader, campaignId: string): Promise<Report["states"]> {
  const rows = await db
    .select({ state: signatures.state, n: count() })
    .from(signatures)
    .where(eq(signatures.campaignId, campaignId))
    .groupBy(signatures.state);
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
}

async function lettersByState(db: Reader, campaignId: string): Promise<Report["letters"]> {
  const rows = await db
    .select({ state: letters.state, n: count() })
    .from(letters)
    .where(eq(letters.campaignId, campaignId))
    .groupBy(letters.state);
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
}

/** Every day from the one to the other (UTC), those without a signature too. */
async function signaturesByDay(db: Reader, campaignId: string, from: Date, to: Date): Promise<DayCount[]> {
  const theDay = day(signatures.confirmedAt);
  const rows = await db
    .select({ day: theDay, n: count() })
    .from(signatures)
    .where(confirmedIn(campaignId, gte(signatures.confirmedAt, from)))
    .groupBy(theDay);
  const counted = new Map(rows.map((row) => [row.day, row.n]));
  const days: DayCount[] = [];
  for (let at = from.getTime(); at <= to.getTime(); at += DAY_MS) {
    const name = new Date(at).toISOString().slice(0, 10);
    days.push({ day: name, signatures: counted.get(name) ?? 0 });
  }
  return days;
}

/** Most signatures first. */
async function signaturesByCountry(db: Reader, campaignId: string): Promise<CountryCount[]> {
  const rows = await db
    .select({ country: signatures.country, signatures: count() })
    .from(signatures)
    .where(confirmedIn(campaignId))
    .groupBy(signatures.country)
    .orderBy(desc(count()), signatures.country);
  return rows.flatMap((row) => (row.country ? [{ country: row.country, signatures: row.signatures }] : []));
}

async function firstConfirmed(db: Reader, campaignId: string): Promise<Date | null> {
  const [row] = await db
    .select({ at: min(signatures.confirmedAt) })
    .from(signatures)
    .where(confirmedIn(campaignId));
  return row?.at ?? null;
}

const confirmedIn = (campaignId: string, also?: SQL) =>
  and(eq(signatures.campaignId, campaignId), eq(signatures.state, "confirmed"), also);

const startOfDay = (at: Date) => new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS);
