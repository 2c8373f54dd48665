import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { idIn, isTokenOf, newTokenOf, tokenHash } from "#app/domain/tokens.ts";
import type { Reader, Writer } from "#db/index.ts";
import { areas, letters, officeLinks, representatives } from "#db/schema.ts";

/** Long enough for a recess and an office that takes its time; a letter found in an archive years later opens nothing. */
export const OFFICE_LINK_LIFE_MS = 180 * 24 * 3_600_000;

/** A link that is not kept yet: made before the message that carries it, kept in the transaction that queues it. */
export type NewOfficeLink = { id: string; token: string };

/** What a link is for. It names no writer, and speaks for this one representative in this one campaign alone. */
export type OfficeLink = typeof officeLinks.$inferSelect & {
  representative: typeof representatives.$inferSelect;
  area: string | null;
};

type LinkOf = {
  campaignId: string;
  representativeId: string;
  actionId: string | null;
  letterId: string;
  country: string;
  address: string;
};

export function newOfficeLink(): NewOfficeLink {
  const id = crypto.randomUUID();
  return { id, token: newTokenOf(id) };
}

export async function keepOfficeLink(tx: Writer, { id, token }: NewOfficeLink, of: LinkOf, now: Date) {
  const expiresAt = new Date(now.getTime() + OFFICE_LINK_LIFE_MS);
  await tx.insert(officeLinks).values({ id, ...of, tokenHash: tokenHash(token), madeAt: now, expiresAt });
}

/** What a token stands for; null when it is unknown, altered, revoked, or older than half a year. */
export async function findOfficeLink(db: Reader, token: string, now = new Date()): Promise<OfficeLink | null> {
  const [found] = await db
    .select({ link: officeLinks, representative: representatives, area: areas.name })
    .from(officeLinks)
    .innerJoin(representatives, eq(representatives.id, officeLinks.representativeId))
    .leftJoin(areas, eq(areas.id, representatives.areaId))
    .where(eq(officeLinks.id, idIn(token)));
  if (!found || !isTokenOf(found.link.tokenHash, token)) return null;
  if (found.link.revokedAt || found.link.expiresAt <= now) return null;
  return { ...found.link, representative: found.representative, area: found.area };
}

/** The links of letters that have reached their offices, oldest first. */
export async function sentLinks(db: Reader, campaignId: string): Promise<OfficeLink[]> {
  const found = await db
    .select({ link: officeLinks, representative: representatives, area: areas.name })
    .from(officeLinks)
    .innerJoin(representatives, eq(representatives.id, officeLinks.representativeId))
    .innerJoin(letters, eq(letters.id, officeLinks.letterId))
    .leftJoin(areas, eq(areas.id, representatives.areaId))
    .where(and(eq(officeLinks.campaignId, campaignId), eq(letters.state, "sent")))
    .orderBy(asc(officeLinks.madeAt), asc(representatives.key));
  return found.map(({ link, ...office }) => ({ ...link, ...office }));
}

/** Ends a link, or with `all` every link of its office in the campaign, since one that was passed on is seldom alone. */
export async function revokeLinks(
  tx: Writer,
  { id, campaignId }: { id: string; campaignId: string },
  { all, organiserId, reason }: { all: boolean; organiserId: string; reason: string },
  now = new Date(),
): Promise<number> {
  const one = and(eq(officeLinks.id, id), eq(officeLinks.campaignId, campaignId));
  const office = tx.select({ id: officeLinks.representativeId }).from(officeLinks).where(one);
  const which = all ? and(inArray(officeLinks.representativeId, office), eq(officeLinks.campaignId, campaignId)) : one;
  const revoked = await tx
    .update(officeLinks)
    .set({ revokedAt: now, organiserId, reason })
    .where(and(which, isNull(officeLinks.revokedAt)))
    .returning({ id: officeLinks.id });
  return revoked.length;
}
