import { getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import type { Writer } from "#db/index.ts";
import {
  areas,
  committeeMembers,
  committees,
  importChanges,
  type importedKinds,
  representativeAddresses,
  representatives,
} from "#db/schema.ts";

/** Few enough that a statement's values are far below what either engine takes. */
const ROWS_A_STATEMENT = 500;

const tables = {
  area: areas,
  representative: representatives,
  address: representativeAddresses,
  committee: committees,
  "committee-member": committeeMembers,
};

type Kind = (typeof importedKinds)[number];
type Change = { kind: Kind; rowId: string; before: Record<string, unknown> | null };
type RowOf<Of extends Kind> = (typeof tables)[Of]["$inferSelect"];

/**
 * What an import writes, many rows a statement, with a note of each row as it was before. Only this way of writing can
 * be undone.
 */
export function writingDown(tx: Writer) {
  const changes: Change[] = [];
  return {
    changes,

    /** Adds rows; `noted` is false for what goes with a row that is noted itself. */
    async add<Of extends Kind>(kind: Of, rows: RowOf<Of>[], noted = true) {
      if (rows.length > 0)
        await tx.insertNew(tables[kind] as typeof representatives, rows as RowOf<"representative">[]);
      if (noted) changes.push(...rows.map(({ id }) => ({ kind, rowId: id, before: null })));
    },

    /** Puts rows in the place of those of the same id. */
    async replace<Of extends Kind>(kind: Of, pairs: { before: RowOf<Of>; after: RowOf<Of> }[]) {
      const after = pairs.map((pair) => pair.after);
      await replaceRows(tx, kind, after);
      changes.push(...pairs.map(({ before }) => ({ kind, rowId: before.id, before })));
    },

    /** Retires rows; nothing is ever deleted, since letters name them. */
    async retire<Of extends Retired>(kind: Of, rows: RowOf<Of>[], now: Date) {
      const ids = rows.map(({ id }) => id);
      await retireRows(tx, kind, ids, now);
      changes.push(...rows.map((before) => ({ kind, rowId: before.id, before })));
    },
  };
}
export type Writing = ReturnType<typeof writingDown>;

export async function keepChanges(tx: Writer, importId: string, changes: Change[]) {
  const rows = changes.map((change) => ({ id: crypto.randomUUID(), importId, ...change }));
  if (rows.length > 0) await tx.insertNew(importChanges, rows);
}

/** Brings back what was: rows as they were before, and what was added retired. Areas and committees that were added stay. */
export async function takeBack(tx: Writer, changes: Change[], now: Date) {
  for (const [kind, some] of Map.groupBy(changes, (change) => change.kind)) {
    const added = some.filter(({ before }) => before === null).map(({ rowId }) => rowId);
    if (kind !== "area" && kind !== "committee") await retireRows(tx, kind, added, now);
    const before = some.flatMap((change) => (change.before ? [rowIn(kind, change.before)] : []));
    await replaceRows(tx, kind, before);
  }
}

type Retired = Exclude<Kind, "area" | "committee">;

async function retireRows(tx: Writer, kind: Retired, ids: string[], now: Date) {
  const table = tables[kind] as typeof representatives;
  for (const some of chunks(ids)) await tx.update(table).set({ retiredAt: now }).where(inArray(table.id, some));
}

async function replaceRows<Of extends Kind>(tx: Writer, kind: Of, rows: RowOf<Of>[]) {
  const table = tables[kind] as typeof representatives;
  const set: Record<string, SQL> = {};
  for (const name of Object.keys(getTableColumns(table)))
    if (name !== "id") set[name] = sql`excluded.${sql.identifier(toSnakeCase(name))}`;
  for (const some of chunks(rows as RowOf<"representative">[]))
    await tx.insert(table).values(some).onConflictDoUpdate({ target: table.id, set });
}

/** A row out of JSON, which knows no dates. */
function rowIn<Of extends Kind>(kind: Of, before: Record<string, unknown>): RowOf<Of> {
  const columns = getTableColumns(tables[kind] as typeof representatives);
  const dates = Object.entries(columns).filter(([, column]) => column.dataType === "date");
  const revived = dates.map(([name]) => [name, before[name] ? new Date(String(before[name])) : null]);
  return { ...before, ...Object.fromEntries(revived) } as RowOf<Of>;
}

function chunks<Entry>(entries: Entry[]): Entry[][] {
  const number = Math.ceil(entries.length / ROWS_A_STATEMENT);
  return Array.from({ length: number }, (_, i) => entries.slice(i * ROWS_A_STATEMENT, (i + 1) * ROWS_A_STATEMENT));
}
