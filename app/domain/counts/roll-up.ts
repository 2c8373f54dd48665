import { and, eq, inArray, sql } from "drizzle-orm";
import { lease } from "#app/domain/leases.ts";
import type { Db, Writer } from "#db/index.ts";
import { campaigns, countChanges, counters, signatures } from "#db/schema.ts";

type Cell = typeof counters.$inferInsert;

const ROWS_AT_ONCE = 2_000;
/** A round a second, by whichever process comes first. */
const LEASE_MS = 900;
const PENDING_EVERY_MS = 5_000;

/** Adds to the counters what signers' transactions left for them. Returns how many changes were added. */
export async function rollUpCounts(db: Db, now = new Date()): Promise<number> {
  if (!(await db.write((tx) => lease(tx, "count", LEASE_MS, now)))) return 0;
  let added = 0;
  for (let taken = ROWS_AT_ONCE; taken === ROWS_AT_ONCE; added += taken) taken = await db.write(rollUpSome);
  await countPending(db, now);
  return added;
}

async function rollUpSome(tx: Writer): Promise<number> {
  const some = tx.select({ id: countChanges.id }).from(countChanges).limit(ROWS_AT_ONCE);
  const changes = await tx.delete(countChanges).where(inArray(countChanges.id, some)).returning();
  const sums = new Map<string, Cell>();
  for (const { campaignId, cells, n } of changes)
    for (const [dimension, key] of JSON.parse(cells) as [string, string][]) {
      const name = `${campaignId} ${dimension} ${key}`;
      sums.set(name, { campaignId, dimension, key, n: (sums.get(name)?.n ?? 0) + n });
    }
  await addToCounters(tx, [...sums.values()]);
  return changes.length;
}

/** Adds each cell's `n`, which may be negative, to its counter. */
export async function addToCounters(tx: Writer, cells: Cell[]) {
  if (cells.length === 0) return;
  await tx
    .insert(counters)
    .values(cells)
    .onConflictDoUpdate({
      target: [counters.campaignId, counters.dimension, counters.key],
      set: { n: sql`${counters.n} + excluded.n` },
    });
}

/** What waits for its owner is counted from the rows, since it comes and goes by thousands. */
async function countPending(db: Db, now: Date) {
  if (!(await db.write((tx) => lease(tx, "count-pending", PENDING_EVERY_MS, now)))) return;
  for (const { id: campaignId } of await db.read.select({ id: campaigns.id }).from(campaigns)) {
    const n = await db.read.$count(
      signatures,
      and(eq(signatures.campaignId, campaignId), eq(signatures.state, "pending")),
    );
    await db.write((tx) =>
      tx
        .insert(counters)
        .values({ campaignId, dimension: "state", key: "pending", n })
        .onConflictDoUpdate({ target: [counters.campaignId, counters.dimension, counters.key], set: { n } }),
    );
  }
}
