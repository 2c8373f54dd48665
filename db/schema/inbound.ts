// What comes back from offices, and what is known of their addresses by it.
import { sql } from "drizzle-orm";
import { blob, index, instant, integer, table, text, uniqueIndex } from "../engine.ts";
import { id } from "./columns.ts";
import { letters } from "./letters.ts";
import { organisers } from "./organisers.ts";

/** What a message that came in turned out to be; `stranger` is one to a writer's alias from somebody else. */
export const inboundKinds = [
  "bad-address",
  "mailbox-full",
  "not-now",
  "blocked",
  "refused",
  "delayed",
  "delivered",
  "auto-reply",
  "reply",
  "writer-reply",
  "stranger",
  "unparsable",
] as const;

/** Every message that came in, once. It is kept sealed until it is read; what only a person can read, up to 28 days. */
export const inboundMails = table(
  "inbound_mails",
  {
    id: id(),
    /** SHA-256 of the message and the address it came to. */
    hash: blob().notNull(),
    door: text({ enum: ["smtp", "folder"] }).notNull(),
    letterId: text().references(() => letters.id, { onDelete: "cascade" }),
    kind: text({ enum: inboundKinds }),
    /** Which try of the letter it is about, by the address it came to. */
    attempt: integer(),
    /** The enhanced status code of a report (RFC 3463). */
    status: text(),
    sealed: blob(),
    sealedKey: text(),
    bytes: integer().notNull(),
    arrivedAt: instant().notNull(),
    dueAt: instant().notNull(),
    leasedUntil: instant(),
    tries: integer().notNull().default(0),
    readAt: instant(),
    /** It was passed on to the letter's writer or, from the writer, to the office. */
    passedOnAt: instant(),
    /** Since when it waits for an organiser. */
    waitingSince: instant(),
    decidedAt: instant(),
    /** The organiser who decided what it is. */
    organiserId: text().references(() => organisers.id),
    purgeAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("inbound_once").on(t.hash),
    index("inbound_due").on(t.dueAt).where(sql`read_at is null`),
    index("inbound_waiting").on(t.waitingSince).where(sql`waiting_since is not null`),
    index("inbound_by_letter").on(t.letterId, t.passedOnAt).where(sql`letter_id is not null`),
    index("inbound_purge").on(t.purgeAt),
  ],
);

/** Where a letter went, and under a key of its day who wrote it, so that an answer finds its way for 28 days. */
export const letterRoutes = table(
  "letter_routes",
  {
    letterId: text()
      .primaryKey()
      .references(() => letters.id, { onDelete: "cascade" }),
    /** The office's address, which is public. */
    officeAddress: text().notNull(),
    sealed: blob().notNull(),
    sealedKey: text().notNull(),
    purgeAt: instant().notNull(),
  },
  (t) => [index("routes_by_office").on(t.officeAddress), index("routes_purge").on(t.purgeAt)],
);

/** What has come back to a letter: one row for each that got an answer of any kind. */
export const officeAnswers = table(
  "office_answers",
  {
    letterId: text()
      .primaryKey()
      .references(() => letters.id, { onDelete: "cascade" }),
    campaignId: text().notNull(),
    actionId: text().notNull(),
    representativeId: text().notNull(),
    /** A machine of the office has answered. */
    acknowledgedAt: instant(),
    /** A person has answered. */
    answeredAt: instant(),
    replies: integer().notNull().default(0),
  },
  (t) => [index("office_answers_by_action").on(t.campaignId, t.actionId, t.representativeId)],
);

export const addressStateNames = ["good", "full", "blocked", "bad"] as const;
export const addressSources = ["report", "reply", "acceptance", "organiser"] as const;

/** What is known of an office's address by what happened to letters. */
export const addressStates = table(
  "address_states",
  {
    address: text().primaryKey(),
    state: text({ enum: addressStateNames }).notNull(),
    since: instant().notNull(),
    source: text({ enum: addressSources }).notNull(),
    /** The enhanced status code of the last report (RFC 3463). */
    status: text(),
    lastAcceptedAt: instant(),
    lastBounceAt: instant(),
    lastReplyAt: instant(),
  },
  (t) => [index("address_states_by_state").on(t.state, t.since)],
);

/** How an address came to its state; by the domain, too, since a domain that refuses us is paused as a whole. */
export const addressEvents = table(
  "address_events",
  {
    id: id(),
    address: text().notNull(),
    domain: text().notNull(),
    kind: text({ enum: ["bad-address", "mailbox-full", "not-now", "blocked", "organiser"] }).notNull(),
    at: instant().notNull(),
    status: text(),
    letterId: text().references(() => letters.id, { onDelete: "set null" }),
    organiserId: text().references(() => organisers.id),
  },
  (t) => [
    index("address_events_by_address").on(t.address, t.at),
    index("address_events_by_domain").on(t.domain, t.kind, t.at),
  ],
);
