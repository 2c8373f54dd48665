// Everything that is true of SQLite only. Read it beside postgres.ts.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { type SQLWrapper, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { customType, integer, text } from "drizzle-orm/sqlite-core";
import { groupCommit } from "./group-commit.ts";
import { migrationsIn } from "./migrations.ts";

export { index, integer, primaryKey, sqliteTable as table, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export const instant = () => integer({ mode: "timestamp_ms" });
export const json = <T>() => text({ mode: "json" }).$type<T>();
export const blob = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "blob",
  toDriver: (bytes) => Buffer.from(bytes),
});

/** The UTC day of an instant, as "2022-08-31". */
export const day = (at: SQLWrapper) => sql<string>`strftime('%Y-%m-%d', ${at} / 1000, 'unixepoch')`;

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
  const tx = drizzle({ client: writer, casing: "snake_case" });
  const turns = groupCommit(writer);

  return {
    read: drizzle({ client: reader, casing: "snake_case" }),

    transact: <T>(work: (tx: Transaction) => Promise<T>) => turns.write(() => work(tx)),

    async migrate() {
      const known = writer.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
      if (known) {
        const newest = writer.prepare("select max(created_at) as at from __drizzle_migrations").get() as { at: number };
        migrations.refuseNewer(newest.at);
      }
      migrate(tx, { migrationsFolder: migrations.folder });
    },

    /** Leaves nothing deleted behind in the write-ahead log. */
    async scrub() {
      await turns.idle();
      writer.pragma("wal_checkpoint(TRUNCATE)");
    },

    async close() {
      await turns.idle();
      reader.close();
      writer.close();
    },
  };
}

export type Transaction = ReturnType<typeof drizzle>;
