import { isNotNull, sql } from "drizzle-orm";
import { blob, index, instant, integer, json, primaryKey, table, text, uniqueIndex } from "./engine.ts";

const id = () =>
  text()
    .primaryKey()
    .$defaultFn(() => crypto.randomUUID());

// Campaigns: content, loaded from files, never written by the public

export const campaigns = table("campaigns", {
  /** The slug: its place in every address. */
  id: text().primaryKey(),
  facts: json<unknown>().notNull(),
  /** The age recipient that confirmed signatures are sealed to. Without one the campaign cannot open. */
  recipient: text(),
  loadedAt: instant().notNull(),
  openedAt: instant(),
  closedAt: instant(),
});

const campaignId = () =>
  text()
    .notNull()
    .references(() => campaigns.id);

export const campaignWords = table(
  "campaign_words",
  { campaignId: campaignId(), locale: text().notNull(), words: json<unknown>().notNull() },
  (t) => [primaryKey({ columns: [t.campaignId, t.locale] })],
);

export const actions = table(
  "actions",
  { campaignId: campaignId(), id: text().notNull(), position: integer().notNull(), retiredAt: instant() },
  (t) => [primaryKey({ columns: [t.campaignId, t.id] })],
);

/** Every wording of consent that was ever shown, so that the hash kept with a signature can be read back. */
export const consentTexts = table("consent_texts", {
  hash: text().primaryKey(),
  locale: text().notNull(),
  text: text().notNull(),
  firstShownAt: instant().notNull(),
});

/** What waits for its owner to confirm it from a mail, and to whom it belongs afterwards. */
const confirmedByMail = () => ({
  /** What the form said, under the key of a day that is destroyed 48 hours after it. Empty once confirmed. */
  pending: blob(),
  pendingKey: text(),
  pendingAt: instant(),
  /** SHA-256 of the token in the confirmation mail. */
  confirmTokenHash: blob(),
  mailedAt: instant(),
  mails: integer().notNull().default(0),
  /** SHA-256 of the token of the page where it can be changed and taken back. */
  manageTokenHash: blob().notNull(),
});

// Signatures

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

// Counts

/**
 * Confirmed signatures of a campaign by `signatures` (key ""), `action`, `day`, `country`, `locale` and `source`; and
 * what is in another state by `state`. No transaction of a signer touches them.
 */
export const counters = table(
  "counters",
  { campaignId: campaignId(), dimension: text().notNull(), key: text().notNull(), n: integer().notNull() },
  (t) => [primaryKey({ columns: [t.campaignId, t.dimension, t.key] })],
);

/** What a signer's transaction leaves to be added to the counters: `n` for each of the cells. */
export const countChanges = table("count_changes", {
  id: id(),
  campaignId: campaignId(),
  /** JSON: a list of [dimension, key]. */
  cells: text().notNull(),
  n: integer().notNull(),
});

/** What the nightly recount found: how many cells differed from the rows, and by how much together. */
export const countChecks = table(
  "count_checks",
  {
    id: id(),
    campaignId: campaignId(),
    checkedAt: instant().notNull(),
    cells: integer().notNull(),
    difference: integer().notNull(),
  },
  (t) => [index("count_checks_by_time").on(t.campaignId, t.checkedAt)],
);

// Representatives

/** Where representatives sit: a parliament, a government, the missions at a council. */
export const bodies = table("bodies", {
  id: text().primaryKey(),
  name: text().notNull(),
});

export const areas = table(
  "areas",
  {
    id: id(),
    bodyId: text()
      .notNull()
      .references(() => bodies.id),
    key: text().notNull(),
    name: text().notNull(),
    validUntil: instant(),
  },
  (t) => [uniqueIndex("areas_by_key").on(t.bodyId, t.key)],
);

export const representativeKinds = [
  "representative",
  "interior-minister",
  "foreign-minister",
  "permanent-mission",
] as const;

