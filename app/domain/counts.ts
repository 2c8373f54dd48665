import { and, count, eq } from "drizzle-orm";
import type { Reader } from "#db/index.ts";
import { signatureActions, signatures } from "#db/schema.ts";

export type Counts = { signatures: number; actions: Record<string, number>; at: Date };

/** Confirmed signatures of a campaign and of each of its actions. Actions that nobody signed are absent. */
export async function countSignatures(db: Reader, campaignId: string, now = new Date()): Promise<Counts> {
  const confirmed = and(eq(signatures.campaignId, campaignId), eq(signatures.state, "confirmed"));
  const [total] = await db.select({ n: count() }).from(signatures).where(confirmed);
  const byAction = await db
    .select({ action: signatureActions.actionId, n: count() })
    .from(signatureActions)
    .innerJoin(signatures, eq(signatures.id, signatureActions.signatureId))
    .where(confirmed)
    .groupBy(signatureActions.actionId);
  return {
    signatures: total?.n ?? 0,
    actions: Object.fromEntries(byAction.map((row) => [row.action, row.n])),
    at: now,
  };
}
