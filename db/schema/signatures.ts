import { isNotNull, sql } from "drizzle-orm";
import { blob, index, instant, integer, json, primaryKey, table, text, uniqueIndex } from "../engine.ts";
import { campaignId } from "./campaigns.ts";
import { confirmedByMail, id } from "./columns.ts";
import { organisers } from "./organisers.ts";

export const reviewKinds = ["hold", "invalidate", "release"] as const;

/** One step that changed the state of many signatures at once, and by which all of it can be undone. */
export const reviews = table(
  "reviews",
  {
    id: id(),
    campaignId: campaignId(),
    kind: text({ enum: reviewKinds }).notNull(),
    /** Which signatures it was about; nothing in it names a person. */
    conditions: json<Record<string, string>>().notNull(),
    reason: text().notNull(),
    /** Null for what the program did by itself. */
    organiserId: text().references(() => organisers.id),
    startedAt: instant().notNull(),
    /** How many there were when it was looked at beforehand; null for what the program did by itself. */
    expected: integer(),
    /** How far it has come; what lies before is not looked at again. */
    reached: json<Reached>(),
    endedAt: instant(),
    /** An organiser stopped it: what was done by then stays. */
    stoppedAt: instant(),
    affected: integer().notNull().default(0),

    undoAskedAt: instant(),
    undoOrganiserId: text().references(() => organisers.id),
    undoReason: text(),
    undoneAt: instant(),
    restored: integer().notNull().default(0),
  },
  (t) => [
    index("reviews_by_campaign").on(t.campaignId, t.startedAt),
    index("reviews_under_way")
      .on(t.startedAt)
      .where(sql`ended_at is null or (undo_asked_at is not null and undone_at is null)`),
  ],
);

/** The part of the walk that a review is in, and the moment up to which that part is done. */
type Reached = { leg: number; at: string };

export const burstKinds = ["domain", "network"] as const;

/** Mail domains and networks that brought many more signings within an hour than usual, by their tags. Forgotten after seven days. */
export const bursts = table(
  "bursts",
  {
    campaignId: campaignId(),
    kind: text({ enum: burstKinds }).notNull(),
    tag: blob().notNull(),
    /** The beginning of the hour (UTC). */
    hour: instant().notNull(),
    n: integer().notNull(),
    usual: integer().notNull(),
    foundAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.hour, t.kind, t.tag] })],
);

export const signatureStates = ["pending", "confirmed", "held", "withdrawn", "invalidated"] as const;
export const visibilities = ["public", "recipient", "count"] as const;

/** One row a person a campaign. What identifies the person is in `pending` or `sealed`, and in no other column. */
export const signatures = table(
  "signatures",
  {
    id: id(),
    campaignId: campaignId(),
    /** Keyed hash of the canonical address, 16 bytes; the key lies outside the database. */
    addressHash: blob().notNull(),
    state: text({ enum: signatureStates }).notNull().default("pending"),
    locale: text().notNull(),
    signedAt: instant().notNull(),
    confirmedAt: instant(),
    withdrawnAt: instant(),

    ...confirmedByMail(),

    /** Once confirmed: an age file, to the campaign's recipient. The server cannot open it. */
    sealed: blob(),
    country: text(),
    visibility: text({ enum: visibilities }),
    /** Ids of the recommendations it covers, once confirmed. */
    actions: json<string[]>(),
    /** First name and initial, kept in clear only for those who chose to be shown. */
    shownName: text(),
    updatesWantedAt: instant(),
    consentHash: text(),
    /** The channel the person came by, such as "mail"; never another person. */
    source: text(),

    /** What made the signing look like a machine's (app/domain/suspicion.ts); null when nothing did. */
    signals: json<string[]>(),
    /** Keyed hash of the mail domain, 8 bytes, under the campaign's key. */
    domainTag: blob(),
    /** Keyed hash of the network, 8 bytes, under the key of the day; forgotten after seven days. */
    networkTag: blob(),
    /** Keyed hash of the name, 8 bytes, only where two people may share a mailbox. */
    nameHash: blob(),
    /** The review that last decided about it, and, until that is undone, the state before. */
    reviewId: text().references(() => reviews.id),
    stateBefore: text({ enum: signatureStates }),
  },
  (t) => [
    uniqueIndex("one_signature_a_person").on(t.campaignId, t.addressHash),
    index("signatures_by_state").on(t.campaignId, t.state, t.confirmedAt),
    index("signatures_pending_since").on(t.pendingAt),
    index("signatures_by_domain").on(t.campaignId, t.domainTag, t.signedAt),
    index("signatures_of_known_network")
      .on(t.signedAt, t.campaignId, t.domainTag, t.networkTag)
      .where(isNotNull(t.networkTag)),
    index("signatures_by_review").on(t.reviewId, t.stateBefore).where(isNotNull(t.reviewId)),
  ],
);
