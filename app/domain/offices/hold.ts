import { and, eq, inArray, isNull, lte, ne, or, type SQL } from "drizzle-orm";
import { holdUnreachable } from "#app/domain/inbound/address-states.ts";
import { type LetterEvent, recordEvents } from "#app/domain/letters/events.ts";
import { BYTES_KEPT_MS } from "#app/domain/letters/keep.ts";
import { queueLetters, unqueueLetters } from "#app/domain/letters/queue.ts";
import { type HoldReason, isAgreement } from "#app/domain/offices/standing.ts";
import type { Reader, Writer } from "#db/index.ts";
import { letterBytes, letters, officeRequests, stances } from "#db/schema.ts";

type Office = { campaignId: string; representativeId: string };

/** What a hold is about: all letters of a campaign to an office, or those about one action, or from one country. */
export type Hold = Office & { why: HoldReason; actionId?: string; country?: string };

/** Keeps back what waits to leave to an office. What is leaving at this moment leaves. Returns how many are held. */
export async function holdLetters(tx: Writer, hold: Hold, now = new Date()): Promise<number> {
  const held = await tx
    .update(letters)
    .set({ state: "held", heldFor: hold.why, keptBackAt: now, toldAt: null })
    .where(and(eq(letters.state, "queued"), isNull(letters.digestId), about(hold)))
    .returning({ id: letters.id });
  const ids = held.map((letter) => letter.id);
  await unqueueLetters(tx, ids);
  await recordEvents(tx, ids, "held", now);
  return ids.length;
}

/** Lets go what was held for this reason: into the outbox, or into the next digest. Returns how many. */
export async function releaseLetters(tx: Writer, hold: Hold, now = new Date()): Promise<number> {
  const released = await tx
    .update(letters)
    .set({ state: "queued", heldFor: null, keptBackAt: null, toldAt: null })
    .where(and(eq(letters.state, "held"), eq(letters.heldFor, hold.why), about(hold)))
    .returning({ id: letters.id, delivery: letters.delivery });
  const single = released.filter((letter) => letter.delivery === "single").map((letter) => letter.id);
  await queueLetters(tx, single, now);
  await holdUnreachable(tx, single, now);
  const ids = released.map((letter) => letter.id);
  await recordEvents(tx, ids, "released", now);
  await heed(tx, hold, now); // an office may have said more than one thing
  return ids.length;
}

/** Ends what was held, for good: its writers are told that it does not leave. */
export async function endHeld(tx: Writer, hold: Hold, event: LetterEvent, now = new Date()) {
  await fail(tx, and(eq(letters.heldFor, hold.why), about(hold)), event, now);
}

/** What waits to leave by itself goes into the office's digest instead. */
export async function intoDigest(tx: Writer, office: Office, now = new Date()) {
  const moved = await tx
    .update(letters)
    .set({ delivery: "digest", toldAt: null, keptBackAt: now })
    .where(
      and(
        inArray(letters.state, ["queued", "held"]),
        eq(letters.delivery, "single"),
        eq(letters.kind, "letter"),
        about(office),
      ),
    )
    .returning({ id: letters.id });
  const ids = moved.map((letter) => letter.id);
  await unqueueLetters(tx, ids);
  await recordEvents(tx, ids, "into-digest", now);
}

/** The way back: what has its own message, and is in no digest yet, leaves by itself. */
export async function outOfDigest(tx: Writer, office: Office, now = new Date()) {
  const own = tx.select({ id: letterBytes.letterId }).from(letterBytes);
  const waiting = and(eq(letters.delivery, "digest"), isNull(letters.digestId), inArray(letters.id, own));
  const moved = await tx
    .update(letters)
    .set({ delivery: "single", keptBackAt: null, toldAt: null })
    .where(and(inArray(letters.state, ["queued", "held"]), waiting, about(office)))
    .returning({ id: letters.id, state: letters.state });
  const queued = moved.filter((letter) => letter.state === "queued").map((letter) => letter.id);
  await queueLetters(tx, queued, now);
  await holdUnreachable(tx, queued, now);
  const ids = moved.map((letter) => letter.id);
  await recordEvents(tx, ids, "released", now);
}

