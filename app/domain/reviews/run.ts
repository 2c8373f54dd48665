import { and, eq, gt, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { recordChanges } from "#app/domain/counts/changes.ts";
import { giveBack, lease } from "#app/domain/leases.ts";
import { type Conditions, conditionsIn } from "#app/domain/reviews/conditions.ts";
import { undoSome } from "#app/domain/reviews/undo.ts";
import { matchesIn, type Reviewable, rowsOf, statesIn, type Window, windows } from "#app/domain/reviews/walk.ts";
import type { Db, Reader, Writer } from "#db/index.ts";
import { type reviewKinds, reviews, signatures } from "#db/schema.ts";

/** A transaction takes some 30 ms, so that nobody who signs waits long for it. */
const ROWS_A_TRANSACTION = 200;
const LEASE_MS = 30_000;

export type Review = typeof reviews.$inferSelect;
export type ReviewKind = (typeof reviewKinds)[number];

/** What a review makes of a signature, and of which. */
const OUTCOME = { invalidate: "invalidated", hold: "held", release: "confirmed" } as const;
const FROM: Record<ReviewKind, Reviewable[]> = {
  invalidate: ["confirmed", "held"],
  hold: ["confirmed"],
  release: ["held"],
};

/**
 * Goes on with all reviews and undoings that are under way, oldest first, until they are done or `stopping` says so; by one
 * process at a time. After a kill another goes on where this one was, within half a minute.
 */
export async function runReviews(db: Db, clock: () => Date, stopping: () => boolean) {
  const leased = async () => db.write((tx) => lease(tx, "reviews", LEASE_MS, clock()));
  if ((await underWay(db.read)).length === 0 || !(await leased())) return;
  const until = clock().getTime() + LEASE_MS / 2;
  const pausing = () => stopping() || clock().getTime() > until;
  for (const { id } of await underWay(db.read)) await carryOn(db, id, clock, pausing);
  await db.write((tx) => giveBack(tx, "reviews", clock()));
}

const underWay = (db: Reader) =>
  db
    .select({ id: reviews.id })
    .from(reviews)
    .where(or(isNull(reviews.endedAt), and(isNotNull(reviews.undoAskedAt), isNull(reviews.undoneAt))))
    .orderBy(reviews.startedAt);

/**
 * Goes on with one review, or with its undoing, until it is done or `pausing` says so, which is asked after each
 * transaction. Where two do so at once each signature is still decided about once.
 */
export async function carryOn(db: Db, id: string, clock: () => Date, pausing: () => boolean) {
  const [review] = await db.read.select().from(reviews).where(eq(reviews.id, id));
  if (!review) return;
  if (review.endedAt === null) return decideAll(db, review, clock, pausing);
  if (review.undoAskedAt === null || review.undoneAt !== null) return;
  while (!pausing()) if (await db.write((tx) => undoSome(tx, review, ROWS_A_TRANSACTION, clock()))) return;
}

async function decideAll(db: Db, review: Review, clock: () => Date, pausing: () => boolean) {
  const { id, campaignId, reached } = review;
  const about = narrowed(review);
  const after = reached && { leg: reached.leg, at: new Date(reached.at) };
  if (about)
    for await (const window of windows(db.read, campaignId, about, after)) {
      const ids = (await matchesIn(db.read, campaignId, about, window)).map((match) => match.id);
      for (let n = 0; n < ids.length; n += ROWS_A_TRANSACTION) {
        if (pausing()) return;
        await db.write((tx) => decideSome(tx, review, ids.slice(n, n + ROWS_A_TRANSACTION)));
      }
      if (!window.last) await db.write((tx) => reach(tx, id, window));
      if (!window.last && pausing()) return;
    }
  await db.write((tx) => end(tx, id, clock()));
}

/** The conditions of a review without the state that its kind of decision is not for; null when nothing is left. */
function narrowed({ kind, conditions }: Review): Conditions | null {
  const all = conditionsIn(conditions);
  const some = statesIn(all).filter((state) => FROM[kind].includes(state));
  if (some.length === 0) return null;
  return { ...all, state: some.length === 2 ? "both" : some[0] === "held" ? "held" : "counted" };
}

/** Decides about those that still stand as they did, unless a review that began later was first. */
async function decideSome(tx: Writer, review: Review, ids: string[]) {
  const { id, campaignId, kind } = review;
  const later = await sinceBegun(tx, review);
  if (later === null) return;
  const state = OUTCOME[kind];
  const rows = (await rowsOf(tx, ids)).filter(
    (row) => FROM[kind].some((from) => from === row.state) && !(row.stateBefore && later.has(row.reviewId)),
  );
  for (const stateBefore of FROM[kind]) {
    const some = rows.filter((row) => row.state === stateBefore).map((row) => row.id);
    if (some.length > 0)
      await tx.update(signatures).set({ state, stateBefore, reviewId: id }).where(inArray(signatures.id, some));
  }
  await recordChanges(
    tx,
    campaignId,
    rows.map((before) => ({ before, after: { ...before, state } })),
  );
  await tx
    .update(reviews)
    .set({ affected: sql`${reviews.affected} + ${rows.length}` })
    .where(eq(reviews.id, id));
}

/** The reviews of the campaign that began after this one; null when this one was stopped meanwhile. */
async function sinceBegun(tx: Writer, { id, campaignId, startedAt }: Review): Promise<Set<string | null> | null> {
  const [own] = await tx.select({ endedAt: reviews.endedAt }).from(reviews).where(eq(reviews.id, id));
  if (own?.endedAt !== null) return null;
  const since = await tx
    .select({ id: reviews.id })
    .from(reviews)
    .where(and(eq(reviews.campaignId, campaignId), gt(reviews.startedAt, startedAt)));
  return new Set(since.map((review) => review.id));
}

async function reach(tx: Writer, id: string, { leg, to }: Window) {
  await tx
    .update(reviews)
    .set({ reached: { leg, at: to.toISOString() } })
    .where(eq(reviews.id, id));
}

async function end(tx: Writer, id: string, now: Date) {
  await tx
    .update(reviews)
    .set({ endedAt: now })
    .where(and(eq(reviews.id, id), isNull(reviews.endedAt)));
}
