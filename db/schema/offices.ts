// What the offices say that letters are written to: what they ask for, where they stand, and what they get in one piece.
import { sql } from "drizzle-orm";
import { blob, index, instant, integer, table, text, uniqueIndex } from "../engine.ts";
import { campaignId } from "./campaigns.ts";
import { id } from "./columns.ts";
import { letters } from "./letters.ts";
import { organisers } from "./organisers.ts";
import { representatives } from "./representatives.ts";

const representativeId = () =>
  text()
    .notNull()
    .references(() => representatives.id);

/** One link a letter, by which its office can act without an account. It outlives the letter, which its writer may erase. */
export const officeLinks = table(
  "office_links",
  {
    id: id(),
    campaignId: campaignId(),
    representativeId: representativeId(),
    /** What the letter is about; null for a digest. */
    actionId: text(),
    letterId: text().references(() => letters.id, { onDelete: "set null" }),
    /** Where the writer lives: the area that an office may say is not its own. */
    country: text().notNull(),
    /** The office's address that the letter was made for. */
    address: text().notNull(),
    tokenHash: blob().notNull(),
    madeAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    organiserId: text().references(() => organisers.id),
    reason: text(),
  },
  (t) => [index("office_links_by_letter").on(t.letterId), index("office_links_by_expiry").on(t.expiresAt)],
);

const linkId = () => text().references(() => officeLinks.id);

export const officeRequestKinds = ["stop", "digest", "not-my-area", "wrong-address"] as const;

/** What an office asked for. It has effect until `endedAt`: until an organiser undoes it, or its cause is gone. */
export const officeRequests = table(
  "office_requests",
  {
    id: id(),
    campaignId: campaignId(),
    representativeId: representativeId(),
    linkId: linkId().notNull(),
    kind: text({ enum: officeRequestKinds }).notNull(),
    country: text().notNull(),
    /** The address that is said to be right; never used before an organiser has checked it. */
    rightAddress: text(),
    askedAt: instant().notNull(),
    decidedAt: instant(),
    decision: text({ enum: ["kept", "undone"] }),
    organiserId: text().references(() => organisers.id),
    reason: text(),
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex("one_standing_request")
      .on(t.representativeId, t.campaignId, t.kind, t.country)
      .where(sql`ended_at is null`),
    index("requests_by_campaign").on(t.campaignId, t.askedAt),
    index("requests_by_link").on(t.linkId),
  ],
);

export const positions = ["agrees", "partly", "disagrees"] as const;

/** Where a representative stands on a recommendation. Shown to everybody once approved, until it is ended. */
export const stances = table(
  "stances",
  {
    id: id(),
    campaignId: campaignId(),
    actionId: text().notNull(),
    representativeId: representativeId(),
    position: text({ enum: positions }).notNull(),
    /** In the representative's own words. */
    said: text().notNull().default(""),
    saidAt: instant().notNull(),
    /** Given by the office itself … */
    linkId: linkId(),
    /** … or entered by an organiser from a speech, a vote, a statement that everybody can look up. */
    sourceUrl: text(),
    enteredAt: instant().notNull(),
    decidedAt: instant(),
    decision: text({ enum: ["approved", "refused"] }),
    organiserId: text().references(() => organisers.id),
    reason: text(),
    endedAt: instant(),
    endedBy: text().references(() => organisers.id),
    endReason: text(),
  },
  (t) => [
    uniqueIndex("one_stance_shown")
      .on(t.campaignId, t.actionId, t.representativeId)
      .where(sql`decision = 'approved' and ended_at is null`),
    uniqueIndex("one_stance_waiting")
      .on(t.campaignId, t.actionId, t.representativeId)
      .where(sql`decided_at is null and ended_at is null`),
    index("stances_by_campaign").on(t.campaignId, t.enteredAt),
    index("stances_by_link").on(t.linkId),
  ],
);

/** One message a week in place of single letters. It leaves as a letter does, and is one: `letterId`. */
export const digests = table(
  "digests",
  {
    id: id(),
    campaignId: campaignId(),
    representativeId: representativeId(),
    /** Monday, 00:00 UTC: what was confirmed before it is in this digest. */
    week: instant().notNull(),
    letterId: text().references(() => letters.id, { onDelete: "set null" }),
    letters: integer().notNull(),
    madeAt: instant().notNull(),
    /** What became of it has been written down with the letters it counts. */
    settledAt: instant(),
  },
  (t) => [
    uniqueIndex("one_digest_a_week").on(t.representativeId, t.campaignId, t.week),
    index("digests_unsettled").on(t.madeAt).where(sql`settled_at is null`),
  ],
);

/** Words that their writer allows in a digest, until it has left; under a key of their day. Without name or address. */
export const digestWords = table("digest_words", {
  letterId: text()
    .primaryKey()
    .references(() => letters.id, { onDelete: "cascade" }),
  sealed: blob().notNull(),
  sealedKey: text().notNull(),
  purgeAt: instant().notNull(),
});
