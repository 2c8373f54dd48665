import { index, instant, integer, json, primaryKey, table, text } from "../engine.ts";
import { campaignId } from "./campaigns.ts";
import { organisers } from "./organisers.ts";

/**
 * What organisers have put in place of the campaign's own text of a letter: every version there was. The one without
 * `until` holds; one without a text says that the campaign's own holds again.
 */
export const letterTemplates = table(
  "letter_templates",
  {
    campaignId: campaignId(),
    actionId: text().notNull(),
    locale: text().notNull(),
    version: integer().notNull(),
    template: json<unknown>(),
    organiserId: text()
      .notNull()
      .references(() => organisers.id),
    since: instant().notNull(),
    until: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.campaignId, t.actionId, t.locale, t.version] }),
    index("templates_that_hold").on(t.campaignId, t.until),
  ],
);
