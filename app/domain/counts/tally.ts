import { eq, sql } from "drizzle-orm";
import type { Reader } from "#db/index.ts";
import { prepared } from "#db/prepared.ts";
import { countChanges, counters } from "#db/schema.ts";

export type Dimension = "signatures" | "action" | "day" | "country" | "locale" | "source" | "state";

/** How many there are in each cell of a dimension; cells with none are absent. */
export type Tally = Record<Dimension, Map<string, number>>;

const CHANGES = "changes";

const added = prepared("tally_added", (db: Reader) =>
  db
    .select({ dimension: counters.dimension, key: counters.key, n: counters.n })
    .from(counters)
    .where(eq(counters.campaignId, sql.placeholder("campaign"))),
);

// One statement, so that what the worker moves from the changes to the counters meanwhile is seen once.
const cells = prepared("tally_cells", (db: Reader) =>
  db
    .select({ dimension: counters.dimension, key: counters.key, n: counters.n })
    .from(counters)
    .where(eq(counters.campaignId, sql.placeholder("campaign")))
    .unionAll(
      db
        .select({ dimension: sql<string>`${CHANGES}`.as("dimension"), key: countChanges.cells, n: countChanges.n })
        .from(countChanges)
        .where(eq(countChanges.campaignId, sql.placeholder("campaign"))),
    ),
);

/**
 * A campaign in numbers: its counters, with what is not yet added to them unless `addedOnly`. Its cost does not grow
 * with the signatures.
 */
export async function tallyOf(db: Reader, campaignId: string, { addedOnly = false } = {}): Promise<Tally> {
  const tally = emptyTally();
  const rows = await (addedOnly ? added(db) : cells(db)).execute({ campaign: campaignId });
  for (const { dimension, key, n } of rows) {
    if (dimension !== CHANGES) addTo(tally, dimension, key, n);
    else for (const [of, cell] of JSON.parse(key) as [string, string][]) addTo(tally, of, cell, n);
  }
  return tally;
}

export const emptyTally = (): Tally => ({
  signatures: new Map(),
  action: new Map(),
  day: new Map(),
  country: new Map(),
  locale: new Map(),
  source: new Map(),
  state: new Map(),
});

export function addTo(tally: Tally, dimension: string, key: string, n: number) {
  const numbers = tally[dimension as Dimension];
  const sum = (numbers.get(key) ?? 0) + n;
  if (sum === 0) numbers.delete(key);
  else numbers.set(key, sum);
}
