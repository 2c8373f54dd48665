import { blob, instant, table, text } from "../engine.ts";
import { id } from "./columns.ts";

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
