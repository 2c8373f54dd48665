import { type CountCheck, checkCounts } from "#app/domain/counts/check.ts";
import { forgetEvents } from "#app/domain/donations/events.ts";
import { expireUnpaid } from "#app/domain/donations/give.ts";
import type { Keyring } from "#app/domain/keys.ts";
import { lease } from "#app/domain/leases.ts";
import { askWhetherAnswered } from "#app/domain/letters/answers.ts";
import { presumeSent } from "#app/domain/letters/decide.ts";
import { expirePendingLetters, purgeLetterBytes } from "#app/domain/letters/manage.ts";
import { purgeTasks } from "#app/domain/letters/tasks.ts";
import { forgetMailed } from "#app/domain/outbox/caps.ts";
import { forgetNetworks } from "#app/domain/signatures/hold.ts";
import { expirePending } from "#app/domain/signatures/manage.ts";
import type { Db } from "#db/index.ts";

const LEASE_MS = 5 * 60_000;
const CHECK_LEASE_MS = 20 * 3_600_000;
/** When most of the campaigns' people sleep. */
const CHECK_AT_HOUR_UTC = 3;

/**
 * What must be done from time to time, by one process at a time: unconfirmed signatures and letters expire, the keys they were
 * under are destroyed, and nothing of them stays readable in the database's files; writers are asked whether they were answered; once a night the counts are checked, and what was found is returned.
 */
export async function runChores(
  db: Db,
  keys: Keyring & { destroyExpired(now: Date): number },
  now = new Date(),
): Promise<CountCheck[]> {
  keys.destroyExpired(now); // by every process, since each remembers keys
  const mine = await db.write(async (tx) => {
    if (!(await lease(tx, "expire", LEASE_MS, now))) return false;
    await expirePending(tx, now);
    await expirePendingLetters(tx, now);
    await purgeLetterBytes(tx, now);
    await purgeTasks(tx, now);
    await forgetNetworks(tx, now);
    await askWhetherAnswered(tx, keys, now);
    await expireUnpaid(tx, now);
    await forgetEvents(tx, now);
    return true;
  });
  if (mine) {
    while ((await db.write((tx) => presumeSent(tx, now))) > 0);
    while ((await db.write((tx) => forgetMailed(tx, now))) > 0); // in pieces, so that nobody who signs waits for all of it
    await db.scrub();
  }
  return now.getUTCHours() === CHECK_AT_HOUR_UTC ? checkCountsOnce(db, now) : [];
}

async function checkCountsOnce(db: Db, now: Date): Promise<CountCheck[]> {
  const mine = await db.write((tx) => lease(tx, "check-counts", CHECK_LEASE_MS, now));
  return mine ? checkCounts(db, now) : [];
}
