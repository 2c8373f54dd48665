import { and, eq, inArray, isNotNull, isNull, lt } from "drizzle-orm";
import type { Keyring } from "#app/domain/keys.ts";
import { recordEvents } from "#app/domain/letters/events.ts";
import { LEAST, publishable } from "#app/domain/suppress.ts";
import type { Reader, Writer } from "#db/index.ts";
import { areas, digests, digestWords, letters, officeRequests, representatives } from "#db/schema.ts";

const DAY_MS = 24 * 3_600_000;
const MONDAY_MS = 4 * DAY_MS; // 1970-01-05
const WEEK_MS = 7 * DAY_MS;
/** More words than this nobody reads; the letters are counted all the same. */
const WORDS_MOST = 20;

/** The Monday, 00:00 UTC, on or before a moment. */
export const weekOf = (at: Date) => new Date(Math.floor((at.getTime() - MONDAY_MS) / WEEK_MS) * WEEK_MS + MONDAY_MS);

/** A number of letters. Null stands for a number under ten, which is not told. */
export type Count = number | null;

/**
 * What a digest says: how many wrote about what and from where, and words that their writers allow in it, without
 * names. No cell is under ten, nor can one be found by subtraction (suppress.ts).
 */
export type DigestContent = {
  letters: Count;
  byAction: { actionId: string; letters: number }[];
  byArea: { area: string | null; country: string; letters: number }[];
  words: string[];
  /** The office has asked for one message a week; else it is of those who wish to be counted without a name. */
  asked: boolean;
};

/**
 * Takes what is due for digests: for each office one digest, of everything that was confirmed before this week began.
 * One an office and week, whoever else does the same. Returns how many were begun.
 */
export async function beginDigests(tx: Writer, now = new Date()): Promise<number> {
  const week = weekOf(now);
  const due = dueBefore(week);
  const { representativeId, campaignId } = letters;
  const offices = await tx.selectDistinct({ representativeId, campaignId }).from(letters).where(due);
  let begun = 0;
  for (const office of offices) {
    const [digest] = await tx
      .insert(digests)
      .values({ ...office, week, letters: 0, madeAt: now })
      .onConflictDoNothing()
      .returning({ id: digests.id });
    if (!digest) continue; // this week's has gone: what came late waits for the next
    const of = and(eq(representativeId, office.representativeId), eq(campaignId, office.campaignId));
    const counted = await tx
      .update(letters)
      .set({ digestId: digest.id })
      .where(and(due, of))
      .returning({ id: letters.id });
    await tx.update(digests).set({ letters: counted.length }).where(eq(digests.id, digest.id));
    begun += 1;
  }
  return begun;
}

const dueBefore = (week: Date) =>
  and(
    eq(letters.delivery, "digest"),
    isNull(letters.digestId),
    eq(letters.kind, "letter"),
    eq(letters.state, "queued"),
    lt(letters.confirmedAt, week),
  );

/** A digest that was begun and has no message yet. */
export type Begun = typeof digests.$inferSelect;

export const begunDigests = (db: Reader): Promise<Begun[]> =>
  db
    .select()
    .from(digests)
    .where(and(isNull(digests.letterId), isNull(digests.settledAt)));

/** What stands in a digest. */
export async function contentOf(db: Reader, keys: Keyring, digest: Begun): Promise<DigestContent> {
  const counted = await db
    .select({ actionId: letters.actionId, country: letters.country, area: areas.name })
    .from(letters)
    .innerJoin(representatives, eq(representatives.id, letters.representativeId))
    .leftJoin(areas, eq(areas.id, representatives.areaId))
    .where(eq(letters.digestId, digest.id));
  const words = await db
    .select({ sealed: digestWords.sealed, sealedKey: digestWords.sealedKey })
    .from(digestWords)
    .innerJoin(letters, eq(letters.id, digestWords.letterId))
    .where(eq(letters.digestId, digest.id))
    .orderBy(letters.id) // ids are random: the order says nothing of who wrote when
    .limit(WORDS_MOST);
  return {
    ...countsOf(counted),
    asked: await hasAskedForDigests(db, digest),
    words: words.flatMap(({ sealed, sealedKey }) => (keys.open(sealed, sealedKey) as string | null) ?? []),
  };
}

async function hasAskedForDigests(db: Reader, { campaignId, representativeId }: Begun): Promise<boolean> {
  const { endedAt, kind } = officeRequests;
  const theirs = and(eq(officeRequests.campaignId, campaignId), eq(officeRequests.representativeId, representativeId));
  return (await db.$count(officeRequests, and(theirs, eq(kind, "digest"), isNull(endedAt)))) > 0;
}

/** Letters counted by what they are about and where their writers live; no cell under ten. */
export function countsOf(counted: { actionId: string; country: string; area: string | null }[]) {
  return {
    letters: counted.length < LEAST ? null : counted.length,
    byAction: publishable(
      tally(
        counted,
        (letter) => letter.actionId,
        ({ actionId }, n) => ({ actionId, letters: n }),
      ),
      (cell) => cell.letters,
    ),
    byArea: publishable(
      tally(
        counted,
        (letter) => `${letter.country} ${letter.area}`,
        ({ area, country }, n) => ({ area, country, letters: n }),
      ),
      (cell) => cell.letters,
    ),
  };
}

/** Writes down with the letters of a digest what became of it. */
export async function settleDigests(tx: Writer, now = new Date()): Promise<string[]> {
  const { state, sentAt } = letters;
  const ended = await tx
    .select({ id: digests.id, state, sentAt })
    .from(digests)
    .innerJoin(letters, eq(letters.id, digests.letterId))
    .where(and(isNull(digests.settledAt), inArray(state, ["sent", "failed", "unknown"]), isNotNull(letters.endedAt)));
  const settled: string[] = [];
  for (const digest of ended) {
    const done = await tx
      .update(letters)
      .set({ state: digest.state, sentAt: digest.sentAt, endedAt: now })
      .where(and(eq(letters.digestId, digest.id), eq(letters.state, "queued")))
      .returning({ id: letters.id });
    await tx.update(digests).set({ settledAt: now }).where(eq(digests.id, digest.id));
    const ids = done.map((letter) => letter.id);
    if (digest.state === "sent") await recordEvents(tx, ids, "in-digest", now);
    settled.push(...ids);
  }
  return settled;
}

function tally<Letter, Cell>(
  all: Letter[],
  key: (letter: Letter) => string,
  cell: (letter: Letter, n: number) => Cell,
) {
  return [...Map.groupBy(all, key).values()]
    .sort((a, b) => b.length - a.length)
    .map((some) => cell(some[0] as Letter, some.length));
}
