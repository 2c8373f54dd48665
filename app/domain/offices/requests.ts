import { and, desc, eq, isNull, or } from "drizzle-orm";
import { z } from "zod";
import { replaceAddress, restoreAddress } from "#app/domain/offices/addresses.ts";
import { endHeld, holdLetters, holdOf, intoDigest, outOfDigest, releaseLetters } from "#app/domain/offices/hold.ts";
import type { OfficeLink } from "#app/domain/offices/links.ts";
import { Email } from "#app/domain/people.ts";
import type { Reader, Writer } from "#db/index.ts";
import { officeLinks, officeRequestKinds, officeRequests, organisers, representatives } from "#db/schema.ts";

export type RequestKind = (typeof officeRequestKinds)[number];
export type OfficeRequest = typeof officeRequests.$inferSelect;

/** One link can ask no more often, whatever organisers undo in between. */
const REQUESTS_A_LINK = 12;

/** What an office may ask for with the link in a letter. Messages are keys of locales/en/errors.json. */
export const OfficeRequestForm = z.object({
  intent: z.enum(officeRequestKinds, "intent.unknown"),
  rightAddress: z
    .literal("")
    .transform(() => null)
    .or(Email)
    .nullable()
    .default(null),
});
export type OfficeRequestForm = z.infer<typeof OfficeRequestForm>;

/**
 * Does what an office asks for, at once and so that it can be undone: what waits is held or goes into the digest. An
 * address is never changed by it. Returns what was asked anew; "enough" once a link has asked too often.
 */
export async function askAsOffice(
  tx: Writer,
  link: OfficeLink,
  { intent: kind, rightAddress }: OfficeRequestForm,
  now = new Date(),
): Promise<{ id: string } | "asked-before" | "enough"> {
  if ((await tx.$count(officeRequests, eq(officeRequests.linkId, link.id))) >= REQUESTS_A_LINK) return "enough";
  const { campaignId, representativeId } = link;
  const country = kind === "not-my-area" ? link.country : link.representative.country;
  const asked = { campaignId, representativeId, kind, country };
  const right = kind === "wrong-address" ? rightAddress : null;
  const [added] = await tx
    .insert(officeRequests)
    .values({ ...asked, linkId: link.id, rightAddress: right, askedAt: now })
    .onConflictDoNothing()
    .returning({ id: officeRequests.id });
  if (!added) return "asked-before";
  await takeEffect(tx, asked, now);
  return added;
}

/** What of an office's wishes stands in a campaign. */
export async function standingRequests(
  db: Reader,
  { campaignId, representativeId }: Pick<OfficeLink, "campaignId" | "representativeId">,
): Promise<OfficeRequest[]> {
  const of = and(eq(officeRequests.campaignId, campaignId), eq(officeRequests.representativeId, representativeId));
  return db
    .select()
    .from(officeRequests)
    .where(and(of, isNull(officeRequests.endedAt)));
}

/** A request as organisers see it: with the letter's link it came by, and who decided about it. */
export type AskedRequest = OfficeRequest & {
  representative: string;
  link: { id: string; address: string; madeAt: Date; revokedAt: Date | null };
  by: string | null;
};

/** The requests of a campaign, newest first. */
export async function listRequests(db: Reader, campaignId: string, most: number): Promise<AskedRequest[]> {
  const { id, address, madeAt, revokedAt } = officeLinks;
  const rows = await db
    .select({
      request: officeRequests,
      representative: representatives.name,
      link: { id, address, madeAt, revokedAt },
      by: organisers.name,
    })
    .from(officeRequests)
    .innerJoin(representatives, eq(representatives.id, officeRequests.representativeId))
    .innerJoin(officeLinks, eq(officeLinks.id, officeRequests.linkId))
    .leftJoin(organisers, eq(organisers.id, officeRequests.organiserId))
    .where(eq(officeRequests.campaignId, campaignId))
    .orderBy(desc(officeRequests.askedAt))
    .limit(most);
  return rows.map(({ request, ...rest }) => ({ ...request, ...rest }));
}

type Decision = { campaignId: string; id: string; organiserId: string; reason: string };

/**
 * An organiser has looked at a request and lets it stand. A wrong address is taken out of use then, with the right one
 * in its place where one is given; what was held for it ends, since its message names the old one. Null when the
 * request is not there, or decided.
 */
export async function keepRequest(
  tx: Writer,
  { campaignId, id, organiserId, reason }: Decision,
  rightAddress: string | null,
  now = new Date(),
): Promise<OfficeRequest | null> {
  const open = and(
    eq(officeRequests.id, id),
    eq(officeRequests.campaignId, campaignId),
    isNull(officeRequests.decidedAt),
  );
  const decided = { decidedAt: now, decision: "kept" as const, organiserId, reason };
  const [request] = await tx.update(officeRequests).set(decided).where(open).returning();
  if (request?.kind !== "wrong-address") return request ?? null;
  await tx.update(officeRequests).set({ endedAt: now, rightAddress }).where(eq(officeRequests.id, id));
  const old = await addressOf(tx, request);
  await replaceAddress(tx, request.representativeId, old, rightAddress, now);
  await endHeld(tx, holdOf({ ...request, kind: request.kind }), "address-wrong", now);
  return request;
}

/** An organiser undoes a request, decided or not: what it held is let go, and an address is as it was. Null when it is not there, or undone. */
export async function undoRequest(
  tx: Writer,
  { campaignId, id, organiserId, reason }: Decision,
  now = new Date(),
): Promise<OfficeRequest | null> {
  const standing = or(isNull(officeRequests.decision), eq(officeRequests.decision, "kept"));
  const [request] = await tx
    .update(officeRequests)
    .set({ decidedAt: now, decision: "undone", organiserId, reason, endedAt: now })
    .where(and(eq(officeRequests.id, id), eq(officeRequests.campaignId, campaignId), standing))
    .returning();
  if (!request) return null;
  if (request.kind === "digest") await outOfDigest(tx, request, now);
  else await releaseLetters(tx, holdOf({ ...request, kind: request.kind }), now);
  if (request.kind === "wrong-address")
    await restoreAddress(tx, request.representativeId, await addressOf(tx, request), request.rightAddress, now);
  return request;
}

async function addressOf(tx: Writer, { linkId }: OfficeRequest): Promise<string> {
  const [link] = await tx.select({ address: officeLinks.address }).from(officeLinks).where(eq(officeLinks.id, linkId));
  return link?.address ?? "";
}

type Asked = { campaignId: string; representativeId: string; kind: RequestKind; country: string };

async function takeEffect(tx: Writer, { kind, ...asked }: Asked, now: Date) {
  if (kind === "digest") await intoDigest(tx, asked, now);
  else await holdLetters(tx, holdOf({ ...asked, kind }), now);
}
