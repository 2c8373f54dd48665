// Everything that is true of PostgreSQL only. Read it beside sqlite.ts.
import { getTableColumns, type SQL, sql } from "drizzle-orm";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { customType, jsonb, type PgTable, timestamp } from "drizzle-orm/pg-core";
import pg from "pg";
import { driverValue } from "./driver-value.ts";
import { migrationsIn } from "./migrations.ts";

export { index, integer, pgTable as table, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";

export const instant = () => timestamp({ withTimezone: true, precision: 3 });
export const json = <T>() => jsonb().$type<T>();
export const blob = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "bytea",
  toDriver: (bytes) => (Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes)),
});

/** A query that the server parses and plans once a connection, known there by its name. */
export const prepare = <Query extends { prepare(name: string): unknown }>(query: Query, name: string) =>
  query.prepare(name) as ReturnType<Query["prepare"]>;

const MIGRATION_LOCK = 7_266_481; // any number that all processes of this program agree on
const migrations = migrationsIn("postgres");

// SQLite lets one writer in at a time; "serializable" promises the same here,
// by asking the loser of a clash to try again.
export function connect(url: string) {
  const pool = new pg.Pool({ connectionString: url });
  // A connection that the server ends fails its own query and is replaced at the next; without a listener on the pool,
  // for idle ones, and on each, for those at work, it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => void client.on("error", () => {}));
  const db = drizzle({ client: pool, casing: "snake_case" });
  const inTurn = oneAfterAnother();

  return {
    read: db,

    transact: <T>(work: (tx: Transaction) => Promise<T>) =>
      retrying(() => db.transaction((tx) => work(withInserts(tx)), { isolationLevel: "serializable" }), inTurn),

    async migrate() {
      const client = await pool.connect();
      try {
        await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
        const known = await client.query("select to_regclass('drizzle.__drizzle_migrations') as name");
        if (known.rows[0].name) {
          const newest = await client.query("select max(created_at) as at from drizzle.__drizzle_migrations");
          migrations.refuseNewer(newest.rows[0].at === null ? null : Number(newest.rows[0].at));
        }
        await migrate(drizzle({ client, casing: "snake_case" }), { migrationsFolder: migrations.folder });
      } finally {
        client.release(true); // the lock ends with its connection
      }
    },

    /** Reads from one state of the database, whatever is written meanwhile. */
    snapshot: <T>(work: (reader: PgTransaction) => Promise<T>) =>
      db.transaction(work, { isolationLevel: "repeatable read", accessMode: "read only" }),

    /** PostgreSQL's own vacuum does what SQLite has to be asked for. */
    async scrub() {},

    close: () => pool.end(),
  };
}

type PgTransaction = Parameters<Parameters<NodePgDatabase["transaction"]>[0]>[0];
export type Transaction = PgTransaction & { insertNew: InsertNew; insertMany: InsertMany };

/** Inserts the rows that clash with no unique key, and returns how many. */
type InsertMany = <Table extends PgTable>(table: Table, rows: Table["$inferInsert"][]) => Promise<number>;

/** Inserts the rows that clash with no unique key, and returns the ids of those. */
type InsertNew = <Table extends PgTable & { $inferInsert: { id?: string } }>(
  table: Table,
  rows: (Table["$inferInsert"] & { id: string })[],
) => Promise<Set<string>>;

function withInserts(tx: PgTransaction): Transaction {
  const insertNew: InsertNew = async (table, rows) => {
    const added = await tx.execute<{ id: string }>(sql`${insertOf(table, rows)} returning id`);
    return new Set(added.rows.map((row) => row.id));
  };
  const insertMany: InsertMany = async (table, rows) => (await tx.execute(insertOf(table, rows))).rowCount ?? 0;
  return Object.assign(tx, { insertNew, insertMany });
}

// One statement for all rows, an array a column: its cost hardly grows with their number.
function insertOf(table: PgTable, rows: object[]): SQL {
  const columns = Object.entries(getTableColumns(table));
  const names = columns.map(([name]) => sql.identifier(snakeCase(name)));
  const arrays = columns.map(([name, column]) => {
    const values = rows.map((row) => driverValue(column, (row as Record<string, unknown>)[name]));
    return sql`${sql.param(values)}::${sql.raw(column.getSQLType())}[]`;
  });
  return sql`insert into ${table} (${sql.join(names, sql`, `)}) select * from unnest(${sql.join(arrays, sql`, `)}) on conflict do nothing`;
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const TRIES = 20;
const WAIT_MOST_MS = 20; // for another process to be done; in this one, losers wait for each other

type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Who loses a clash tries again after the losers before it: at the same time they would only clash anew. */
async function retrying<T>(attempt: () => Promise<T>, inTurn: InTurn): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!clashed(error)) throw error;
  }
  return inTurn(() => tryAgain(attempt));
}

async function tryAgain<T>(attempt: () => Promise<T>, left = TRIES): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (left === 0 || !clashed(error)) throw error;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * WAIT_MOST_MS));
    return tryAgain(attempt, left - 1);
  }
}

function oneAfterAnother(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}

function clashed(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ["40001", "40P01"].includes((error as { code?: string }).code ?? "") || clashed(error.cause);
}
