import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const EXAMPLELAND = "db/seeds/exampleland/representatives.csv";

/** The command line on a data folder of its own. */
function openCommandLine() {
  const dataDir = mkdtempSync(join(tmpdir(), "countersign-cli-"));
  return {
    dataDir,
    run(...words: string[]) {
      const env = { PATH: process.env.PATH, DATA_DIR: dataDir } as unknown as NodeJS.ProcessEnv;
      const { status, stdout, stderr } = spawnSync(process.execPath, ["app/cli/countersign.ts", ...words], {
        env,
        encoding: "utf8",
      });
      return { status, stdout, stderr };
    },
    [Symbol.dispose]: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

test("representatives are imported: one JSON object, and the second time nothing is new", () => {
  using line = openCommandLine();
  const words = ["representatives", "import", EXAMPLELAND, "--format", "csv", "--body", "x", "--json"];
  const report = {
    read: 28,
    added: 28,
    changed: 0,
    addressChanged: 0,
    retired: 0,
    withoutEmail: 4,
    contactForm: 2,
    termEnded: 0,
    merged: 0,
    sharedMailbox: [],
    rejected: [],
    fileHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  };
  const dry = line.run(...words, "--dry-run");
  expect([dry.status, JSON.parse(dry.stdout)]).toEqual([0, report]);
  const importId = expect.any(String);
  expect(JSON.parse(line.run(...words).stdout)).toEqual({ ...report, importId });
  expect(JSON.parse(line.run(...words).stdout)).toEqual({ ...report, importId, added: 0 });
});

test.each([
  ["a file that is not there", ["no.csv", "--format", "csv", "--body", "x"]],
  ["a file that is no list", ["package.json", "--format", "csv", "--body", "x"]],
  ["a file of another format", [EXAMPLELAND, "--format", "popolo", "--body", "x"]],
  ["a folder of another format", ["db/seeds", "--format", "openstates", "--body", "x"]],
])("%s: a plain sentence, and exit code 1", (_what, words) => {
  using line = openCommandLine();
  const { status, stdout, stderr } = line.run("representatives", "import", ...words, "--json");
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(/^[A-Z][^\n]*\.\n$/);
});

test.each([
  [[]],
  [["representatives", "import", EXAMPLELAND, "--format", "spreadsheet", "--body", "x"]],
  [["representatives", "import", EXAMPLELAND, "--fast"]],
])("typed wrongly (%j): how to use it, and exit code 2", (words) => {
  using line = openCommandLine();
  const { status, stdout, stderr } = line.run(...words);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("Usage:");
});

test("a campaign is loaded and opened, and only to a key that is one", () => {
  using line = openCommandLine();
  expect(line.run("campaigns", "load", "db/seeds/xinjiang").status).toBe(0);
  const open = (recipient: string) => line.run("campaigns", "open", "xinjiang", "--recipient", recipient);
  expect(open("age1wrong").status).toBe(1);
  const good = "age1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqs3290gq";
  expect(open(good).status).toBe(0);
  expect(open(good).status).toBe(0);
  expect(line.run("campaigns", "open", "nothing", "--recipient", good).status).toBe(1);
});

test("a broken campaign is not loaded", () => {
  using line = openCommandLine();
  writeFileSync(join(line.dataDir, "campaign.yaml"), "slug: Wrong Slug");
  writeFileSync(join(line.dataDir, "en.yaml"), "title: x");
  const { status, stderr } = line.run("campaigns", "load", line.dataDir);
  expect(status).toBe(1);
  expect(stderr).toContain("campaign.yaml");
});

test("switches are listed, turned on with a reason, and off; twice is as once", () => {
  using line = openCommandLine();
  expect(line.run("switches").stdout).toMatch(/^signing +off$/m);
  expect(line.run("switches", "on", "signing").status).toBe(2);
  expect(line.run("switches", "on", "everything", "--reason", "Load").status).toBe(2);
  for (const said of ["is on.", "is on already."]) {
    const { status, stdout } = line.run("switches", "on", "signing", "--reason", "Load");
    expect([status, stdout.includes(said)]).toEqual([0, true]);
  }
  expect(line.run("switches").stdout).toMatch(/^signing +on +since \S+Z, by the command line: Load$/m);
  expect(line.run("switches", "off", "signing").status).toBe(0);
  expect(line.run("switches").stdout).toMatch(/^signing +off$/m);
});
