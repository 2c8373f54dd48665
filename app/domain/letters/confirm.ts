import { and, asc, eq, inArray } from "drizzle-orm";
import type { Keyring } from "#app/domain/keys.ts";
import type { LetterChannel } from "#app/domain/letters/channels.ts";
import { recordEvent } from "#app/domain/letters/events.ts";
import type { PendingLetter } from "#app/domain/letters/form.ts";
import { headerText, type LetterMessage } from "#app/domain/letters/message.ts";
import { keepTask } from "#app/domain/letters/tasks.ts";
import { PENDING_MS } from "#app/domain/mail-limits.ts";
import { findRepresentative } from "#app/domain/representatives.ts";
import { idIn, isTokenOf, tokenHash } from "#app/domain/tokens.ts";
import type { Db, Reader, Writer } from "#db/index.ts";
import { letterBytes, letters, outbox } from "#db/schema.ts";

type Row = typeof letters.$inferSelect;
export type LetterState = Row["state"];

/** One letter as its confirmation mail names it. `letter` is null when it was confirmed before. */
export type AwaitingLetter = {
  id: string;
  representativeId: string;
  state: LetterState;
  channel: LetterChannel;
  letter: PendingLetter | null;
};

/** What was written in one go and is confirmed by one mail; at least one letter. */
export type AwaitingLetters = {
  /** The first letter's, by whose manage token all can be found. */
  id: string;
  campaignId: string;
  actionId: string;
  locale: string;
  letters: AwaitingLetter[];
};

type Person = { name: string; address: string };

/** What a message is made of. Names are display names, already fit for a header; the text is plain. */
export type LetterParts = {
  id: string;
  date: Date;
  fromName: string;
  replyTo: Person;
  to: Person;
  subject: string;
  text: string;
  language: string;
  /** The letter it follows. */
  inReplyTo?: string;
};

type Envelope = { from: string; to: string };
type ComposedLetter = { messageId: string; raw: Uint8Array; envelope: Envelope };

/** Makes the exact bytes of a message (RFC 5322), from our own address. Done by integrations/letter-mime.ts. */
export type ComposeLetter = (parts: LetterParts) => Promise<ComposedLetter>;

/** What is sealed in letter_bytes: the bytes in base64, and what they say, for their writer to read. */
export type KeptBytes = { raw: string; envelope: Envelope; message: LetterMessage; replyTo: Person };

/** How long the exact message is kept after it left, and how long its key lives. */
export const BYTES_KEPT_MS = 28 * 24 * 3_600_000;

/** What a confirmation token stands for; null when it is unknown, expired, replaced by a newer mail, or all of it withdrawn. */
export async function findAwaitingLetters(
  db: Reader,
  keys: Keyring,
  token: string,
  now = new Date(),
): Promise<AwaitingLetters | null> {
  const rows = await db
    .select()
    .from(letters)
    .where(eq(letters.writingId, idIn(token)))
    .orderBy(asc(letters.id));
  const theirs = rows.filter((row) => isTokenOf(row.confirmTokenHash, token) && !isExpired(row, now));
  const found = theirs.flatMap((row) => awaitingLetter(keys, row) ?? []);
  const [first] = theirs;
  const [awaiting] = found;
  if (!first || !awaiting) return null;
  const { campaignId, actionId, locale } = first;
  return { id: awaiting.id, campaignId, actionId, locale, letters: found };
}

const isExpired = ({ pendingAt }: Row, now: Date) => !pendingAt || now.getTime() - pendingAt.getTime() >= PENDING_MS;

function awaitingLetter(keys: Keyring, row: Row): AwaitingLetter | null {
  const { id, representativeId, state, channel } = row;
  const known = { id, representativeId, state, channel };
  if (!row.pending || !row.pendingKey) return row.confirmedAt ? { ...known, letter: null } : null;
  const letter = keys.open(row.pending, row.pendingKey) as PendingLetter | null;
  return letter && { ...known, letter };
}

/**
 * Confirms the letters that were written in one go: fixes the exact bytes of each and puts it in the outbox, to leave
 * once; what its writer is to send becomes "to-do". Confirming twice changes nothing. A letter's state is "queued", or
 * "failed" when its office can no longer be written to. False when nothing is there to confirm (any more).
 */
