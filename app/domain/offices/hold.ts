import { and, eq, inArray, isNotNull, isNull, lte, type SQL } from "drizzle-orm";
import { BYTES_KEPT_MS } from "#app/domain/letters/confirm.ts";
import { type LetterEvent, recordEvents } from "#app/domain/letters/events.ts";
import { type HoldReason, isAgreement } from "#app/domain/offices/standing.ts";
import type { Writer } from "#db/index.ts";
import { letterBytes, letters, officeRequests, outbox, stances } from "#db/schema.ts";

type Office = { campaignId: string; representativeId: string };

/** What a hold is about: all letters of a campaign to an office, or those about one action, or from one country. */
export type Hold = Office & { why: HoldReason; actionId?: string; country?: string };

const AT_ONCE = 500;

/** Keeps back what waits to leave to an office. What is leaving at this moment leaves. Returns how many are held. */
export async function holdLetters(tx: Writer, hold: Hold, now = new Date()): Promise<number> {
  const held = await tx
    .update(letters)
    .set({ state: "held", heldFor: hold.why, keptBackAt: now, toldAt: null })
    .where(and(eq(letters.state, "queued"), isNull(letters.digestId), about(hold)))
    .returning({ id: letters.id });
  const ids = held.map((letter) => letter.id);
  await inPieces(ids, (some) => tx.delete(outbox).where(inArray(outbox.letterId, some)));
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
  await queueAgain(tx, single, now);
  const ids = released.map((letter) => letter.id);
  await recordEvents(tx, ids, "released", now);
  await holdWhatWaits(tx, now, hold); // an office may have said more than one thing
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
  await inPieces(ids, (some) => tx.delete(outbox).where(inArray(outbox.letterId, some)));
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
  await queueAgain(
    tx,
    moved.filter((letter) => letter.state === "queued").map((letter) => letter.id),
    now,
  );
  await recordEvents(
    tx,
    moved.map((letter) => letter.id),
    "released",
    now,
  );
}

/**
 * Holds what has come to wait since an office spoke, or since all offices spoke: such as a letter that was leaving then
 * and was put off by the office's server.
 */
export async function holdWhatWaits(tx: Writer, now = new Date(), office?: Office) {
  const spoken = office
    ? and(
        eq(officeRequests.representativeId, office.representativeId),
        eq(officeRequests.campaignId, office.campaignId),
      )
    : undefined;
  const requests = await tx
    .select()
    .from(officeRequests)
    .where(and(isNull(officeRequests.endedAt), spoken));
  for (const request of requests) {
    if (request.kind === "digest") await intoDigest(tx, request, now);
    else await holdLetters(tx, holdOf({ ...request, kind: request.kind }), now);
  }
  const said = office
    ? and(eq(stances.representativeId, office.representativeId), eq(stances.campaignId, office.campaignId))
    : undefined;
  const agreed = await tx.select().from(stances).where(and(isAgreement, said));
  for (const { campaignId, representativeId, actionId } of agreed)
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
    .where(and(eq(letters.state, "held"), isNotNull(letters.keptBackAt), which))
    .returning({ id: letters.id });
  await recordEvents(
    tx,
    failed.map((letter) => letter.id),
    event,
    now,
  );
}

async function queueAgain(tx: Writer, ids: string[], now: Date) {
  await inPieces(ids, (some) =>
    tx.insert(outbox).values(some.map((letterId) => ({ kind: "letter" as const, letterId, dueAt: now }))),
  );
}

async function inPieces(ids: string[], work: (some: string[]) => PromiseLike<unknown>) {
  for (let from = 0; from < ids.length; from += AT_ONCE) await work(ids.slice(from, from + AT_ONCE));
}
