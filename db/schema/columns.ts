// Columns that several tables have.
import { blob, instant, integer, text } from "../engine.ts";

/** A row's own name: random, so that it says nothing of when or how many. */
export const id = () =>
  text()
    .primaryKey()
    .$defaultFn(() => crypto.randomUUID());

/** What waits for its owner to confirm it from a mail, and to whom it belongs afterwards. */
export const confirmedByMail = () => ({
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
