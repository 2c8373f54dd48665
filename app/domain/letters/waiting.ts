import { and, count, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { listPauses, type Pause } from "#app/domain/letters/pauses.ts";
import type { Reader } from "#db/index.ts";
import { letterDomains, letterLanes, outbox, representatives } from "#db/schema.ts";

/** A mail domain as organisers see it. `percentRefused` is of its last answers; null while there are none. */
export type DomainLane = {
  domain: string;
  waiting: number;
  perHour: number | null;
  percentRefused: number | null;
  nextAt: Date | null;
  pause: Pause | null;
};
export type TargetLane = {
  representativeId: string;
  name: string;
  domain: string;
  waiting: number;
  perHour: number | null;
  pause: Pause | null;
};
/** Everything that waits, and what keeps it waiting. */
export type Waiting = {
  total: number;
  underWay: number;
  domains: DomainLane[];
  targets: TargetLane[];
  pauses: Pause[];
};

const SHOWN = 50;

/** What waits, the longest lines first, with those that are paused. One look at the index, however many wait. */
export async function whatWaits(db: Reader): Promise<Waiting> {
  const pauses = await listPauses(db);
  const byLane = await db
    .select({ laneId: outbox.laneId, n: count() })
    .from(outbox)
    .where(and(isNotNull(outbox.laneId), isNull(outbox.leasedUntil)))
    .groupBy(outbox.laneId);
  const waiting = new Map(byLane.map(({ laneId, n }) => [laneId ?? "", n]));
  const lanes = await db
    .select({ id: letterLanes.id, domain: letterLanes.domain, representativeId: letterLanes.representativeId })
    .from(letterLanes);
  const domains = summed(lanes.map((lane) => [lane.domain, waiting.get(lane.id) ?? 0]));
  const targets = summed(lanes.map((lane) => [lane.representativeId, waiting.get(lane.id) ?? 0]));
  return {
    total: [...waiting.values()].reduce((sum, n) => sum + n, 0),
    underWay: await db.$count(outbox, and(isNotNull(outbox.letterId), isNotNull(outbox.leasedUntil))),
    domains: await domainLanes(db, domains, pauses),
    targets: await targetLanes(db, targets, pauses),
    pauses,
  };
}

async function domainLanes(db: Reader, waiting: Map<string, number>, pauses: Pause[]): Promise<DomainLane[]> {
  const paused = pausesOf(pauses, "domain");
  const shown = longest(waiting, [...paused.keys()]);
  const rows = await db.select().from(letterDomains).where(inArray(letterDomains.domain, shown));
  return sorted(
    rows.map(({ domain, perHour, recent, wakesAt }) => ({
      domain,
      waiting: waiting.get(domain) ?? 0,
      perHour,
      percentRefused: recent ? Math.round((100 * (recent.split("b").length - 1)) / recent.length) : null,
      nextAt: wakesAt,
      pause: paused.get(domain) ?? null,
    })),
  );
}

async function targetLanes(db: Reader, waiting: Map<string, number>, pauses: Pause[]): Promise<TargetLane[]> {
  const paused = pausesOf(pauses, "target");
  const shown = longest(waiting, [...paused.keys()]);
  const rows = await db
    .select({
      representativeId: representatives.id,
      name: representatives.name,
      domain: sql<string>`max(${letterLanes.domain})`,
      perHour: sql<number | null>`max(${letterLanes.perHour})`,
    })
    .from(representatives)
    .innerJoin(letterLanes, eq(letterLanes.representativeId, representatives.id))
    .where(inArray(representatives.id, shown))
    .groupBy(representatives.id, representatives.name);
  return sorted(
    rows.map((row) => ({
      ...row,
      waiting: waiting.get(row.representativeId) ?? 0,
      pause: paused.get(row.representativeId) ?? null,
    })),
  );
}

const pausesOf = (pauses: Pause[], scope: Pause["scope"]) =>
  new Map(pauses.filter((pause) => pause.scope === scope).map((pause) => [pause.key, pause]));

function summed(entries: [string, number][]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [key, n] of entries) sums.set(key, (sums.get(key) ?? 0) + n);
  return sums;
}

function longest(waiting: Map<string, number>, also: string[]): string[] {
  const keys = [...waiting].filter(([, n]) => n > 0).sort(([, a], [, b]) => b - a);
  return [...new Set([...keys.slice(0, SHOWN).map(([key]) => key), ...also])];
}

const sorted = <Row extends { waiting: number }>(rows: Row[]) => rows.sort((a, b) => b.waiting - a.waiting);
