import { existsSync, readFileSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { openDatabase, type Writer } from "#db/index.ts";
import { installation } from "#db/schema.ts";
import { freshDatabase, note } from "#tests/db/world.ts";

test("what is for reading cannot write, even if the types are talked out of it", async () => {
  await using world = await freshDatabase();
  await expect(async () => note(world.db.read as unknown as Writer, "stray")).rejects.toThrow();
  expect(await world.facts()).toEqual([]);
});

test("what is deleted cannot be found in the files", async () => {
  await using world = await freshDatabase();
  const secret = "a name that must not be found";
  await world.db.write((tx) => note(tx, secret));
  await world.db.write((tx) => tx.delete(installation).where(sql`true`));
  await world.db.scrub();
  const files = [world.address, `${world.address}-wal`].filter(existsSync).map((file) => readFileSync(file));
  expect(Buffer.concat(files).includes(secret)).toBe(false);
});

test("a file that a newer program has written is left as it is", async () => {
  const { address, db } = await freshDatabase();
  await db.close();
  const file = new Sqlite(address);
  file.prepare("insert into __drizzle_migrations (hash, created_at) values ('of tomorrow', ?)").run(Date.now() + 1e10);
  file.close();
  await expect(openDatabase(address)).rejects.toThrow(/newer version/);
});
