import { and, eq } from "drizzle-orm";
import type { Campaign } from "#app/domain/campaigns.ts";
import type { Keyring } from "#app/domain/keys.ts";
import { recordEvent } from "#app/domain/letters/events.ts";
import type { PendingLetter } from "#app/domain/letters/form.ts";
import { laneFor, wake } from "#app/domain/letters/lanes.ts";
import { headerText } from "#app/domain/letters/message.ts";
import { PENDING_MS } from "#app/domain/mail-limits.ts";
import { findRepresentative, type Representative } from "#app/domain/representatives.ts";
import { idIn, isTokenOf, tokenHash } from "#app/domain/tokens.ts";
import type { Db, Reader, Writer } from "#db/index.ts";
import { letterBytes, letters, outbox } from "#db/schema.ts";

export type LetterState = (typeof letters.$inferSelect)["state"];

/** A letter as its confirmation mail names it. `letter` is null when it was confirmed before. */
export type AwaitingLetter = {
  id: string;
  campaignId: string;
  actionId: string;
  representativeId: string;
  locale: string;
  state: LetterState;
  letter: PendingLetter | null;
};

type Person = { name: string; address: string };

/** What a message is made of. Names are display names, already fit for a header; the text is plain. */
type LetterParts = {
  id: string;
  date: Date;
  fromName: string;
  replyTo: Person;
  to: Person;
  subject: string;
  text: string;
  language: string;
};

type Envelope = { from: string; to: string };
type ComposedLetter = { messageId: string; raw: Uint8Array; envelope: Envelope };

/**
 * Makes the exact bytes of a message (RFC 5322), from our own address; null when an address is none that can be written
 * to. Done by integrations/letter-mime.ts.
 */
export type ComposeLetter = (parts: LetterParts) => Promise<ComposedLetter | null>;

/** What is sealed in letter_bytes. */
export type KeptBytes = { raw: string; envelope: Envelope };

/** How long the exact message is kept after it left, and how long its key lives. */
export const BYTES_KEPT_MS = 28 * 24 * 3_600_000;

/** What a confirmation token stands for; null when it is unknown, expired, replaced by a newer mail, or its letter withdrawn. */
export async function findAwaitingLetter(
  db: Reader,
  keys: Keyring,
  token: string,
  now = new Date(),
): Promise<AwaitingLetter | null> {
  const [row] = await db
    .select()
    .from(letters)
    .where(eq(letters.id, idIn(token)));
  if (
    !row?.pendingAt ||
    !isTokenOf(row.confirmTokenHash, token) ||
    now.getTime() - row.pendingAt.getTime() >= PENDING_MS
  )
    return null;
  const { id, campaignId, actionId, representativeId, locale, state } = row;
  const awaiting = { id, campaignId, actionId, representativeId, locale, state };
  if (!row.pending || !row.pendingKey) return row.confirmedAt ? { ...awaiting, letter: null } : null;
  const letter = keys.open(row.pending, row.pendingKey) as PendingLetter | null;
  return letter && { ...awaiting, letter };
}

/**
 * Confirms the letter a token stands for: fixes its exact bytes and puts it in the outbox, to leave once. Confirming
 * twice changes nothing. `state` is "queued", or "failed" when the office can no longer be written to; null when the
 * token stands for nothing.
 */
export async function confirmLetter(
  db: Db,
  keys: Keyring,
  compose: ComposeLetter,
  campaign: Campaign,
  token: string,
  now = new Date(),
): Promise<{ id: string; state: LetterState } | null> {
  const awaiting = await findAwaitingLetter(db.read, keys, token, now);
  if (awaiting?.campaignId !== campaign.id) return null;
  const { id, letter } = awaiting;
  if (!letter) return { id, state: awaiting.state };

  const office = await findRepresentative(db.read, awaiting.representativeId, now);
  const composed = office && (await compose(partsOf(id, letter, office.email, now)));
  return db.write(async (tx) => {
    const state = composed ? "queued" : "failed";
    const [confirmed] = await tx
      .update(letters)
      .set({ state, confirmedAt: now, endedAt: composed ? null : now, pending: null, pendingKey: null })
      .where(and(eq(letters.id, id), eq(letters.state, "pending"), eq(letters.confirmTokenHash, tokenHash(token))))
      .returning({ id: letters.id });
    if (!confirmed) return afterwards(tx, id); // another press of the button was first
    await recordEvent(tx, id, "confirmed", now);
    if (office && composed) await queue(tx, keys, { id, campaignId: campaign.id, office }, composed, now);
    else await recordEvent(tx, id, office ? "no-address" : "office-gone", now);
    return { id, state };
  });
}

function partsOf(id: string, letter: PendingLetter, officeAddress: string, date: Date): LetterParts {
  const { fromName, toName, subject, text, language } = letter.message;
  const replyTo = { name: headerText(letter.name), address: letter.email };
  return { id, date, fromName, replyTo, to: { name: toName, address: officeAddress }, subject, text, language };
}

type Queued = { id: string; campaignId: string; office: Representative };

async function queue(
  tx: Writer,
  keys: Keyring,
  { id: letterId, campaignId, office }: Queued,
  { messageId, raw, envelope }: ComposedLetter,
  now: Date,
) {
  const kept: KeptBytes = { raw: Buffer.from(raw).toString("base64"), envelope };
  const { sealed, key } = keys.seal(kept, "letters", now);
  const bytes = { messageId, sealed, sealedKey: key, purgeAt: new Date(now.getTime() + BYTES_KEPT_MS) };
  await tx
    .insert(letterBytes)
    .values({ letterId, ...bytes })
    .onConflictDoUpdate({ target: letterBytes.letterId, set: bytes });
  const to = { campaignId, representativeId: office.id, country: office.country, address: office.email };
  const lane = await laneFor(tx, to);
  await tx.insert(outbox).values({ kind: "letter", letterId, laneId: lane.laneId, dueAt: now });
  await wake(tx, [lane], now);
}

async function afterwards(tx: Writer, id: string) {
  const [row] = await tx
    .select({ id: letters.id, state: letters.state, confirmedAt: letters.confirmedAt })
    .from(letters)
    .where(eq(letters.id, id));
  return row?.confirmedAt ? { id: row.id, state: row.state } : null;
}
