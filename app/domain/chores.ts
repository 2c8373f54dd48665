import { lte } from "drizzle-orm";
import { expirePendingLetters, purgeLetterBytes } from "#app/domain/letters/manage.ts";
import { expirePending } from "#app/domain/signatures/manage.ts";
import type { Db, Writer } from "#db/index.ts";
import { chores } from "#db/schema.ts";

const LEASE_MS = 5 * 60_000;

/** The part of the keyring that housekeeping needs. */
type Destroyable = { destroyExpired(now: Date): number };

/**
 * What must be done from time to time, by one process at a time: unconfirmed signatures and letters expire, the keys they were
 * under are destroyed, and nothing of them stays readable in the database's files.
 */
export async function runChores(db: Db, keys: Destroyable, now = new Date()) {
  keys.destroyExpired(now); // by every process, since each remembers keys
  const mine = await db.write(async (tx) => {
    if (!(await lease(tx, "expire", now))) return false;
    await expirePending(tx, now);
    await expirePendingLetters(tx, now);
    await purgeLetterBytes(tx, now);
    return true;
  });
  if (mine) await db.scrub();
}

/** Takes a chore for five minutes; false when another process has it. */
async function lease(tx: Writer, name: string, now: Date): Promise<boolean> {
  const leasedUntil = new Date(now.getTime() + LEASE_MS);
  const taken = await tx
    .insert(chores)
    .values({ name, leasedUntil })
    .onConflictDoUpdate({ target: chores.name, set: { leasedUntil }, setWhere: lte(chores.leasedUntil, now) })
    .returning();
  return taken.length > 0;
}
