// Content, loaded from files, never written by the public.
import { instant, integer, json, primaryKey, table, text } from "../engine.ts";

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

export const campaignId = () =>
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
