import { randomFillSync, randomUUID } from "node:crypto";
import { join, resolve } from "node:path";
import Sqlite from "better-sqlite3";
import { theBuild } from "#app/build.ts";
import { readConfig } from "#app/config.ts";

// Makes a database of many made-up signatures: node tests/bench/generate.ts FOLDER SIGNATURES
// A thousand people of the demonstration really sign and confirm; then their rows are repeated, as other people's.
const ORIGINALS = 1000;
const A_TRANSACTION = 50_000;
const CACHE_KB = 1_500_000;
const EARLIER_MOST_MS = 15 * 60_000;
const DAY_MS = 24 * 3_600_000;

type Value = string | number | Buffer | null;

const [folder = "", size = ""] = process.argv.slice(2);
const times = Number(size) / ORIGINALS;
if (!folder || !Number.isInteger(times) || times < 1)
  throw new Error(`usage: generate.ts FOLDER SIGNATURES, a multiple of ${ORIGINALS}`);
await signOriginals();
repeatAll(join(resolve(folder), "countersign.db"));

/** Opens the database as the program does, and lets the first thousand sign by the functions that the forms use. */
async function signOriginals() {
  const config = readConfig({ NODE_ENV: "production", DATA_DIR: folder });
  const { build } = await theBuild(config);
  const { start, stop, firstStart, fillDemo, addUp } = build.entry.module;
  const context = await start(config);
  await firstStart(context);
  await fillDemo(context, ORIGINALS, () => {});
  await addUp(context);
  await stop();
}

function repeatAll(path: string) {
  const began = performance.now();
  const db = new Sqlite(path);
  for (const pragma of ["foreign_keys = OFF", "journal_mode = OFF", "synchronous = OFF", `cache_size = -${CACHE_KB}`])
    db.pragma(pragma);
  db.prepare("delete from installation where fact = 'demo'").run(); // else every page would say so, and no mail would leave
  db.prepare("delete from outbox").run(); // the made-up letters among it go nowhere
  multiplyCounts(db);
  const indexes = db
    .prepare("select name, sql from sqlite_master where type = 'index' and tbl_name = 'signatures' and sql is not null")
    .all() as { name: string; sql: string }[];
  for (const { name } of indexes) db.exec(`drop index "${name}"`);
  const repeated = repeatSignatures(db);
  const inserted = performance.now();
  for (const { sql } of indexes) db.exec(sql);
  db.pragma("journal_mode = WAL");
  db.close();
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${repeated} rows in ${seconds.toFixed(1)} s, ${Math.round(repeated / seconds)} a second, indexes included (${((inserted - began) / 1000).toFixed(1)} s without)`,
  );
}

/** What is counted of the originals is true of each repetition, since all stay on their day. */
function multiplyCounts(db: Sqlite.Database) {
  const left = db.prepare("select count(*) from count_changes").pluck().get();
  if (left !== 0) throw new Error("the program has not counted all of the originals");
  db.prepare("update counters set n = n * ?").run(times);
}

/** Repeats every signature, oldest first, until there are enough. Returns how many rows were added. */
function repeatSignatures(db: Sqlite.Database): number {
  const originals = db.prepare("select * from signatures order by signed_at").raw();
  const columns = originals.columns().map(({ name }) => name);
  const insert = db.prepare(`insert into signatures (${columns.join()}) values (${columns.map(() => "?").join()})`);
  const repeat = anotherPersonWith(columns);
  let added = 0;
  db.exec("begin");
  for (const original of originals.all() as Value[][])
    for (let copy = 1; copy < times; copy++) {
      insert.run(repeat(original));
      if (++added % A_TRANSACTION === 0) db.exec("commit; begin");
    }
  db.exec("commit");
  return added;
}

/** The same row as another person's: other keys, and up to a quarter of an hour earlier on the same day. */
function anotherPersonWith(columns: string[]) {
  const at = (name: string) => columns.indexOf(name);
  const hashes = columns.flatMap((name, index) => (name.endsWith("_hash") && name !== "consent_hash" ? [index] : []));
  const moments = columns.flatMap((name, index) => (name.endsWith("_at") ? [index] : []));
  const [id, signedAt, confirmedAt] = ["id", "signed_at", "confirmed_at"].map(at) as [number, number, number];
  const bytes = randomBytes();

  return (original: Value[]): Value[] => {
    const row = [...original];
    row[id] = randomUUID();
    for (const hash of hashes) if (Buffer.isBuffer(row[hash])) row[hash] = bytes(row[hash].length);
    const sinceMidnight = Number(original[confirmedAt] ?? original[signedAt]) % DAY_MS;
    const earlier = Math.floor(Math.random() * Math.min(EARLIER_MOST_MS, sinceMidnight));
    for (const moment of moments) if (row[moment] !== null) row[moment] = Number(row[moment]) - earlier;
    return row;
  };
}

/** Random bytes out of a large block, since asking for each alone takes longer than the insert. */
function randomBytes() {
  const block = Buffer.allocUnsafe(1 << 20);
  let used = block.length;
  return (length: number): Buffer => {
    if (used + length > block.length) {
      randomFillSync(block);
      used = 0;
    }
    used += length;
    return block.subarray(used - length, used);
  };
}
