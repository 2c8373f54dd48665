import { and, eq } from "drizzle-orm";
import type { Campaign } from "#app/domain/campaigns.ts";
import type { Keyring } from "#app/domain/keys.ts";
import { recordEvent } from "#app/domain/letters/events.ts";
import type { PendingLetter } from "#app/domain/letters/form.ts";
import { headerText, textSent } from "#app/domain/letters/message.ts";
import { queueLetters } from "#app/domain/letters/queue.ts";
import { PENDING_MS } from "#app/domain/mail-limits.ts";
import { keepDigestWords } from "#app/domain/offices/digest-words.ts";
import { keepOfficeLink, type NewOfficeLink, newOfficeLink } from "#app/domain/offices/links.ts";
import { type MayWrite, mayBeWrittenTo } from "#app/domain/offices/standing.ts";
import { findRepresentative } from "#app/domain/representatives.ts";
import { idIn, isTokenOf, tokenHash } from "#app/domain/tokens.ts";
import type { Db, Reader, Writer } from "#db/index.ts";
import { letterBytes, letters } from "#db/schema.ts";

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

/** Makes the exact bytes of a message (RFC 5322), from our own address. Done by integrations/letter-mime.ts. */
export type ComposeLetter = (parts: LetterParts) => Promise<ComposedLetter>;

/** What is sealed in letter_bytes; with the writer's address, for news of a letter that its office does not take. */
export type KeptBytes = { raw: string; envelope: Envelope; writer?: string };

/** A letter that its writer has confirmed: what state it is in, and whether it leaves by itself or in the office's digest. */
export type Confirmed = { id: string; state: LetterState; delivery: "single" | "digest" };

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
 * twice changes nothing. `state` is "queued", "held" when the office has asked for no more or has agreed, or "failed"
 * when it can no longer be reached; null when the token stands for nothing.
 */
export async function confirmLetter(
  db: Db,
  keys: Keyring,
  compose: ComposeLetter,
  campaign: Campaign,
  token: string,
  now = new Date(),
): Promise<Confirmed | null> {
  const awaiting = await findAwaitingLetter(db.read, keys, token, now);
  if (awaiting?.campaignId !== campaign.id) return null;
  const { id, letter } = awaiting;
  if (!letter) return afterwards(db.read, id);

  const office = await findRepresentative(db.read, awaiting.representativeId, now);
  const link = newOfficeLink();
  const composed = office && (await compose(partsOf(id, letter, office.email, link.token, now)));
  return db.write(async (tx) => {
    const way = wayOf(await mayBeWrittenTo(tx, { ...awaiting, country: letter.country }), composed !== null, now);
    const [confirmed] = await tx
      .update(letters)
      .set({ ...way, confirmedAt: now, endedAt: composed ? null : now, pending: null, pendingKey: null })
      .where(and(eq(letters.id, id), eq(letters.state, "pending"), eq(letters.confirmTokenHash, tokenHash(token))))
      .returning({ id: letters.id });
    if (!confirmed) return afterwards(tx, id); // another press of the button was first
    await recordEvent(tx, id, "confirmed", now);
    if (office && composed)
      await keepMessage(tx, keys, { awaiting, letter, link, address: office.email, composed }, now);
    else await recordEvent(tx, id, "office-gone", now);
    if (way.state === "queued" && way.delivery === "single") await queueLetters(tx, [id], now);
    if (way.state === "held") await recordEvent(tx, id, "held", now);
    if (way.delivery === "digest") await recordEvent(tx, id, "into-digest", now);
    return { id, state: way.state, delivery: way.delivery };
  });
}

/** Which way a confirmed letter goes, as its office wishes. Its writer reads that at once, and needs no mail about it. */
function wayOf(may: MayWrite, isComposed: boolean, now: Date) {
  if (!isComposed) return { state: "failed", delivery: "single" } as const;
  const kept = { keptBackAt: now, toldAt: now };
  if (!may.may) return { state: "held", delivery: "single", heldFor: may.why, ...kept } as const;
  if (may.delivery === "digest") return { state: "queued", delivery: "digest", ...kept } as const;
  return { state: "queued", delivery: "single" } as const;
}

type Made = {
  awaiting: AwaitingLetter;
  letter: PendingLetter;
  link: NewOfficeLink;
  address: string;
  composed: ComposedLetter;
};

async function keepMessage(tx: Writer, keys: Keyring, { awaiting, letter, link, address, composed }: Made, now: Date) {
  const { id, campaignId, actionId, representativeId } = awaiting;
  const of = { campaignId, actionId, representativeId, letterId: id, country: letter.country, address };
  await keepOfficeLink(tx, link, of, now);
  await keepBytes(tx, keys, id, composed, letter.email, now);
  if (letter.quote && letter.ownWords) await keepDigestWords(tx, keys, id, letter.ownWords, now);
}

function partsOf(
  id: string,
  letter: PendingLetter,
  officeAddress: string,
  officeToken: string,
  date: Date,
): LetterParts {
  const { fromName, toName, subject, language } = letter.message;
  const text = textSent(letter.message, officeToken);
  const replyTo = { name: headerText(letter.name), address: letter.email };
  return { id, date, fromName, replyTo, to: { name: toName, address: officeAddress }, subject, text, language };
}

/** Keeps the exact message, sealed, until 28 days after it has left; `writer` is whom news of it goes to. */
export async function keepBytes(
  tx: Writer,
  keys: Keyring,
  letterId: string,
  { messageId, raw, envelope }: ComposedLetter,
  writer: string | undefined,
  now: Date,
) {
  const kept: KeptBytes = { raw: Buffer.from(raw).toString("base64"), envelope, ...(writer ? { writer } : {}) };
  const { sealed, key } = keys.seal(kept, "letters", now);
  const bytes = { messageId, sealed, sealedKey: key, purgeAt: new Date(now.getTime() + BYTES_KEPT_MS) };
  await tx
    .insert(letterBytes)
    .values({ letterId, ...bytes })
    .onConflictDoUpdate({ target: letterBytes.letterId, set: bytes });
}

async function afterwards(db: Pick<Reader, "select">, id: string): Promise<Confirmed | null> {
  const { state, delivery, confirmedAt } = letters;
  const [row] = await db
    .select({ id: letters.id, state, delivery, confirmedAt })
    .from(letters)
    .where(eq(letters.id, id));
  return row?.confirmedAt ? { id: row.id, state: row.state, delivery: row.delivery } : null;
}
