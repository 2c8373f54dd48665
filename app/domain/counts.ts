import { tallyOf } from "#app/domain/counts/tally.ts";
import type { Reader } from "#db/index.ts";

export type Counts = { signatures: number; actions: Record<string, number>; at: Date };

/** Confirmed signatures of a campaign and of each of its actions. Actions that nobody signed are absent. */
export async function countSignatures(db: Reader, campaignId: string, now = new Date()): Promise<Counts> {
  const tally = await tallyOf(db, campaignId);
  return { signatures: tally.signatures.get("") ?? 0, actions: Object.fromEntries(tally.action), at: now };
}
