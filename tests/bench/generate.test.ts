import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { askOnce, openFolder, signInAt, startProgram } from "#tests/bench/program.ts";
import { CAMPAIGN, page, post } from "#tests/bench/requests.ts";

const SIGNATURES = 3000;

test("a made-up database of any size is one that the program made: it opens it, and every count is true", async () => {
  using folder = openFolder();
  const made = spawnSync(process.execPath, ["tests/bench/generate.ts", folder.path, String(SIGNATURES)]);
  expect(made.stderr.toString()).toBe("");
  const file = join(folder.path, "countersign.db");
  expect(existsSync(file)).toBe(true);

  const db = new Sqlite(file, { readonly: true });
  expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(db.pragma("foreign_key_check")).toEqual([]);
  const told = (dimension: string) =>
    db.prepare("select key, n from counters where dimension = ? and n > 0 order by key").all(dimension);
  const counted = (by: string, state = "state = 'confirmed'") =>
    db.prepare(`select ${by} as key, count(*) as n from signatures where ${state} group by 1 order by 1`).all();
  expect(told("signatures")).toEqual([{ key: "", n: SIGNATURES }]);
  expect(told("country")).toEqual(counted("country"));
  expect(told("day")).toEqual(counted("strftime('%Y-%m-%d', confirmed_at / 1000, 'unixepoch')"));
  expect(told("state")).toEqual(counted("state", "state <> 'confirmed'"));
  db.close();

  await using program = await startProgram(folder.path, { WORKERS: "off" });
  const { body } = await askOnce(
    program,
    page(`/api/v1/campaigns/${CAMPAIGN}/count.json`, { "Accept-Encoding": "identity" }),
  );
  expect(JSON.parse(body.toString()).signatures).toBe(SIGNATURES);
  const cookie = await signInAt(program, post);
  const overview = await askOnce(program, page("/organise", { Cookie: cookie, "Accept-Encoding": "identity" }));
  expect(overview.status).toBe(200);
  expect(overview.body.toString()).toContain("3,000");
});
