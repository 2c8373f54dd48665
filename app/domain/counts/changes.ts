import type { Writer } from "#db/index.ts";
import { countChanges, type signatures } from "#db/schema.ts";

type Row = typeof signatures.$inferSelect;

/** What of a signature is counted. */
export type Countable = Pick<Row, "state" | "confirmedAt" | "country" | "locale" | "source" | "actions">;

/** A signature before and after what happened to it; null where there is none. */
export type Change = { before: Countable | null; after: Countable | null };

/**
 * Leaves word for the counters of what happened to signatures of a campaign. To be called in the very transaction in
 * which it happens: only so do counters and signatures agree.
 */
export async function recordChanges(tx: Writer, campaignId: string, changes: Change[]) {
  const cellsByN = new Map<number, string[][]>();
  for (const { cell, n } of difference(changes)) cellsByN.set(n, [...(cellsByN.get(n) ?? []), cell]);
  const rows = [...cellsByN].map(([n, cells]) => ({
    id: crypto.randomUUID(),
    campaignId,
    cells: JSON.stringify(cells),
    n,
  }));
  if (rows.length > 0) await tx.insertNew(countChanges, rows);
}

/** The cells that a signature is counted in, as [dimension, key]. A signature that nobody confirmed is in none. */
function cellsOf({ state, confirmedAt, country, locale, source, actions }: Countable): string[][] {
  if (state === "pending") return [];
  if (state !== "confirmed") return [["state", state]];
  return [
    ["signatures", ""],
    ["locale", locale],
    ["source", source ?? ""],
    ...(country ? [["country", country]] : []),
    ...(confirmedAt ? [["day", confirmedAt.toISOString().slice(0, 10)]] : []),
    ...(actions ?? []).map((action) => ["action", action]),
  ];
}

function difference(changes: Change[]): { cell: string[]; n: number }[] {
  const sums = new Map<string, { cell: string[]; n: number }>();
  const add = (row: Countable | null, n: number) => {
    for (const cell of row ? cellsOf(row) : []) {
      const sum = sums.get(cell.join(" ")) ?? { cell, n: 0 };
      sums.set(cell.join(" "), { cell, n: sum.n + n });
    }
  };
  for (const { before, after } of changes) {
    add(before, -1);
    add(after, 1);
  }
  return [...sums.values()].filter(({ n }) => n !== 0);
}
