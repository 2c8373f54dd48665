// Everything that is true of PostgreSQL only. Read it beside sqlite.ts.
import { type SQLWrapper, sql } from "drizzle-orm";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { customType, jsonb, timestamp } from "drizzle-orm/pg-core";
import pg from "pg";
import { migrationsIn } from "./migrations.ts";

export { index, integer, pgTable as table, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";

export const instant = () => timestamp({ withTimezone: true, precision: 3 });
export const json = <T>() => jsonb().$type<T>();
export const blob = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "bytea",
  toDriver: (bytes) => Buffer.from(bytes),
});

/** The UTC day of an instant, as "2022-08-31". */
export const day = (at: SQLWrapper) => sql<string>`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD')`;

const MIGRATION_LOCK = 7_266_481; // any number that all processes of this program agree on
const migrations = migrationsIn("postgres");

// SQLite lets one writer in at a time; "serializable" promises the same here,
// by asking the loser of a clash to try again.
export function connect(url: string) {
  const pool = new pg.Pool({ connectionString: url });
  // An idle connection that the server ends is replaced at the next query; without a listener it would end the process.
  pool.on("error", () => {});
  const db = drizzle({ client: pool, casing: "snake_case" });

  return {
    read: db,

    transact: <T>(work: (tx: Transaction) => Promise<T>) =>
      retrying(() => db.transaction(work, { isolationLevel: "serializable" })),

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

    /** PostgreSQL's own vacuum does what SQLite has to be asked for. */
    async scrub() {},

    close: () => pool.end(),
  };
}

export type Transaction = Parameters<Parameters<NodePgDatabase["transaction"]>[0]>[0];

const TRIES = 8;

async function retrying<T>(attempt: () => Promise<T>, left = TRIES): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (left === 0 || !clashed(error)) throw error;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * (TRIES - left + 1)));
    return retrying(attempt, left - 1);
  }
}

function clashed(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ["40001", "40P01"].includes((error as { code?: string }).code ?? "") || clashed(error.cause);
}
