import { index, instant, integer, primaryKey, table, text } from "../engine.ts";
import { campaignId } from "./campaigns.ts";
import { id } from "./columns.ts";

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
