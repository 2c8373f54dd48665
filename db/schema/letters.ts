import { sql } from "drizzle-orm";
import { blob, index, instant, integer, table, text, uniqueIndex } from "../engine.ts";
import { campaignId } from "./campaigns.ts";
import { confirmedByMail, id } from "./columns.ts";
import { representatives } from "./representatives.ts";

export const letterStates = ["pending", "queued", "held", "sending", "sent", "failed", "unknown", "withdrawn"] as const;
/** Why a letter may not go to its office: what the office asked for, or that it has agreed already. */
export const holdReasons = ["stop", "agreed", "wrong-address", "not-my-area"] as const;

/** One row a writer, an action and a representative. The text stands in `pending`, then in letter_bytes. */
export const letters = table(
  "letters",
  {
    id: id(),
    campaignId: campaignId(),
    actionId: text().notNull(),
    representativeId: text()
      .notNull()
      .references(() => representatives.id),
    writerHash: blob().notNull(),
    state: text({ enum: letterStates }).notNull().default("pending"),
    locale: text().notNull(),
    country: text().notNull(),
    /** The writer added words of their own to the campaign's statement. */
    ownWords: integer().notNull().default(0),
    consentHash: text().notNull(),
    writtenAt: instant().notNull(),
    confirmedAt: instant(),
    sentAt: instant(),
    endedAt: instant(),
    ...confirmedByMail(),

    /** A digest leaves as a letter does; it has no writer. */
    kind: text({ enum: ["letter", "digest"] })
      .notNull()
      .default("letter"),
    /** Whether it leaves by itself, or is counted in the office's weekly digest. */
    delivery: text({ enum: ["single", "digest"] })
      .notNull()
      .default("single"),
    digestId: text(),
    heldFor: text({ enum: holdReasons }),
    /** When the office's wish, or its answer, kept the letter from leaving by itself. */
    keptBackAt: instant(),
    /** When its writer was told of that. */
    toldAt: instant(),
  },
  (t) => [
    uniqueIndex("one_letter_each").on(t.campaignId, t.writerHash, t.actionId, t.representativeId),
    index("letters_by_state").on(t.campaignId, t.state),
    index("letters_by_office").on(t.representativeId, t.campaignId, t.state, t.delivery),
    index("letters_by_action").on(t.campaignId, t.actionId, t.kind, t.state, t.representativeId),
    index("letters_kept_back").on(t.state, t.confirmedAt).where(sql`kept_back_at is not null`),
    index("letters_to_tell").on(t.keptBackAt).where(sql`kept_back_at is not null and told_at is null`),
    index("letters_for_digest").on(t.confirmedAt).where(sql`delivery = 'digest' and digest_id is null`),
    index("letters_by_digest").on(t.digestId).where(sql`digest_id is not null`),
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
