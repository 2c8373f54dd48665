import { eq, lte } from "drizzle-orm";
import type { Writer } from "#db/index.ts";
import { chores } from "#db/schema.ts";

/** Takes a chore for so long; false while another process, or this one, has it. */
export async function lease(tx: Writer, name: string, forMs: number, now: Date): Promise<boolean> {
  const leasedUntil = new Date(now.getTime() + forMs);
  const taken = await tx
    .insert(chores)
    .values({ name, leasedUntil })
    .onConflictDoUpdate({ target: chores.name, set: { leasedUntil }, setWhere: lte(chores.leasedUntil, now) })
    .returning();
  return taken.length > 0;
}

/** Gives a chore back before its time, so that the next process need not wait for it. */
export async function giveBack(tx: Writer, name: string, now: Date) {
  await tx.update(chores).set({ leasedUntil: now }).where(eq(chores.name, name));
}
