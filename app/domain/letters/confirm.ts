import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { Keyring } from "#app/domain/keys.ts";
import type { AwaitingLetters } from "#app/domain/letters/awaiting.ts";
import type { ComposedLetter, ComposeLetter, LetterParts } from "#app/domain/letters/compose.ts";
import { recordEvent } from "#app/domain/letters/events.ts";
import type { PendingLetter } from "#app/domain/letters/form.ts";
import { keepLetter } from "#app/domain/letters/keep.ts";
import { headerText, textSent } from "#app/domain/letters/message.ts";
import { keepSketch } from "#app/domain/letters/similar.ts";
import { keepTask } from "#app/domain/letters/tasks.ts";
import { keepDigestWords } from "#app/domain/offices/digest-words.ts";
import { type NewOfficeLink, newOfficeLink } from "#app/domain/offices/links.ts";
import { type MayWrite, mayBeWrittenTo } from "#app/domain/offices/standing.ts";
import { findRepresentative, type Representative } from "#app/domain/representatives.ts";
import { tokenHash } from "#app/domain/tokens.ts";
import type { Db, Writer } from "#db/index.ts";
import { letterBytes, letters } from "#db/schema.ts";

/** A letter that its writer has confirmed: what state it is in, and whether it leaves by itself or in the office's digest. */
export type Confirmed = Pick<typeof letters.$inferSelect, "id" | "state" | "delivery">;

/**
 * Confirms the letters that were written in one go: fixes the exact bytes of each and puts it in the outbox, to leave
 * once; what its writer is to send becomes "to-do". Confirming twice changes nothing. A letter's state is "queued"; "held"
 * when its office wants no more, has agreed, or has a wrong address; or "failed" when it can no longer be written to. Empty
 * when nothing is there to confirm (any more).
 */
export async function confirmLetters(
  db: Db,
  keys: Keyring,
  compose: ComposeLetter,
  { letters: awaiting, ...about }: AwaitingLetters,
  now = new Date(),
): Promise<Confirmed[]> {
  const made = await Promise.all(
    awaiting.flatMap(({ id, representativeId, channel, letter }) =>
      letter && channel === "our-mail" ? [makeOne(db, compose, { id, representativeId, letter }, now)] : [],
    ),
  );
  return db.write(async (tx) => {
    for (const one of made) await confirmOne(tx, keys, one, about, now);
    for (const { id, channel, letter } of awaiting)
      if (letter && channel !== "our-mail") await handOver(tx, keys, id, letter, now);
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
  if (!office?.email || one.letter.privacy === "collective") return { ...one, office, message: null };
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
  const reachable = Boolean(office?.email) && (collective || message !== null);
  const asked = { campaignId, actionId, representativeId, country: letter.country };
  const way = reachable ? wayOf(await mayBeWrittenTo(tx, asked), collective, now) : FAILED;
  const became = { ...way, endedAt: reachable ? null : now };
  if (!(await markConfirmed(tx, id, letter.token, became, now))) return;
  if (!reachable) return recordEvent(tx, id, office ? "no-address" : "office-gone", now);
  if (way.state === "held") await recordEvent(tx, id, "held", now);
  if (way.delivery === "digest") await recordEvent(tx, id, "into-digest", now);
  if (office && message) {
    const leaves = way.state === "queued" && way.delivery === "single";
    const about = { office, leaves, campaignId, actionId, locale, message: letter.message };
    await keepLetter(tx, keys, { ...message, ...about }, now);
    await keepSketch(tx, keys, id, letter.ownWords, now);
  }
  if (letter.quote && letter.ownWords) await keepDigestWords(tx, keys, id, letter.ownWords, now);
}

async function handOver(tx: Writer, keys: Keyring, id: string, letter: PendingLetter, now: Date) {
  if (!(await markConfirmed(tx, id, letter.token, { state: "to-do", endedAt: null }, now))) return;
  await tx.delete(letterBytes).where(eq(letterBytes.letterId, id)); // of when we sent it, in vain
  await recordEvent(tx, id, "handed-over", now);
  await keepTask(tx, keys, id, letter, now);
}

type Became = Partial<typeof letters.$inferInsert>;

/** False when another press of the button was first, or the letter was written anew meanwhile. */
async function markConfirmed(tx: Writer, id: string, token: string, became: Became, now: Date): Promise<boolean> {
  const [confirmed] = await tx
    .update(letters)
    .set({ ...became, confirmedAt: now, pending: null, pendingKey: null })
    .where(and(eq(letters.id, id), eq(letters.state, "pending"), eq(letters.confirmTokenHash, tokenHash(token))))
    .returning({ id: letters.id });
  if (confirmed) await recordEvent(tx, id, "confirmed", now);
  return confirmed !== undefined;
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
