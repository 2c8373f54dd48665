import type { Keyring } from "#app/domain/keys.ts";
import { lease } from "#app/domain/leases.ts";
import { settleDigests } from "#app/domain/offices/digest.ts";
import { type DigestTools, makeDigests } from "#app/domain/offices/digest-letter.ts";
import { forgetDigestWords } from "#app/domain/offices/digest-words.ts";
import { endWhatWasHeldTooLong, heed, officesNotHeeded } from "#app/domain/offices/hold.ts";
import { tellWriters } from "#app/domain/offices/tell.ts";
import type { Db } from "#db/index.ts";

const LEASE_MS = 50_000;
const DIGESTS_LEASE_MS = 3_600_000;

/**
 * What must be done from time to time for the offices, by one process at a time: what waits is held or let into a
 * digest as each office wishes, writers are told, and once a week the digests are made.
 */
export async function keepOffices(db: Db, keys: Keyring, tools: DigestTools, now = new Date()) {
  const mine = await db.write(async (tx) => {
    if (!(await lease(tx, "offices", LEASE_MS, now))) return false;
    await endWhatWasHeldTooLong(tx, now);
    await forgetDigestWords(tx, await settleDigests(tx, now), now);
    return true;
  });
  if (!mine) return;
  for (const office of await officesNotHeeded(db.read)) await db.write((tx) => heed(tx, office, now));
  while ((await db.write((tx) => tellWriters(tx, keys, now))) > 0); // in pieces, so that nobody who signs waits for all of it
  if (await db.write((tx) => lease(tx, "digests", DIGESTS_LEASE_MS, now))) await makeDigests(db, keys, tools, now);
}