export async function confirmLetters(
  db: Db,
  keys: Keyring,
  compose: ComposeLetter,
  { letters: awaiting }: AwaitingLetters,
  now = new Date(),
): Promise<boolean> {
  const composed = await Promise.all(
    awaiting.flatMap(({ id, representativeId, channel, letter }) =>
      letter && channel === "our-mail" ? [composeOne(db, compose, id, representativeId, letter, now)] : [],
    ),
  );
  return db.write(async (tx) => {
    for (const one of composed) await confirmOne(tx, keys, one, now);
    for (const { id, channel, letter } of awaiting)
      if (letter && channel !== "our-mail") await handOver(tx, keys, id, letter, now);
    const ids = awaiting.map(({ id }) => id);
    const there = await tx.select({ at: letters.confirmedAt }).from(letters).where(inArray(letters.id, ids));
    return there.some(({ at }) => at !== null);
  });
}

type Composed = { id: string; letter: PendingLetter; parts: LetterParts | null; composed: ComposedLetter | null };

async function composeOne(
  { read }: Db,
  compose: ComposeLetter,
  id: string,
  representativeId: string,
  letter: PendingLetter,
  now: Date,
): Promise<Composed> {
  const office = await findRepresentative(read, representativeId, now);
  const parts = office?.email ? partsOf(id, letter, office.email, now) : null;
  return { id, letter, parts, composed: parts && (await compose(parts)) };
}

async function confirmOne(tx: Writer, keys: Keyring, { id, letter, parts, composed }: Composed, now: Date) {
  const became = composed ? { state: "queued" as const } : { state: "failed" as const, endedAt: now };
  if (!(await markConfirmed(tx, id, letter.token, became, now))) return;
  if (parts && composed) await queueLetter(tx, keys, parts, composed, letter.message, now);
  else await recordEvent(tx, id, "office-gone", now);
}

async function handOver(tx: Writer, keys: Keyring, id: string, letter: PendingLetter, now: Date) {
  if (!(await markConfirmed(tx, id, letter.token, { state: "to-do" }, now))) return;
  await recordEvent(tx, id, "handed-over", now);
  await keepTask(tx, keys, id, letter, now);
}

type Became = { state: "queued" | "to-do" } | { state: "failed"; endedAt: Date };

/** False when another press of the button was first, or the letter was written anew meanwhile. */
async function markConfirmed(tx: Writer, id: string, token: string, became: Became, now: Date): Promise<boolean> {
  const [confirmed] = await tx
    .update(letters)
    .set({ endedAt: null, ...became, confirmedAt: now, pending: null, pendingKey: null })
    .where(and(eq(letters.id, id), eq(letters.state, "pending"), eq(letters.confirmTokenHash, tokenHash(token))))
    .returning({ id: letters.id });
  if (confirmed) await recordEvent(tx, id, "confirmed", now);
  return confirmed !== undefined;
}

function partsOf(id: string, letter: PendingLetter, officeAddress: string, date: Date): LetterParts {
  const { fromName, toName, subject, text, language } = letter.message;
  const replyTo = { name: headerText(letter.name), address: letter.email };
  return { id, date, fromName, replyTo, to: { name: toName, address: officeAddress }, subject, text, language };
}

/** Keeps the exact bytes of a letter and lets it leave from now on. */
export async function queueLetter(
  tx: Writer,
  keys: Keyring,
  { id: letterId, replyTo }: LetterParts,
  { messageId, raw, envelope }: ComposedLetter,
  message: LetterMessage,
  now: Date,
) {
  const kept: KeptBytes = { raw: Buffer.from(raw).toString("base64"), envelope, message, replyTo };
  const { sealed, key } = keys.seal(kept, "letters", now);
  const bytes = { messageId, sealed, sealedKey: key, purgeAt: new Date(now.getTime() + BYTES_KEPT_MS) };
  await tx
    .insert(letterBytes)
    .values({ letterId, ...bytes })
    .onConflictDoUpdate({ target: letterBytes.letterId, set: bytes });
  await tx.insert(outbox).values({ kind: "letter", letterId, dueAt: now });
}
