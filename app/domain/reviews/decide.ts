import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { line } from "#app/domain/people.ts";
import { type Conditions, recordOf } from "#app/domain/reviews/conditions.ts";
import type { Writer } from "#db/index.ts";
import { reviewKinds, reviews } from "#db/schema.ts";

/** A review of no more is carried out while the organiser waits; a larger one is the worker's. */
export const SMALL_MOST = 500;
const REASON_LEAST = 3;
const REASON_MOST = 200;

export const ReviewReason = line("reason", REASON_MOST).refine(
  (reason) => reason.length === 0 || [...reason].length >= REASON_LEAST,
  "reason.tooShort",
);

/** What an organiser decides after having seen the numbers. `expected` is how many they were. */
export const DecisionForm = z.object({
  kind: z.enum(reviewKinds, "kind.missing"),
  reason: ReviewReason,
  expected: z.coerce.number().int().nonnegative().catch(0),
});
export type DecisionForm = z.infer<typeof DecisionForm>;

/** Begins a review, which a worker carries out. Returns its id. */
export async function beginReview(
  tx: Writer,
  campaignId: string,
  conditions: Conditions,
  { kind, reason, expected }: DecisionForm,
  organiserId: string,
  now = new Date(),
): Promise<string> {
  const id = crypto.randomUUID();
  const row = { id, campaignId, kind, conditions: recordOf(conditions), reason, organiserId, startedAt: now, expected };
  await tx.insert(reviews).values(row);
  return id;
}

/** Stops a review that is under way. What it has done stays, and can be undone. */
export async function stopReview(tx: Writer, id: string, now = new Date()) {
  await tx
    .update(reviews)
    .set({ endedAt: now, stoppedAt: now })
    .where(and(eq(reviews.id, id), isNull(reviews.endedAt)));
}
