import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { openDatabase, type Writer } from "#db/index.ts";
import { installation } from "#db/schema.ts";
import { ownDatabase } from "#tests/setup/database.ts";

/** A database of its own with one table to write to, gone at the end of the test. */
export async function freshDatabase() {
  const { url, drop } = await ownDatabase();
  const address =
    url.includes("://") || isAbsolute(url) ? url : join(mkdtempSync(join(tmpdir(), "countersign-db-")), url);
  const db = await openDatabase(address);
  const facts = async () => (await db.read.select().from(installation)).map((row) => row.fact).sort();
  return { db, address, facts, [Symbol.asyncDispose]: () => db.close().then(drop) };
}

export const note = (tx: Writer, fact: string) => tx.insert(installation).values({ fact, since: new Date() });
