import { blob, index, instant, integer, json, table, text } from "../engine.ts";
import { id } from "./columns.ts";

/** What an organiser may do. Owners, besides all the rest: give donations back. */
export const organiserRoles = ["owner", "organiser"] as const;

export const organisers = table("organisers", {
  id: id(),
  name: text().notNull(),
  role: text({ enum: organiserRoles }).notNull(),
  addedAt: instant().notNull(),
});

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

/** The public halves of organisers' passkeys (Web Authentication Level 2 §4, credential record). */
export const passkeys = table(
  "passkeys",
  {
    /** The credential's id, as base64url. */
    id: text().primaryKey(),
    organiserId: text()
      .notNull()
      .references(() => organisers.id),
    /** What its organiser calls it. */
    name: text().notNull(),
    /** In COSE form. */
    publicKey: blob().notNull(),
    /** How often its authenticator says to have signed; always 0 for those that do not count. */
    counter: integer().notNull(),
    transports: json<string[]>().notNull(),
    addedAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index("passkeys_by_organiser").on(t.organiserId)],
);

/** Challenges that a passkey has answered, kept until they are too old to be answered again. */
export const spentChallenges = table("spent_challenges", {
  /** SHA-256 of the challenge. */
  hash: blob().primaryKey(),
  expiresAt: instant().notNull(),
});

/** What is true of the whole installation, such as that all its people are made up. */
export const installation = table("installation", { fact: text().primaryKey(), since: instant().notNull() });
