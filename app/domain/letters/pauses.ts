import { and, eq, inArray, notInArray } from "drizzle-orm";
import type { Reader, Writer } from "#db/index.ts";
import {
  campaigns,
  letterDomains,
  letterLanes,
  letterPauses,
  organisers,
  pauseScopes,
  representatives,
} from "#db/schema.ts";

export { pauseScopes };
export type PauseScope = (typeof pauseScopes)[number];
export type Place = { scope: PauseScope; key: string };

/** What is paused, since when and why. `by` is null for the command line and for what paused itself. */
export type Pause = Place & { since: Date; reason: string; automatic: boolean; by: string | null; name: string };

/**
 * Keeps all letters of a campaign, to a representative or to a mail domain waiting. It holds for every process from its
 * commit on, since no claim finds them any more. False when it is paused already, or there is no such thing.
 */
export async function pause(
  tx: Writer,
  { scope, key }: Place,
  {
    reason,
    organiserId = null,
    automatic = false,
  }: { reason: string; organiserId?: string | null; automatic?: boolean },
  now = new Date(),
): Promise<boolean> {
  if (!(await exists(tx, { scope, key }))) return false;
  const row = { scope, key, reason, organiserId, automatic: automatic ? 1 : 0, since: now };
  const added = await tx.insert(letterPauses).values(row).onConflictDoNothing().returning({ key: letterPauses.key });
  if (added.length === 0) return false;
  const closed = { closed: 1, wakesAt: null };
  if (scope === "domain") {
    await tx
      .insert(letterDomains)
      .values({ domain: key, country: "XX", nextAt: now, closed: 1 })
      .onConflictDoUpdate({ target: letterDomains.domain, set: closed });
  } else await tx.update(letterLanes).set(closed).where(lanesOf({ scope, key }));
  return true;
}

/** Lets the letters leave again, as fast as the rules have it. False when nothing was paused. */
export async function resume(tx: Writer, { scope, key }: Place, now = new Date()): Promise<boolean> {
  const gone = await tx
    .delete(letterPauses)
    .where(and(eq(letterPauses.scope, scope), eq(letterPauses.key, key)))
    .returning({ key: letterPauses.key });
  if (gone.length === 0) return false;
  const open = { closed: 0, wakesAt: now };
  if (scope === "domain") {
    await tx
      .update(letterDomains)
      .set({ ...open, recent: "" })
      .where(eq(letterDomains.domain, key));
    return true;
  }
  const still = (other: PauseScope) =>
    tx.select({ key: letterPauses.key }).from(letterPauses).where(eq(letterPauses.scope, other));
  const opened = await tx
    .update(letterLanes)
    .set(open)
    .where(
      and(
        lanesOf({ scope, key }),
        notInArray(letterLanes.campaignId, still("campaign")),
        notInArray(letterLanes.representativeId, still("target")),
      ),
    )
    .returning({ domain: letterLanes.domain });
  const domains = [...new Set(opened.map(({ domain }) => domain))];
  if (domains.length > 0)
    await tx
      .update(letterDomains)
      .set({ wakesAt: now })
      .where(and(inArray(letterDomains.domain, domains), eq(letterDomains.closed, 0)));
  return true;
}

/** Everything that is paused, the newest first. */
export async function listPauses(db: Reader): Promise<Pause[]> {
  const rows = await db
    .select({ pause: letterPauses, by: organisers.name, representative: representatives.name })
    .from(letterPauses)
    .leftJoin(organisers, eq(organisers.id, letterPauses.organiserId))
    .leftJoin(representatives, and(eq(letterPauses.scope, "target"), eq(representatives.id, letterPauses.key)));
  return rows
    .map(({ pause: { organiserId: _, automatic, ...rest }, by, representative }) => ({
      ...rest,
      automatic: automatic > 0,
      by,
      name: representative ?? rest.key,
    }))
    .sort((a, b) => b.since.getTime() - a.since.getTime());
}

const lanesOf = ({ scope, key }: Place) =>
  eq(scope === "campaign" ? letterLanes.campaignId : letterLanes.representativeId, key);

async function exists(tx: Writer, { scope, key }: Place): Promise<boolean> {
  if (scope === "domain") return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(key);
  const found =
    scope === "campaign"
      ? await tx.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.id, key))
      : await tx.select({ id: representatives.id }).from(representatives).where(eq(representatives.id, key));
  return found.length > 0;
}
