import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { openPostgres } from "#tests/setup/own-postgres.ts";

export type Row = { state: string; token: Buffer | null; person: Buffer };

/** A database as it is looked into from outside, beside the program that runs on it. */
export type Engine = {
  dataDir: string;
  /** What DATABASE_URL has to be, if anything. */
  settings: Record<string, string>;
  signatures: () => Promise<Row[]>;
  /** "ok", or what is broken. */
  integrity: () => Promise<string>;
  [Symbol.asyncDispose]: () => Promise<void>;
};

const SIGNATURES =
  "select state, confirm_token_hash as token, address_hash as person from signatures where campaign_id = 'xinjiang'";

export const engines = [
  { name: "SQLite", open: openSqlite },
  { name: "PostgreSQL", open: async () => (await openOwnPostgres()).engine },
];

/** SQLite in a data folder, a new one unless it is named. */
export async function openSqlite(dataDir = mkdtempSync(join(tmpdir(), "countersign-faults-"))): Promise<Engine> {
  const path = join(dataDir, "countersign.db");
  const ask = (work: (db: Sqlite.Database) => unknown) => {
    if (!existsSync(path)) throw new Error("the program made no database");
    const db = new Sqlite(path, { readonly: true, timeout: 10_000 });
    try {
      return work(db);
    } finally {
      db.close();
    }
  };
  return {
    dataDir,
    settings: {},
    signatures: async () => ask((db) => db.prepare(SIGNATURES).all()) as Row[],
    integrity: async () => String(ask((db) => db.pragma("integrity_check", { simple: true }))),
    [Symbol.asyncDispose]: async () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

/** A PostgreSQL of the test's own, which flushes every commit to the disk, as on a real server. */
export async function openOwnPostgres() {
  const server = await openPostgres(["-c", "fsync=on", "-c", "max_connections=100"]);
  const dataDir = mkdtempSync(join(tmpdir(), "countersign-faults-"));
  const ask = async (statement: string) => {
    const client = new pg.Client({ connectionString: server.url });
    client.on("error", () => {});
    await client.connect();
    try {
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  };
  const engine: Engine = {
    dataDir,
    settings: { DATABASE_URL: server.url },
    signatures: () => ask(SIGNATURES),
    // Every page of every table and index is read and its checksum compared; amcheck looks at the order in the indexes.
    async integrity() {
      await ask("create extension if not exists amcheck");
      await ask(
        "select bt_index_check(indexrelid, true) from pg_index join pg_class on oid = indexrelid where relnamespace = 'public'::regnamespace",
      );
      return "ok";
    },
    async [Symbol.asyncDispose]() {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return { server, engine };
}
