import { and, count, eq, gte, lt, max, min } from "drizzle-orm";
import { addToCounters } from "#app/domain/counts/roll-up.ts";
import { addTo, type Dimension, emptyTally, type Tally, tallyOf } from "#app/domain/counts/tally.ts";
import type { Db, Reader } from "#db/index.ts";
import { campaigns, countChecks, signatures } from "#db/schema.ts";

const DAY_MS = 24 * 3_600_000;
/** About as many rows are read at a time as keep nobody waiting. */
const ROWS_AT_ONCE = 5_000;
const SETTLED = ["held", "withdrawn", "invalidated"] as const;

export type CountCheck = { campaignId: string; cells: number; difference: number };

/**
 * Counts every campaign's signatures anew, row by row, compares them with the counters, corrects the counters, and keeps
 * what was found. Signing goes on meanwhile: both are read from one moment, and what differs is added to whatever the
 * counters are by then.
 */
export async function checkCounts(db: Db, now = new Date()): Promise<CountCheck[]> {
  const ids = await db.read.select({ id: campaigns.id }).from(campaigns);
  const checks: CountCheck[] = [];
  for (const { id } of ids) checks.push(await checkCampaign(db, id, now));
  return checks;
}

async function checkCampaign(db: Db, campaignId: string, now: Date): Promise<CountCheck> {
  const missing = await db.snapshot(async (reader) => {
    const told = await tallyOf(reader, campaignId);
    return differences(campaignId, await recount(reader, campaignId, told), told);
  });
  const difference = missing.reduce((sum, { n }) => sum + Math.abs(n), 0);
  await db.write(async (tx) => {
    await addToCounters(tx, missing);
    await tx.insert(countChecks).values({ campaignId, checkedAt: now, cells: missing.length, difference });
  });
  return { campaignId, cells: missing.length, difference };
}

/** The last check of a campaign; null before the first. */
export async function lastCheck(db: Reader, campaignId: string) {
  const of = eq(countChecks.campaignId, campaignId);
  const newest = db
    .select({ at: max(countChecks.checkedAt) })
    .from(countChecks)
    .where(of);
  const [check] = await db
    .select()
    .from(countChecks)
    .where(and(of, eq(countChecks.checkedAt, newest)));
  return check ?? null;
}

async function recount(reader: Reader, campaignId: string, told: Tally): Promise<Tally> {
  const tally = emptyTally();
  const inState = (state: (typeof SETTLED)[number] | "confirmed") =>
    and(eq(signatures.campaignId, campaignId), eq(signatures.state, state));
  for (const state of SETTLED) addTo(tally, "state", state, await reader.$count(signatures, inState(state)));

  const [span] = await reader
    .select({ from: min(signatures.confirmedAt), to: max(signatures.confirmedAt) })
    .from(signatures)
    .where(inState("confirmed"));
  for (const { from, to, day } of windows(span?.from, span?.to, told)) {
    const during = and(inState("confirmed"), gte(signatures.confirmedAt, from), lt(signatures.confirmedAt, to));
    const groups = await reader
      .select({
        country: signatures.country,
        locale: signatures.locale,
        source: signatures.source,
        actions: signatures.actions,
        n: count(),
      })
      .from(signatures)
      .where(during)
      .groupBy(signatures.country, signatures.locale, signatures.source, signatures.actions);
    for (const { country, locale, source, actions, n } of groups) {
      addTo(tally, "signatures", "", n);
      addTo(tally, "day", day, n);
      addTo(tally, "locale", locale, n);
      addTo(tally, "source", source ?? "", n);
      if (country) addTo(tally, "country", country, n);
      for (const action of actions ?? []) addTo(tally, "action", action, n);
    }
    await new Promise(setImmediate); // visitors first
  }
  return tally;
}

/** The time between, in pieces that each lie within a UTC day and hold about as many rows as are read at a time. */
function* windows(first: Date | null | undefined, last: Date | null | undefined, told: Tally) {
  if (!first || !last) return;
  for (let at = Math.floor(first.getTime() / DAY_MS) * DAY_MS; at <= last.getTime(); at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    const pieces = Math.ceil((told.day.get(day) ?? 1) / ROWS_AT_ONCE);
    const edge = (piece: number) => new Date(at + Math.round((piece * DAY_MS) / pieces));
    for (let piece = 0; piece < pieces; piece++) yield { day, from: edge(piece), to: edge(piece + 1) };
  }
}

/** What must be added to the counters to make them what was counted. Of the pending the worker keeps count by itself. */
function differences(campaignId: string, counted: Tally, told: Tally) {
  return (Object.keys(counted) as Dimension[]).flatMap((dimension) =>
    [...new Set([...counted[dimension].keys(), ...told[dimension].keys()])]
      .filter((key) => dimension !== "state" || key !== "pending")
      .map((key) => ({
        campaignId,
        dimension,
        key,
        n: (counted[dimension].get(key) ?? 0) - (told[dimension].get(key) ?? 0),
      }))
      .filter(({ n }) => n !== 0),
  );
}