/**
 * The offices whose word does not hold yet for a letter that waits: one that was leaving when they spoke, and was put off
 * by the office's server.
 */
export async function officesNotHeeded(db: Reader): Promise<Office[]> {
  const { representativeId, campaignId } = letters;
  const waits = and(eq(letters.state, "queued"), isNull(letters.digestId));
  const single = and(eq(letters.delivery, "single"), eq(letters.kind, "letter"));
  const concerned = and(
    or(ne(officeRequests.kind, "digest"), single),
    or(ne(officeRequests.kind, "not-my-area"), eq(letters.country, officeRequests.country)),
  );
  const ofRequest = and(
    eq(representativeId, officeRequests.representativeId),
    eq(campaignId, officeRequests.campaignId),
    waits,
    concerned,
  );
  const ofStance = and(
    eq(representativeId, stances.representativeId),
    eq(campaignId, stances.campaignId),
    eq(letters.actionId, stances.actionId),
    waits,
    eq(letters.kind, "letter"),
  );
  const asked = await db
    .selectDistinct({ representativeId, campaignId })
    .from(officeRequests)
    .innerJoin(letters, ofRequest)
    .where(isNull(officeRequests.endedAt));
  const agreed = await db
    .selectDistinct({ representativeId, campaignId })
    .from(stances)
    .innerJoin(letters, ofStance)
    .where(isAgreement);
  return [...asked, ...agreed];
}

/** Holds what waits for an office against its word. */
export async function heed(tx: Writer, { representativeId, campaignId }: Office, now = new Date()) {
  const requests = await tx
    .select()
    .from(officeRequests)
    .where(
      and(
        eq(officeRequests.representativeId, representativeId),
        eq(officeRequests.campaignId, campaignId),
        isNull(officeRequests.endedAt),
      ),
    );
  for (const request of requests) {
    if (request.kind === "digest") await intoDigest(tx, request, now);
    else await holdLetters(tx, holdOf({ ...request, kind: request.kind }), now);
  }
  const of = and(eq(stances.representativeId, representativeId), eq(stances.campaignId, campaignId), isAgreement);
  for (const { actionId } of await tx.select({ actionId: stances.actionId }).from(stances).where(of))
    await holdLetters(tx, { campaignId, representativeId, actionId, why: "agreed" }, now);
}

/** Ends what was held for so long that its message can no longer be opened. */
export const endWhatWasHeldTooLong = (tx: Writer, now = new Date()) =>
  fail(tx, lte(letters.confirmedAt, new Date(now.getTime() - BYTES_KEPT_MS)), "held-too-long", now);

/** What a request holds back. */
export const holdOf = ({
  campaignId,
  representativeId,
  kind,
  country,
}: Office & { kind: Exclude<HoldReason, "agreed">; country: string }): Hold => ({
  campaignId,
  representativeId,
  why: kind,
  ...(kind === "not-my-area" ? { country } : {}),
});

const about = ({ campaignId, representativeId, actionId, country }: Office & Partial<Hold>): SQL | undefined =>
  and(
    eq(letters.representativeId, representativeId),
    eq(letters.campaignId, campaignId),
    actionId === undefined ? undefined : and(eq(letters.actionId, actionId), eq(letters.kind, "letter")),
    country === undefined ? undefined : eq(letters.country, country),
  );

async function fail(tx: Writer, which: SQL | undefined, event: LetterEvent, now: Date) {
  const failed = await tx
    .update(letters)
    .set({ state: "failed", endedAt: now, toldAt: null })
    .where(and(eq(letters.state, "held"), which))
    .returning({ id: letters.id });
  const ids = failed.map((letter) => letter.id);
  await recordEvents(tx, ids, event, now);
}
