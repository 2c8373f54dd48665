import { tallyOf } from "#app/domain/counts/tally.ts";
import type { Reader } from "#db/index.ts";

export type Counts = { signatures: number; actions: Record<string, number>; at: Date };

/**
 * Confirmed signatures of a campaign and of each of its actions. Actions that nobody signed are absent. While counting
 * is paused they are those of when it was.
 */
export async function countSignatures(
  db: Reader,
  campaignId: string,
  now = new Date(),
  pausedSince?: Date,
): Promise<Counts> {
  const tally = await tallyOf(db, campaignId, { addedOnly: pausedSince !== undefined });
  const at = pausedSince ?? now;
  return { signatures: tally.signatures.get("") ?? 0, actions: Object.fromEntries(tally.action), at };
}
