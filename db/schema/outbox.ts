// What must happen later.
import { sql } from "drizzle-orm";
import { blob, index, instant, integer, table, text } from "../engine.ts";
import { id } from "./columns.ts";
import { letterLanes, letters } from "./letters.ts";

export const mailKinds = [
  "confirm-signature",
  "already-signed",
  "confirm-letter",
  "letter-news",
  "ask-answer",
  "letter",
  "reply",
  "writer-reply",
] as const;

/** How far the sending of a letter has come: the server has said 354; or the last byte but the final dot is out. */
export const stages = ["queued", "claimed", "data", "final"] as const;

/** A promise to send, written in the same transaction as its cause; the row goes when the mail has left. */
export const outbox = table(
  "outbox",
  {
    id: id(),
    kind: text({ enum: mailKinds }).notNull(),
    /** The mail's address and words, under a key of the day; none for letters, which have their bytes. */
    sealed: blob(),
    sealedKey: text(),
    letterId: text().references(() => letters.id, { onDelete: "cascade" }),
    laneId: text().references(() => letterLanes.id),
    stage: text({ enum: stages }).notNull().default("queued"),
    /** Who is at it: another name at each claim, so that whoever lost the lease can tell. */
    claimedBy: text(),
    dueAt: instant().notNull(),
    leasedUntil: instant(),
    tries: integer().notNull().default(0),
    failedAt: instant(),
  },
  (t) => [
    index("outbox_due").on(t.kind, t.dueAt, t.failedAt).where(sql`failed_at is null`),
    index("outbox_failed").on(t.failedAt).where(sql`failed_at is not null`),
    index("outbox_by_letter").on(t.letterId).where(sql`letter_id is not null`),
    index("outbox_by_lane").on(t.laneId, t.dueAt).where(sql`lane_id is not null and leased_until is null`),
    index("outbox_letters_leased").on(t.leasedUntil).where(sql`letter_id is not null and leased_until is not null`),
  ],
);

/** How often mail has gone to an address today, by a tag whose key is destroyed with the day. */
export const mailedToday = table(
  "mailed_today",
  { tag: blob().primaryKey(), mails: integer().notNull(), forgetAt: instant().notNull() },
  (t) => [index("mailed_today_forget").on(t.forgetAt)],
);

export const mailFigureNames = ["this-minute", "sent", "capped", "server-down"] as const;

/** What all processes that send mail know together: a number each, and when it was last changed. */
export const mailFigures = table("mail_figures", {
  name: text({ enum: mailFigureNames }).primaryKey(),
  n: integer().notNull(),
  at: instant().notNull(),
});

/** Regular work, each kind done by one process at a time. */
export const chores = table("chores", {
  name: text().primaryKey(),
  leasedUntil: instant().notNull(),
});
