import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const POSTCODES = "db/seeds/exampleland/postcodes.csv";
const STARTS_MS = 180_000; // six programs, one after another
const SQUARE = {
  type: "Polygon",
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ],
  ],
};

/** The command line on a data folder of its own. */
function openCommandLine() {
  const dataDir = mkdtempSync(join(tmpdir(), "countersign-areas-"));
  return {
    dataDir,
    areas(...words: string[]) {
      const env = { PATH: process.env.PATH, DATA_DIR: dataDir } as unknown as NodeJS.ProcessEnv;
      return spawnSync(process.execPath, ["app/cli/countersign.ts", "areas", ...words], { env, encoding: "utf8" });
    },
    [Symbol.dispose]: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

test(
  "postcodes, boundaries and names are brought, a new map beside the old one, and listed",
  () => {
    using line = openCommandLine();
    const report = {
      read: 68,
      postcodes: 60,
      split: 8,
      areas: 12,
      areasAdded: 12,
      added: 68,
      removed: 0,
      rejected: [],
    };
    const words = ["import-postcodes", POSTCODES, "--body", "x", "--json"];
    expect(JSON.parse(line.areas(...words, "--dry-run").stdout)).toMatchObject(report);
    expect(JSON.parse(line.areas(...words).stdout)).toMatchObject(report);
    expect(line.areas(...words, "--set", "next", "--valid-from", "2999-01-01").status).toBe(0);

    for (const name of ["xx-old-mill", "xx-testford"]) {
      mkdirSync(join(line.dataDir, "shapes", name), { recursive: true });
      const shape = JSON.stringify({ type: "Feature", properties: {}, geometry: SQUARE });
      writeFileSync(join(line.dataDir, "shapes", name, "shape.geojson"), shape);
    }
    const shapes = line.areas("import-boundaries", join(line.dataDir, "shapes"), "--body", "x", "--json");
    expect(JSON.parse(shapes.stdout)).toMatchObject({ read: 2, areas: 2, areasAdded: 0, vertices: 10, rejected: [] });
    const names = line.areas("import-names", "db/seeds/exampleland/areas.csv", "--body", "x");
    expect(names.stdout).toContain("named: 12");
    expect(line.areas("list").stdout.trim().split("\n")).toEqual([
      "x  next  not in use  2999-01-01 to any time  12 areas, 68 postcodes with their areas, 0 boundaries",
      "x  first  in use  any time to any time  12 areas, 68 postcodes with their areas, 2 boundaries",
    ]);
  },
  STARTS_MS,
);

test.each([
  ["a table that is not there", ["import-postcodes", "no.csv", "--body", "x"], 1],
  ["a table without postcodes", ["import-postcodes", "db/seeds/exampleland/areas.csv", "--body", "x"], 1],
  ["boundaries that are none", ["import-boundaries", "package.json", "--body", "x", "--key", "id"], 1],
  ["a folder without shapes", ["import-boundaries", "db/seeds/exampleland", "--body", "x"], 1],
  ["names of areas that nobody has", ["import-names", "db/seeds/exampleland/areas.csv", "--body", "x"], 1],
])("%s: a plain sentence", (_what, words, code) => {
  using line = openCommandLine();
  const { status, stdout, stderr } = line.areas(...words);
  expect([status, stdout]).toEqual([code, ""]);
  expect(stderr).toMatch(/^[A-Z/][^\n]*\.\n$/);
});

test("typed wrongly: how to use it, and exit code 2", () => {
  using line = openCommandLine();
  for (const words of [
    ["import-postcodes", POSTCODES],
    ["import-postcodes", POSTCODES, "--body", "x", "--valid-from", "soon"],
  ])
    expect(line.areas(...words)).toMatchObject({ status: 2, stderr: expect.stringContaining("Usage:") });
});
