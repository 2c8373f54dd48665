import { eq } from "drizzle-orm";
import { type Campaign, findCampaign } from "#app/domain/campaigns.ts";
import { takesMail } from "#app/domain/inbound/address-states.ts";
import type { Keyring } from "#app/domain/keys.ts";
import type { ComposeLetter } from "#app/domain/letters/compose.ts";
import { recordEvent } from "#app/domain/letters/events.ts";
import { keepBytes } from "#app/domain/letters/keep.ts";
import { laneFor } from "#app/domain/letters/lanes.ts";
import { enqueue } from "#app/domain/letters/queue.ts";
import { type Begun, beginDigests, begunDigests, contentOf, type DigestContent } from "#app/domain/offices/digest.ts";
import { keepOfficeLink, newOfficeLink } from "#app/domain/offices/links.ts";
import { findRepresentative, type Representative } from "#app/domain/representatives.ts";
import { newToken, tokenHash } from "#app/domain/tokens.ts";
import type { Db, Writer } from "#db/index.ts";
import { digests, letters } from "#db/schema.ts";

const FALLBACK_LOCALE = "en";
/** How many bytes of a hash stand for a writer in letters.writerHash. */
const WRITER_BYTES = 16;

/** What a digest is written with: the words of its language, and the making of the message. Handed in by the worker. */
export type DigestTools = {
  compose: ComposeLetter;
  /** Our own address: an answer to a digest goes to the campaign, since no single writer stands behind it. */
  from: string;
  words: (campaign: Campaign, to: Representative, content: DigestContent, officeToken: string) => DigestWords;
};

/** Plain text, as it leaves. */
export type DigestWords = { fromName: string; toName: string; subject: string; text: string };

/** Makes the digests that are due and puts them in the outbox, where each leaves once, as letters do. */
export async function makeDigests(db: Db, keys: Keyring, tools: DigestTools, now = new Date()): Promise<number> {
  await db.write((tx) => beginDigests(tx, now));
  const begun = await begunDigests(db.read);
  for (const digest of begun) await finish(db, keys, tools, digest, now);
  return begun.length;
}

async function finish(db: Db, keys: Keyring, { compose, from, words }: DigestTools, digest: Begun, now: Date) {
  const to = await findRepresentative(db.read, digest.representativeId, now);
  const campaign = await findCampaign(db.read, digest.campaignId, to?.locale ?? FALLBACK_LOCALE);
  const address = to?.email;
  if (!address || !campaign || !(await takesMail(db.read, address))) return db.write((tx) => putBack(tx, digest, now));
  const link = newOfficeLink();
  const said = words(campaign, to, await contentOf(db.read, keys, digest), link.token);
  const { fromName, toName, subject, text } = said;
  const id = crypto.randomUUID();
  const composed = await compose({
    ...{ id, date: now, fromName, subject, text, language: campaign.locale, relay: false },
    replyTo: { name: fromName, address: from },
    to: { name: toName, address },
  });
  if (!composed) return db.write((tx) => putBack(tx, digest, now));
  await db.write(async (tx) => {
    const [fresh] = await tx.select({ letterId: digests.letterId }).from(digests).where(eq(digests.id, digest.id));
    if (!fresh || fresh.letterId) return; // another process was first
    await tx.insert(letters).values(rowOf(id, digest, to, campaign.locale, now));
    await tx.update(digests).set({ letterId: id }).where(eq(digests.id, digest.id));
    const of = { campaignId: campaign.id, representativeId: to.id, actionId: null, letterId: id, country: to.country };
    await keepOfficeLink(tx, link, { ...of, address }, now);
    await keepBytes(tx, keys, id, composed, null, now);
    const lane = await laneFor(tx, { ...of, address });
    await enqueue(tx, [{ ...lane, letterId: id, tries: 0 }], now);
    await recordEvent(tx, id, "confirmed", now);
  });
}

/** A digest among the letters. The hash of its week stands where a writer's would, so that there is one at most. */
function rowOf(id: string, digest: Begun, to: Representative, locale: string, now: Date): typeof letters.$inferInsert {
  const { campaignId, representativeId, week } = digest;
  return {
    ...{ id, campaignId, representativeId, kind: "digest", state: "queued", locale, country: to.country },
    actionId: "",
    writingId: id,
    writerHash: tokenHash(`digest ${week.toISOString()}`).subarray(0, WRITER_BYTES),
    consentHash: "",
    manageTokenHash: tokenHash(newToken()),
    writtenAt: now,
    confirmedAt: now,
  };
}

/** The office cannot be reached: its letters wait for another week. */
async function putBack(tx: Writer, { id }: Begun, now: Date) {
  await tx.update(letters).set({ digestId: null }).where(eq(letters.digestId, id));
  await tx.update(digests).set({ settledAt: now, letters: 0 }).where(eq(digests.id, id));
}