export const representatives = table(
  "representatives",
  {
    id: id(),
    bodyId: text()
      .notNull()
      .references(() => bodies.id),
    /** The data set's own stable key, by which an import knows who is who. */
    key: text().notNull(),
    kind: text({ enum: representativeKinds }).notNull(),
    /** The country whose people the person answers to: ISO 3166-1 alpha-2; XX for the made-up country of the demonstration. */
    country: text().notNull(),
    name: text().notNull(),
    /** How a letter greets the person, without "Dear". */
    salutation: text(),
    role: text(),
    party: text(),
    areaId: text().references(() => areas.id),
    locale: text(),
    validUntil: instant(),
    retiredAt: instant(),
  },
  (t) => [
    uniqueIndex("representatives_by_key").on(t.bodyId, t.key),
    index("representatives_by_country").on(t.country, t.kind),
  ],
);

export const addressKinds = ["email", "contact-form", "postal", "phone"] as const;

export const representativeAddresses = table(
  "representative_addresses",
  {
    id: id(),
    representativeId: text()
      .notNull()
      .references(() => representatives.id),
    kind: text({ enum: addressKinds }).notNull(),
    value: text().notNull(),
    source: text(),
    addedAt: instant().notNull(),
    retiredAt: instant(),
  },
  (t) => [index("addresses_by_representative").on(t.representativeId)],
);

export const imports = table("imports", {
  id: id(),
  bodyId: text().notNull(),
  format: text().notNull(),
  fileHash: text().notNull(),
  report: json<unknown>().notNull(),
  importedAt: instant().notNull(),
});

// Letters

export const letterStates = ["pending", "queued", "sending", "sent", "failed", "unknown", "withdrawn"] as const;

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
  },
  (t) => [
    uniqueIndex("one_letter_each").on(t.campaignId, t.writerHash, t.actionId, t.representativeId),
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

// What must happen later

export const mailKinds = ["confirm-signature", "already-signed", "confirm-letter", "letter"] as const;

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
    dueAt: instant().notNull(),
    leasedUntil: instant(),
    tries: integer().notNull().default(0),
    failedAt: instant(),
  },
  (t) => [
    index("outbox_due").on(t.kind, t.dueAt, t.failedAt).where(sql`failed_at is null`),
    index("outbox_failed").on(t.failedAt).where(sql`failed_at is not null`),
    index("outbox_by_letter").on(t.letterId).where(sql`letter_id is not null`),
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

// Organisers

export const organisers = table("organisers", { id: id(), name: text().notNull(), addedAt: instant().notNull() });

export const signInLinks = table("sign_in_links", {
  tokenHash: blob().primaryKey(),
  organiserId: text()
    .notNull()
    .references(() => organisers.id),
  expiresAt: instant().notNull(),
  usedAt: instant(),
});

export const sessions = table("sessions", {
  tokenHash: blob().primaryKey(),
  organiserId: text()
    .notNull()
    .references(() => organisers.id),
  startedAt: instant().notNull(),
  seenAt: instant().notNull(),
});

/** What is true of the whole installation, such as that all its people are made up. */
export const installation = table("installation", { fact: text().primaryKey(), since: instant().notNull() });

// Switches

export const switchNames = [
  "signing",
  "mail",
  "letters",
  "counting",
  "comments",
  "proof-of-work",
  "holding",
  "read-only",
] as const;

/** What the organisers have changed about the whole site for the time being: a row means that it is on. */
export const switches = table("switches", {
  name: text({ enum: switchNames }).primaryKey(),
  since: instant().notNull(),
  /** None for the command line. */
  organiserId: text().references(() => organisers.id),
  reason: text().notNull(),
});

/** Who turned which switch, when, and why. */
export const switchEvents = table(
  "switch_events",
  {
    id: id(),
    name: text({ enum: switchNames }).notNull(),
    turned: text({ enum: ["on", "off"] }).notNull(),
    at: instant().notNull(),
    organiserId: text().references(() => organisers.id),
    reason: text().notNull(),
  },
  (t) => [index("switch_events_by_time").on(t.at)],
);
