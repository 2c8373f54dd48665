import { sql } from "drizzle-orm";
import { blob, index, instant, integer, primaryKey, table, text, uniqueIndex } from "../engine.ts";
import { campaignId } from "./campaigns.ts";
import { confirmedByMail, id } from "./columns.ts";
import { organisers } from "./organisers.ts";
import { representatives } from "./representatives.ts";

/**
 * `held`: the office's address does not take mail and an organiser decides, or the office wants no letter. `reflected`: it
 * went to the organiser instead. `to-do`: its writer has confirmed it and is to send it; `reported`: its writer says to have
 * sent it. We know only of `sent`.
 */
export const letterStates = [
  "pending",
  "queued",
  "held",
  "sending",
  "sent",
  "reflected",
  "failed",
  "unknown",
  "withdrawn",
  "to-do",
  "reported",
] as const;

/** How a letter comes to its office: sent by us, or by its writer in one of three ways. */
export const letterChannels = ["our-mail", "web-form", "own-mailbox", "paper"] as const;

/** Why a letter may not go to its office: its address is wrong, what the office asked for, or that it has agreed already. */
export const holdReasons = ["bad-address", "stop", "agreed", "wrong-address", "not-my-area"] as const;

/** A reminder goes to an office that has not answered for three weeks, once. A digest leaves as a letter does; it has no writer. */
export const letterKinds = ["letter", "reminder", "digest"] as const;

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
    /** How much of the letter is in the writer's own words, in percent. */
    ownShare: integer().notNull().default(0),
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
    uniqueIndex("one_letter_each").on(t.campaignId, t.writerHash, t.actionId, t.representativeId, t.kind),
    index("letters_to_ask_about").on(t.sentAt).where(sql`asked_at is null and answer is null and state = 'sent'`),
    index("letters_by_writing").on(t.writingId),
    index("letters_ledger").on(
      ...([t.campaignId, t.channel, t.representativeId, t.actionId, t.kind, t.state, t.answer] as const),
      ...([t.delivery, t.ownShare] as const),
    ),
    index("letters_by_state").on(t.campaignId, t.state, t.channel, t.kind, t.confirmedAt),
    index("letters_by_office").on(t.representativeId, t.campaignId, t.state, t.delivery),
    index("letters_by_action").on(t.campaignId, t.actionId, t.kind, t.state, t.representativeId),
    index("letters_kept_back").on(t.confirmedAt).where(sql`state = 'held'`),
    index("letters_to_tell").on(t.keptBackAt).where(sql`kept_back_at is not null and told_at is null`),
    index("letters_for_digest").on(t.confirmedAt).where(sql`delivery = 'digest' and digest_id is null`),
    index("letters_by_digest").on(t.digestId).where(sql`digest_id is not null`),
    index("letters_pending_since").on(t.pendingAt),
    index("letters_undecided").on(t.state, t.endedAt).where(sql`state in ('unknown', 'reflected')`),
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
    /** The mail server that gave them. */
    host: text(),
  },
  (t) => [index("events_by_letter").on(t.letterId, t.at)],
);

/** The mail domains that letters go to: how fast each may be written to, and when one next wakes. */
export const letterDomains = table(
  "letter_domains",
  {
    domain: text().primaryKey(),
    /** Whose hours are kept: ISO 3166-1 alpha-2. */
    country: text().notNull(),
    /** The domain's own rules; the general ones where there are none. */
    perHour: integer(),
    curve: text(),
    quietWeekends: integer(),
    /** Not before then may the next letter leave. */
    nextAt: instant().notNull(),
    /** When it is to be looked at again; none while nothing waits. */
    wakesAt: instant(),
    /** Paused, and so never woken. */
    closed: integer().notNull().default(0),
    /** How the last tries ended, the newest last: "b" for one by which the domain refused us, "." for any other. */
    recent: text().notNull().default(""),
  },
  (t) => [index("letter_domains_awake").on(t.wakesAt)],
);

/** A campaign's letters to one representative, one behind the other. */
export const letterLanes = table(
  "letter_lanes",
  {
    id: id(),
    domain: text()
      .notNull()
      .references(() => letterDomains.domain),
    representativeId: text()
      .notNull()
      .references(() => representatives.id),
    campaignId: campaignId(),
    country: text().notNull(),
    perHour: integer(),
    nextAt: instant().notNull(),
    wakesAt: instant(),
    closed: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex("letter_lanes_by_target").on(t.representativeId, t.campaignId),
    index("letter_lanes_awake").on(t.domain, t.wakesAt),
    index("letter_lanes_by_campaign").on(t.campaignId),
  ],
);

export const pauseScopes = ["campaign", "target", "domain"] as const;

/** What keeps letters waiting: a row means that it is paused. */
export const letterPauses = table(
  "letter_pauses",
  {
    scope: text({ enum: pauseScopes }).notNull(),
    /** A campaign's id, a representative's id, or a mail domain. */
    key: text().notNull(),
    since: instant().notNull(),
    /** None for the command line, and for one that the program made itself. */
    organiserId: text().references(() => organisers.id),
    automatic: integer().notNull().default(0),
    reason: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.key] })],
);

/** How fast letters leave, as far as the organisers have changed it: one row. */
export const letterRules = table("letter_rules", {
  id: text().primaryKey(),
  perHour: integer(),
  perDomain: integer(),
  perTarget: integer(),
  curve: text(),
  quietWeekends: integer(),
  /** Since when our own domain is being made known, with few letters at first. */
  warmUpSince: instant(),
  pauseAtPercent: integer(),
  nextAt: instant().notNull(),
});

/** Where letters go until the domain check has passed, and what it has found: one row. */
export const letterSetup = table("letter_setup", {
  id: text().primaryKey(),
  reflectTo: text(),
  /** The domain that was checked. */
  domain: text(),
  recordsGoodAt: instant(),
  /** SHA-256 of the code in the test message. */
  codeHash: blob(),
  codeSentAt: instant(),
  arrivedAt: instant(),
});
