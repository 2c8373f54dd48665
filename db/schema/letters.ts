import { sql } from "drizzle-orm";
import { blob, index, instant, integer, table, text, uniqueIndex } from "../engine.ts";
import { campaignId } from "./campaigns.ts";
import { confirmedByMail, id } from "./columns.ts";
import { representatives } from "./representatives.ts";

/** `held`: the office's address does not take mail, and an organiser decides. */
export const letterStates = ["pending", "queued", "held", "sending", "sent", "failed", "unknown", "withdrawn"] as const;

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
    locale: text().notNull(),
    country: text().notNull(),
    /** The writer added words of their own to the campaign's statement. */
    ownWords: integer().notNull().default(0),
    /** How much of the letter is in the writer's own words, in percent. */
    ownShare: integer().notNull().default(0),
    consentHash: text().notNull(),
    writtenAt: instant().notNull(),
    confirmedAt: instant(),
    sentAt: instant(),
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

/**
 * What of a letter's own words can be compared with another letter's: hashes, under the same day's key as the message,
 * since by guessing they would tell what it says. Goes when the message goes.
 */
export const letterSketches = table("letter_sketches", {
  letterId: text()
    .primaryKey()
    .references(() => letterBytes.letterId, { onDelete: "cascade" }),
  sealed: blob().notNull(),
  sealedKey: text().notNull(),
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
