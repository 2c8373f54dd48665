import { and, count, desc, eq, gte, isNotNull, lt } from "drizzle-orm";
import type { Keyring } from "#app/domain/keys.ts";
import { lease } from "#app/domain/leases.ts";
import { isOfGreatProvider } from "#app/domain/signatures/hold.ts";
import type { Db, Reader } from "#db/index.ts";
import { type burstKinds, bursts, chores, signatures } from "#db/schema.ts";

/** Fewer in an hour are not worth an organiser's time. */
const LEAST = 30;
/** So many times what is usual. */
const TIMES_USUAL = 5;
const TOP = 20;
const EVERY_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
const KEPT_MS = 7 * 24 * HOUR_MS; // as long as networks are known
const CHORE = "find-bursts";
const ENTRIES_AT_ONCE = 20_000;
const LOOKED_AT_MOST = 1_000_000; // of an hour with more, its last part

export type Burst = typeof bursts.$inferSelect;
type Kind = (typeof burstKinds)[number];
type Sums = Record<Kind, Map<string, number>>;

/**
 * Looks which mail domains and networks brought unusually many signings in this hour (UTC) and, while it is young, in the one
 * before, and keeps what it found; every ten minutes, by one process. `usual` is, for a domain, its own mean an hour of the
 * day before; for a network, whose tag changes daily, the median of that hour's networks. Great providers are left out.
 */
export async function findBursts(db: Db, keys: Pick<Keyring, "tag">, now = new Date()) {
  if (!(await db.write((tx) => lease(tx, CHORE, EVERY_MS, now)))) return;
  await db.write((tx) => tx.delete(bursts).where(lt(bursts.hour, new Date(now.getTime() - KEPT_MS))));
  const hours = new Set([now.getTime() - 2 * EVERY_MS, now.getTime()].map((at) => Math.floor(at / HOUR_MS) * HOUR_MS));
  for (const at of hours) await findIn(db, keys, new Date(at), now);
}

/** The bursts of the last so many hours, most signings first, and when they were last looked for. */
export async function lastBursts(db: Reader, campaignId: string, hours: number, now = new Date()) {
  const [chore] = await db.select().from(chores).where(eq(chores.name, CHORE));
  const found = await db
    .select()
    .from(bursts)
    .where(and(eq(bursts.campaignId, campaignId), gte(bursts.hour, new Date(now.getTime() - hours * HOUR_MS))))
    .orderBy(desc(bursts.n))
    .limit(TOP);
  return { bursts: found, lookedAt: chore ? new Date(chore.leasedUntil.getTime() - EVERY_MS) : null };
}

async function findIn(db: Db, keys: Pick<Keyring, "tag">, hour: Date, now: Date) {
  const found: Burst[] = [];
  for (const [campaignId, sums] of await sumsOf(db.read, hour)) {
    const networks = [...sums.network.values()].sort((a, b) => a - b);
    const ordinary = networks[Math.floor((networks.length - 1) / 2)] ?? 0;
    for (const kind of ["domain", "network"] as const)
      for (const [name, n] of topOf(sums[kind])) {
        const tag = Buffer.from(name, "hex");
        if (kind === "domain" && isOfGreatProvider(keys, campaignId, tag)) continue;
        const usual = Math.round(kind === "domain" ? await meanBefore(db.read, campaignId, tag, hour) : ordinary);
        if (n >= TIMES_USUAL * usual) found.push({ campaignId, kind, tag, hour, n, usual, foundAt: now });
      }
  }
  await db.write(async (tx) => {
    await tx.delete(bursts).where(eq(bursts.hour, hour));
    if (found.length > 0) await tx.insert(bursts).values(found);
  });
}

/** How many signings of the hour each tag has, by campaign. Read from one index alone, newest first, in pieces. */
async function sumsOf(db: Reader, hour: Date): Promise<Map<string, Sums>> {
  const all = new Map<string, Sums>();
  let before = new Date(hour.getTime() + HOUR_MS);
  for (let seen = 0; seen < LOOKED_AT_MOST && before > hour; ) {
    const within = and(
      isNotNull(signatures.networkTag),
      gte(signatures.signedAt, hour),
      lt(signatures.signedAt, before),
    );
    const [edge] = await db
      .select({ at: signatures.signedAt })
      .from(signatures)
      .where(within)
      .orderBy(desc(signatures.signedAt))
      .limit(1)
      .offset(ENTRIES_AT_ONCE - 1);
    const from = edge?.at ?? hour;
    const { campaignId, domainTag, networkTag } = signatures;
    const groups = await db
      .select({ campaignId, domainTag, networkTag, n: count() })
      .from(signatures)
      .where(and(isNotNull(networkTag), gte(signatures.signedAt, from), lt(signatures.signedAt, before)))
      .groupBy(campaignId, domainTag, networkTag);
    for (const { campaignId, n, ...tags } of groups) {
      const sums: Sums = all.get(campaignId) ?? { domain: new Map(), network: new Map() };
      all.set(campaignId, sums);
      if (tags.domainTag) add(sums.domain, hex(tags.domainTag), n);
      if (tags.networkTag) add(sums.network, hex(tags.networkTag), n);
    }
    seen += ENTRIES_AT_ONCE;
    before = from;
    await new Promise(setImmediate); // visitors first
  }
  return all;
}

async function meanBefore(db: Reader, campaignId: string, tag: Uint8Array, hour: Date): Promise<number> {
  const n = await db.$count(
    signatures,
    and(
      eq(signatures.campaignId, campaignId),
      eq(signatures.domainTag, tag),
      gte(signatures.signedAt, new Date(hour.getTime() - DAY_HOURS * HOUR_MS)),
      lt(signatures.signedAt, hour),
    ),
  );
  return n / DAY_HOURS;
}

const topOf = (sums: Map<string, number>) =>
  [...sums]
    .filter(([, n]) => n >= LEAST)
    .sort(([, a], [, b]) => b - a)
    .slice(0, TOP);

const add = (counts: Map<string, number>, key: string, n: number) => void counts.set(key, (counts.get(key) ?? 0) + n);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
