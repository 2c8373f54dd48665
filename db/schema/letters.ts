import { sql } from "drizzle-orm";
import { blob, index, instant, integer, table, text, uniqueIndex } from "../engine.ts";
import { campaignId } from "./campaigns.ts";
import { confirmedByMail, id } from "./columns.ts";
import { representatives } from "./representatives.ts";

/** `to-do`: its writer has confirmed it and is to send it; `reported`: its writer says to have sent it. We know only of `sent`. */
export const letterStates = [
  "pending",
  "queued",
  "sending",
  "sent",
  "failed",
  "unknown",
  "withdrawn",
  "to-do",
  "reported",
] as const;

/** How a letter comes to its office: sent by us, or by its writer in one of three ways. */
export const letterChannels = ["our-mail", "web-form", "own-mailbox", "paper"] as const;

/** A reminder goes to an office that has not answered for three weeks, once. */
export const letterKinds = ["letter", "reminder"] as const;

/** What the writer says became of a letter. */
export const letterAnswers = ["answered", "evaded", "none", "not-expected"] as const;

/** One row a writer, an action and a representative, and one more where a reminder followed. The text stands in `pending`, then in letter_bytes. */
export const letters = table(
  "letters",
  {
    id: id(),
    campaignId: campaignId(),
    actionId: text().notNull(),
    representativeId: text()
      .notNull()
      .references(() => representatives.id),
    kind: text({ enum: letterKinds }).notNull().default("letter"),
    writerHash: blob().notNull(),
    /** What was written in one go, to one office or several, and is confirmed by one mail. */
    writingId: text().notNull(),
    state: text({ enum: letterStates }).notNull().default("pending"),
    channel: text({ enum: letterChannels }).notNull().default("our-mail"),
    locale: text().notNull(),
    country: text().notNull(),
    /** The writer added words of their own to the campaign's statement. */
    ownWords: integer().notNull().default(0),
    consentHash: text().notNull(),
    writtenAt: instant().notNull(),
    confirmedAt: instant(),
    sentAt: instant(),
    /** When its writer told us to have sent it; never what we know. */
    reportedAt: instant(),
    endedAt: instant(),
    /** When the writer was asked by mail whether the office has answered. */
    askedAt: instant(),
    answer: text({ enum: letterAnswers }),
    answerSaidAt: instant(),
    ...confirmedByMail(),
  },
  (t) => [
    uniqueIndex("one_letter_each").on(t.campaignId, t.writerHash, t.actionId, t.representativeId, t.kind),
    index("letters_to_ask_about").on(t.sentAt).where(sql`asked_at is null and answer is null and state = 'sent'`),
    index("letters_by_writing").on(t.writingId),
    index("letters_ledger").on(t.campaignId, t.representativeId, t.actionId, t.kind, t.state, t.answer),
    index("letters_by_state").on(t.campaignId, t.state),
    index("letters_pending_since").on(t.pendingAt),
  ],
);

/** The exact message as it leaves, fixed before the first try; under a key of its day. */
export const letterBytes = table("letter_bytes", {
  letterId: text()
    .primaryKey()
    .references(() => letters.id, { onDelete: "cascade" }),
  messageId: text().notNull(),
  sealed: blob().notNull(),
  sealedKey: text().notNull(),
  purgeAt: instant().notNull(),
});

/** The text of a confirmed letter that its writer is to send, for as long as the exact message of one that we send. */
export const letterTasks = table("letter_tasks", {
  letterId: text()
    .primaryKey()
    .references(() => letters.id, { onDelete: "cascade" }),
  sealed: blob().notNull(),
  sealedKey: text().notNull(),
  purgeAt: instant().notNull(),
});

/** What happened to a letter, without a word of it. */
export const letterEvents = table(
  "letter_events",
  {
    id: id(),
    letterId: text()
      .notNull()
      .references(() => letters.id, { onDelete: "cascade" }),
    kind: text().notNull(),
    at: instant().notNull(),
    /** The mail server's three digits, where it gave any. */
    code: integer(),
  },
  (t) => [index("events_by_letter").on(t.letterId, t.at)],
);
