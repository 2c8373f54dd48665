// Everything that is true of SQLite only. Read it beside postgres.ts.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { getTableColumns, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { customType, integer, type SQLiteTable, text } from "drizzle-orm/sqlite-core";
import { checkpoints } from "./checkpoints.ts";
import { driverValue } from "./driver-value.ts";
import { groupCommit } from "./group-commit.ts";
import { migrationsIn, root } from "./migrations.ts";
import { rememberStatements } from "./statement-cache.ts";

export { index, integer, primaryKey, sqliteTable as table, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export const instant = () => integer({ mode: "timestamp_ms" });
export const json = <T>() => text({ mode: "json" }).$type<T>();
export const blob = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "blob",
  toDriver: (bytes) => (Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes)),
});

/** A query that is built once and run often; `name` is for PostgreSQL. */
export const prepare = <Query extends { prepare(): unknown }>(query: Query, _name: string) =>
  query.prepare() as ReturnType<Query["prepare"]>;

const BUSY_MS = 10_000;
const migrations = migrationsIn("sqlite");

// better-sqlite3 is synchronous and drizzle's transactions on it lose rows when given a promise
// (drizzle-orm #2275). So writers share transactions on one connection (group-commit.ts), and readers
// use another, which WAL keeps on the last committed state.
export function connect(path: string) {
  mkdirSync(dirname(path), { recursive: true });
  const writer = new Sqlite(path, { timeout: BUSY_MS });
  writer.pragma("journal_mode = WAL");
  writer.pragma("synchronous = FULL"); // NORMAL loses answered signatures when the power goes
  writer.pragma("secure_delete = ON"); // a deleted address must not be readable in the file
  writer.pragma("foreign_keys = ON");
  const reader = new Sqlite(path, { readonly: true, timeout: BUSY_MS });
  const statements = statementsOn(writer);
  const tx = Object.assign(statements, insertingInto(writer, statements));
  const log = checkpoints(path, new URL("db/checkpoint-thread.ts", root()), writer);
  const turns = groupCommit(writer, log.committed);

  return {
    read: statementsOn(reader),

    transact: <T>(work: (tx: Transaction) => Promise<T>) => turns.write(() => work(tx)),

    async migrate() {
      const known = writer.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
      if (known) {
        const newest = writer.prepare("select max(created_at) as at from __drizzle_migrations").get() as { at: number };
        migrations.refuseNewer(newest.at);
      }
      migrate(tx, { migrationsFolder: migrations.folder });
    },

    /** Reads from one state of the database, whatever is written meanwhile. */
    async snapshot<T>(work: (reader: Statements) => Promise<T>): Promise<T> {
      const still = new Sqlite(path, { readonly: true, timeout: BUSY_MS });
      try {
        still.exec("BEGIN");
        return await work(statementsOn(still));
      } finally {
        still.close();
      }
    },

    /** Leaves nothing deleted behind in the write-ahead log. */
    async scrub() {
      await turns.idle();
      writer.pragma("wal_checkpoint(TRUNCATE)");
    },

    async close() {
      await turns.idle();
      await log.close();
      reader.close();
      writer.close();
    },
  };
}

const statementsOn = (client: Sqlite.Database) => drizzle({ client: rememberStatements(client), casing: "snake_case" });

type Statements = ReturnType<typeof statementsOn>;
export type Transaction = Statements & { insertNew: InsertNew; insertMany: InsertMany };

/** Inserts the rows that clash with no unique key, and returns how many. */
type InsertMany = <Table extends SQLiteTable>(table: Table, rows: Table["$inferInsert"][]) => Promise<number>;

/** Inserts the rows that clash with no unique key, and returns the ids of those. */
type InsertNew = <Table extends SQLiteTable & { $inferInsert: { id?: string } }>(
  table: Table,
  rows: (Table["$inferInsert"] & { id: string })[],
) => Promise<Set<string>>;

// One statement a table, prepared once: a row costs a fifth of what building the query for it would.
function insertingInto(connection: Sqlite.Database, db: Statements) {
  type Row = Record<string, unknown>;
  const known = new Map<SQLiteTable, ReturnType<typeof statementFor>>();

  function statementFor(table: SQLiteTable) {
    const columns = Object.entries(getTableColumns(table));
    const blanks = Object.fromEntries(columns.map(([name]) => [name, sql.placeholder(name)]));
    const { sql: text } = db.insert(table).values(blanks).onConflictDoNothing().toSQL();
    return {
      insert: connection.prepare(text),
      encode: (row: Row) => columns.map(([name, column]) => driverValue(column, row[name])),
    };
  }

  function inserting(table: SQLiteTable) {
    const statement = known.get(table) ?? statementFor(table);
    known.set(table, statement);
    const { insert, encode } = statement;
    return (row: Row) => insert.run(...encode(row)).changes === 1;
  }

  const insertNew: InsertNew = async (table, rows) => new Set(rows.filter(inserting(table)).map((row) => row.id));
  const insertMany: InsertMany = async (table, rows) => rows.filter(inserting(table)).length;
  return { insertNew, insertMany };
}
