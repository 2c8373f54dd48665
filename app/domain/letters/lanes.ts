import { and, eq, gt, inArray, isNull, or } from "drizzle-orm";
import type { Writer } from "#db/index.ts";
import { letterDomains, letterLanes, letterPauses } from "#db/schema.ts";

/** Where a letter goes, as far as its turn depends on it. */
export type Destination = { campaignId: string; representativeId: string; country: string; address: string };
export type Lane = { laneId: string; domain: string };

export const domainOf = (address: string) => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

const LONG_AGO = new Date(0);

/** The lane of a letter, laid where there was none. One that is paused from the outset stays closed. */
export async function laneFor(tx: Writer, to: Destination): Promise<Lane> {
  const domain = domainOf(to.address);
  const { country, campaignId, representativeId } = to;
  await tx
    .insert(letterDomains)
    .values({ domain, country, nextAt: LONG_AGO, closed: (await isPaused(tx, [["domain", domain]])) ? 1 : 0 })
    .onConflictDoNothing();
  const here = and(eq(letterLanes.representativeId, representativeId), eq(letterLanes.campaignId, campaignId));
  const [known] = await tx.select({ id: letterLanes.id, domain: letterLanes.domain }).from(letterLanes).where(here);
  if (known?.domain === domain) return { laneId: known.id, domain };
  if (known) {
    await tx.update(letterLanes).set({ domain }).where(eq(letterLanes.id, known.id)); // the office has moved
    return { laneId: known.id, domain };
  }
  const paused = await isPaused(tx, [
    ["campaign", campaignId],
    ["target", representativeId],
  ]);
  const lane = { campaignId, representativeId, country, domain, nextAt: LONG_AGO, closed: paused ? 1 : 0 };
  const [laid] = await tx.insert(letterLanes).values(lane).returning({ id: letterLanes.id });
  if (!laid) throw new Error("no lane could be laid");
  return { laneId: laid.id, domain };
}

/** Something will be due in the lanes at that time, so that they are looked at then; those that are paused sleep on. */
export async function wake(tx: Writer, lanes: Lane[], at: Date) {
  const later = <Column extends typeof letterLanes.wakesAt | typeof letterDomains.wakesAt>(column: Column) =>
    or(isNull(column), gt(column, at));
  const ids = [...new Set(lanes.map((lane) => lane.laneId))];
  const domains = [...new Set(lanes.map((lane) => lane.domain))];
  if (ids.length === 0) return;
  await tx
    .update(letterLanes)
    .set({ wakesAt: at })
    .where(and(inArray(letterLanes.id, ids), eq(letterLanes.closed, 0), later(letterLanes.wakesAt)));
  await tx
    .update(letterDomains)
    .set({ wakesAt: at })
    .where(and(inArray(letterDomains.domain, domains), eq(letterDomains.closed, 0), later(letterDomains.wakesAt)));
}

type Scope = (typeof letterPauses.$inferSelect)["scope"];

async function isPaused(tx: Writer, places: [Scope, string][]): Promise<boolean> {
  const which = places.map(([scope, key]) => and(eq(letterPauses.scope, scope), eq(letterPauses.key, key)));
  const rows = await tx
    .select({ key: letterPauses.key })
    .from(letterPauses)
    .where(or(...which))
    .limit(1);
  return rows.length > 0;
}
