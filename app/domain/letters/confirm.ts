import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import type { Keyring } from "#app/domain/keys.ts";
import type { ComposedLetter, ComposeLetter, LetterParts } from "#app/domain/letters/compose.ts";
import { recordEvent } from "#app/domain/letters/events.ts";
import type { PendingLetter } from "#app/domain/letters/form.ts";
import { keepLetter } from "#app/domain/letters/keep.ts";
import { headerText, textSent } from "#app/domain/letters/message.ts";
import { keepSketch } from "#app/domain/letters/similar.ts";
import { PENDING_MS } from "#app/domain/mail-limits.ts";
import { keepDigestWords } from "#app/domain/offices/digest-words.ts";
import { type NewOfficeLink, newOfficeLink } from "#app/domain/offices/links.ts";
import { type MayWrite, mayBeWrittenTo } from "#app/domain/offices/standing.ts";
import { findRepresentative, type Representative } from "#app/domain/representatives.ts";
import { idIn, isTokenOf, tokenHash } from "#app/domain/tokens.ts";
import type { Db, Reader, Writer } from "#db/index.ts";
import { letters } from "#db/schema.ts";

type Row = typeof letters.$inferSelect;
export type LetterState = Row["state"];

/** One letter as its confirmation mail names it. `letter` is null when it was confirmed before. */
export type AwaitingLetter = {
  id: string;
  representativeId: string;
  state: LetterState;
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
  const { id, representativeId, state } = row;
  if (!row.pending || !row.pendingKey) return row.confirmedAt ? { id, representativeId, state, letter: null } : null;
  const letter = keys.open(row.pending, row.pendingKey) as PendingLetter | null;
  return letter && { id, representativeId, state, letter };
}

/** A letter that its writer has confirmed: what state it is in, and whether it leaves by itself or in the office's digest. */
export type Confirmed = Pick<Row, "id" | "state" | "delivery">;

/**
 * Confirms the letters that were written in one go: fixes the exact bytes of each and puts it in the outbox, to leave
 * once. Confirming twice changes nothing. A letter's state is "queued"; "held" when its office wants no more, has agreed,
 * or has a wrong address; or "failed" when it can no longer be written to. Empty when nothing is there to confirm (any
 * more).
 */
export async function confirmLetters(
  db: Db,
  keys: Keyring,
  compose: ComposeLetter,
  { letters: awaiting, ...about }: AwaitingLetters,
  now = new Date(),
): Promise<Confirmed[]> {
  const made = await Promise.all(
    awaiting.flatMap(({ id, representativeId, letter }) =>
      letter ? [makeOne(db, compose, { id, representativeId, letter }, now)] : [],
    ),
  );
  return db.write(async (tx) => {
    for (const one of made) await confirmOne(tx, keys, one, about, now);
    const ids = awaiting.map(({ id }) => id);
    const { id, state, delivery, confirmedAt } = letters;
    return tx
      .select({ id, state, delivery })
      .from(letters)
      .where(and(inArray(id, ids), isNotNull(confirmedAt)));
  });
}

type ToConfirm = { id: string; representativeId: string; letter: PendingLetter };
type Made = ToConfirm & { office: Representative | null; message: Message | null };
/** The message with its office's own link in it. Of a collective letter there is none. */
type Message = { link: NewOfficeLink; parts: LetterParts; composed: ComposedLetter };

async function makeOne({ read }: Db, compose: ComposeLetter, one: ToConfirm, now: Date): Promise<Made> {
  const office = await findRepresentative(read, one.representativeId, now);
  if (!office || one.letter.privacy === "collective") return { ...one, office, message: null };
  const link = newOfficeLink();
  const parts = partsOf(one, office.email, link.token, now);
  const composed = await compose(parts);
  return { ...one, office, message: composed && { link, parts, composed } };
}

async function confirmOne(
  tx: Writer,
  keys: Keyring,
  { id, letter, office, message, representativeId }: Made,
  { campaignId, actionId, locale }: Omit<AwaitingLetters, "letters">,
  now: Date,
) {
  const collective = letter.privacy === "collective";
  const reachable = office !== null && (collective || message !== null);
  const asked = { campaignId, actionId, representativeId, country: letter.country };
  const way = reachable ? wayOf(await mayBeWrittenTo(tx, asked), collective, now) : FAILED;
  const [confirmed] = await tx
    .update(letters)
    .set({ ...way, confirmedAt: now, endedAt: reachable ? null : now, pending: null, pendingKey: null })
    .where(and(eq(letters.id, id), eq(letters.state, "pending"), eq(letters.confirmTokenHash, tokenHash(letter.token))))
    .returning({ id: letters.id });
  if (!confirmed) return; // another press of the button was first, or it was written anew meanwhile
  await recordEvent(tx, id, "confirmed", now);
  if (!reachable) return recordEvent(tx, id, office ? "no-address" : "office-gone", now);
  if (way.state === "held") await recordEvent(tx, id, "held", now);
  if (way.delivery === "digest") await recordEvent(tx, id, "into-digest", now);
  if (message) {
    const leaves = way.state === "queued" && way.delivery === "single";
    await keepLetter(
      tx,
      keys,
      { ...message, office, leaves, campaignId, actionId, locale, message: letter.message },
      now,
    );
  }
  if (message) await keepSketch(tx, keys, id, letter.ownWords, now);
  if (letter.quote && letter.ownWords) await keepDigestWords(tx, keys, id, letter.ownWords, now);
}

const FAILED = { state: "failed", delivery: "single" } as const;

/** Which way a confirmed letter goes, as its office wishes. Its writer reads that at once, and needs no mail about it. */
function wayOf(may: MayWrite, collective: boolean, now: Date) {
  const kept = { keptBackAt: now, toldAt: now };
  const delivery = collective || (may.may && may.delivery === "digest") ? ("digest" as const) : ("single" as const);
  if (!may.may) return { state: "held", delivery, heldFor: may.why, ...kept } as const;
  return { state: "queued", delivery, ...(delivery === "digest" ? kept : {}) } as const;
}

function partsOf({ id, letter }: ToConfirm, officeAddress: string, officeToken: string, date: Date): LetterParts {
  const { fromName, toName, subject, language } = letter.message;
  const text = textSent(letter.message, officeToken);
  const replyTo = { name: headerText(letter.name), address: letter.email };
  const relay = letter.privacy === "relay";
  return { id, date, fromName, replyTo, relay, to: { name: toName, address: officeAddress }, subject, text, language };
}
