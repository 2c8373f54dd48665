import { and, eq } from "drizzle-orm";
import type { Keyring } from "#app/domain/keys.ts";
import { ANSWER_WITHIN_MS } from "#app/domain/letters/answers.ts";
import type { ComposeLetter, LetterParts } from "#app/domain/letters/compose.ts";
import { recordEvent } from "#app/domain/letters/events.ts";
import { keepLetter } from "#app/domain/letters/keep.ts";
import { findKeptMessage, type KeptMessage } from "#app/domain/letters/kept.ts";
import { footerOf, headerText, type LetterMessage, textSent, wrap } from "#app/domain/letters/message.ts";
import { newOfficeLink } from "#app/domain/offices/links.ts";
import { mayBeWrittenTo } from "#app/domain/offices/standing.ts";
import { findRepresentative } from "#app/domain/representatives.ts";
import { manageToken, tokenHash } from "#app/domain/tokens.ts";
import type { Db } from "#db/index.ts";
import { letters } from "#db/schema.ts";

type Row = Omit<typeof letters.$inferSelect, "pending" | "pendingKey">;

/** What a reminder says around the letter it follows, in that letter's language. Made by web/letter-phrases.ts. */
export type ReminderPhrases = {
  opening: (sentAt: Date) => string;
  closing: string;
  quoted: string;
  footer: (facts: { name: string; email: string; relay: boolean }) => string[];
};

/** Whether the office may be reminded: it has had the letter itself for three weeks, nobody said that it answered, and the text is kept. */
export const mayRemind = (
  { kind, delivery, state, sentAt, answer }: Pick<Row, "kind" | "delivery" | "state" | "sentAt" | "answer">,
  now: Date,
) =>
  kind === "letter" &&
  delivery === "single" &&
  state === "sent" &&
  (answer === null || answer === "none") &&
  sentAt !== null &&
  now.getTime() - sentAt.getTime() >= ANSWER_WITHIN_MS;

/**
 * Sends one reminder after a letter, which quotes it and stands in its thread. Its writer has proved the mailbox by the
 * link that leads here. "sent" once it waits to leave; "done" when there was one before; "gone" when the letter's text or
 * its office is no longer there, or the office wants no letter of its own.
 */
export async function remind(
  db: Db,
  keys: Keyring,
  compose: ComposeLetter,
  phrasesIn: (language: string) => ReminderPhrases,
  letter: Row,
  now = new Date(),
): Promise<"sent" | "done" | "gone"> {
  if (!mayRemind(letter, now)) return "gone";
  const [kept, office] = await Promise.all([
    findKeptMessage(db.read, keys, letter.id),
    findRepresentative(db.read, letter.representativeId, now),
  ]);
  if (!kept || !office?.email) return "gone";
  const id = crypto.randomUUID();
  const link = newOfficeLink();
  const message = reminderMessage(kept, letter.sentAt as Date, phrasesIn(kept.message.language));
  const parts: LetterParts = {
    id,
    date: now,
    fromName: message.fromName,
    replyTo: { name: kept.writerName, address: kept.writer },
    relay: kept.relay,
    to: { name: message.toName, address: office.email },
    subject: message.subject,
    text: textSent(message, link.token),
    language: message.language,
    inReplyTo: letter.id,
  };
  const composed = await compose(parts);
  if (!composed) return "gone";
  return db.write(async (tx) => {
    const [earlier] = await tx.select({ id: letters.id }).from(letters).where(sameThread(letter));
    if (earlier) return "done";
    const may = await mayBeWrittenTo(tx, letter);
    if (!may.may || may.delivery === "digest") return "gone";
    const { campaignId, actionId, representativeId, writerHash, writingId, locale, country, consentHash } = letter;
    const same = { campaignId, actionId, representativeId, writerHash, writingId, locale, country, consentHash };
    const manageTokenHash = tokenHash(manageToken(keys, "letter", id));
    const row = {
      ...same,
      kind: "reminder",
      state: "queued",
      writtenAt: now,
      confirmedAt: now,
      manageTokenHash,
    } as const;
    // Of two presses at once one may not see the other's row yet.
    const added = await tx
      .insert(letters)
      .values({ id, ...row })
      .onConflictDoNothing()
      .returning({ id: letters.id });
    if (added.length === 0) return "done";
    const about = { campaignId, actionId, office, locale, message, leaves: true };
    await keepLetter(tx, keys, { ...about, parts, composed, link }, now);
    await recordEvent(tx, letter.id, "reminded", now);
    return "sent";
  });
}

const sameThread = ({ campaignId, writerHash, actionId, representativeId }: Row) =>
  and(
    eq(letters.campaignId, campaignId),
    eq(letters.writerHash, writerHash),
    eq(letters.actionId, actionId),
    eq(letters.representativeId, representativeId),
    eq(letters.kind, "reminder"),
  );

function reminderMessage(
  { message, writer, writerName, relay }: KeptMessage,
  sentAt: Date,
  { opening, closing, quoted, footer }: ReminderPhrases,
): LetterMessage {
  const [greeting = "", ...lines] = message.text.trimEnd().split("\n");
  const end = lines.lastIndexOf("-- ");
  const letter = [greeting, ...(end < 0 ? lines : lines.slice(0, end))].join("\n").trimEnd();
  const blocks = [
    greeting,
    wrap(opening(sentAt)),
    `${closing}\n${writerName}`,
    quoted,
    letter.replace(/^/gm, "> ").replace(/^> $/gm, ">"),
    footerOf(footer({ name: writerName, email: writer, relay })),
  ];
  return { ...message, subject: headerText(`Re: ${message.subject}`), text: `${blocks.join("\n\n")}\n` };
}
