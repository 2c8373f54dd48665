import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { recordChanges } from "#app/domain/counts/changes.ts";
import { rowsOf } from "#app/domain/reviews/walk.ts";
import type { Writer } from "#db/index.ts";
import { reviews, signatures } from "#db/schema.ts";

const DECIDABLE = ["confirmed", "held"] as const;

/** Asks that a review be undone, which a worker does. False when it is under way still, or was undone before. */
export async function askUndo(tx: Writer, id: string, reason: string, organiserId: string, now = new Date()) {
  const asked = await tx
    .update(reviews)
    .set({ undoAskedAt: now, undoReason: reason, undoOrganiserId: organiserId })
    .where(and(eq(reviews.id, id), isNotNull(reviews.endedAt), isNull(reviews.undoAskedAt)))
    .returning();
  return asked.length > 0;
}

type Undoing = Pick<typeof reviews.$inferSelect, "id" | "campaignId">;

/**
 * Gives some of the signatures that a review decided about the state back that they had before. Who has withdrawn since, or
 * was decided about by a later review, is no longer the review's. True when none is left, which ends the undoing.
 */
export async function undoSome(tx: Writer, { id, campaignId }: Undoing, most: number, now = new Date()) {
  const ids = await tx
    .select({ id: signatures.id })
    .from(signatures)
    .where(and(eq(signatures.reviewId, id), inArray(signatures.stateBefore, [...DECIDABLE])))
    .limit(most);
  if (ids.length === 0) {
    const open = and(eq(reviews.id, id), isNotNull(reviews.undoAskedAt), isNull(reviews.undoneAt));
    await tx.update(reviews).set({ undoneAt: now }).where(open);
    return true;
  }
  const rows = await rowsOf(
    tx,
    ids.map((row) => row.id),
  );
  for (const state of DECIDABLE) {
    const some = rows.filter((row) => row.stateBefore === state).map((row) => row.id);
    // The review stays named: what an organiser has decided about, the program does not hold again by itself.
    if (some.length > 0)
      await tx.update(signatures).set({ state, stateBefore: null }).where(inArray(signatures.id, some));
  }
  const changes = rows.map((before) => ({ before, after: { ...before, state: before.stateBefore ?? before.state } }));
  await recordChanges(tx, campaignId, changes);
  await tx
    .update(reviews)
    .set({ restored: sql`${reviews.restored} + ${rows.length}` })
    .where(eq(reviews.id, id));
  return false;
}
