import { and, desc, eq, gte, lte } from "drizzle-orm";
import { type Signal, signalsOf, verdictOn } from "#app/domain/suspicion.ts";
import type { Db, Reader } from "#db/index.ts";
import { signatures } from "#db/schema.ts";

/** So many of the newest are looked at for the groups: a page must not take longer the more there are. */
export const LOOKED_AT_MOST = 50_000;
const ROWS_AT_ONCE = 4_000;
const HOUR_MS = 3_600_000;

/** Why a signature is held: a signal, its mail domain alone, or a review. */
export type Why = Signal | "domain" | "review";
/** A thing that held signatures have in common, and how many there are. */
export type Group = { key: string; signatures: number };

/** Held signatures by what they have in common, most first; hours by their beginning, the newest first. */
export type HeldGroups = {
  lookedAt: number;
  why: { key: Why; signatures: number }[];
  domains: Group[];
  networks: Group[];
  hours: Group[];
};

/** The newest held signatures of a campaign in groups. */
export function groupHeld(db: Db, campaignId: string): Promise<HeldGroups> {
  return db.snapshot(async (reader) => {
    const sums = { why: new Map<Why, number>(), domains: sum(), networks: sum(), hours: sum() };
    let lookedAt = 0;
    for await (const rows of newestHeld(reader, campaignId))
      for (const row of rows) {
        lookedAt++;
        for (const why of reasonsOf(row)) add(sums.why, why);
        if (row.domainTag) add(sums.domains, hex(row.domainTag));
        if (row.networkTag) add(sums.networks, hex(row.networkTag));
        add(sums.hours, new Date(Math.floor(row.signedAt.getTime() / HOUR_MS) * HOUR_MS).toISOString());
      }
    return {
      lookedAt,
      why: mostFirst(sums.why),
      domains: mostFirst(sums.domains),
      networks: mostFirst(sums.networks),
      hours: mostFirst(sums.hours).sort((a, b) => (a.key < b.key ? 1 : -1)),
    };
  });
}

type HeldRow = {
  confirmedAt: Date | null;
  signedAt: Date;
  signals: string[] | null;
  domainTag: Uint8Array | null;
  networkTag: Uint8Array | null;
  stateBefore: string | null;
};

/** Newest first, in pieces between which visitors are served. */
async function* newestHeld(db: Reader, campaignId: string): AsyncGenerator<HeldRow[]> {
  const { confirmedAt, signedAt, signals, domainTag, networkTag, stateBefore } = signatures;
  const held = and(eq(signatures.campaignId, campaignId), eq(signatures.state, "held"));
  let latest: Date | null | undefined;
  for (let seen = 0; latest !== null && seen < LOOKED_AT_MOST; ) {
    const upTo = latest && lte(confirmedAt, latest);
    const [edge] = await db
      .select({ confirmedAt })
      .from(signatures)
      .where(and(held, upTo))
      .orderBy(desc(confirmedAt))
      .limit(1)
      .offset(ROWS_AT_ONCE - 1);
    const from: Date = edge?.confirmedAt ?? new Date(0);
    const rows = await db
      .select({ confirmedAt, signedAt, signals, domainTag, networkTag, stateBefore })
      .from(signatures)
      .where(and(held, gte(confirmedAt, from), upTo));
    seen += rows.length;
    yield rows;
    latest = edge ? new Date(from.getTime() - 1) : null;
    await new Promise(setImmediate); // visitors first
  }
}

/** What a signature is held for: a review, the signals that weigh towards it, or else what its mail domain brought. */
function reasonsOf({ signals, stateBefore }: HeldRow): Why[] {
  if (stateBefore !== null) return ["review"];
  const seen = signalsOf(signals);
  return verdictOn(seen).hold ? seen : ["domain"];
}

const sum = () => new Map<string, number>();
const add = <Key>(counts: Map<Key, number>, key: Key) => void counts.set(key, (counts.get(key) ?? 0) + 1);
const mostFirst = <Key extends string>(counts: Map<Key, number>) =>
  [...counts].map(([key, n]) => ({ key, signatures: n })).sort((a, b) => b.signatures - a.signatures);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
