import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { openSignatures } from "#app/cli/open-signatures.ts";
import { campaignKey } from "#app/integrations/sealing.ts";
import { organiserAt, signed } from "#tests/organiser.ts";
import { openSite, type Site } from "#tests/site.ts";

const AGE = spawnSync("age", ["--version"]).status === 0;
if (!AGE)
  console.warn(
    "NOT TESTED: Debian's age is not installed (apt-get install age), so it is not known to open the export.",
  );

const open = (file: string, identity: string, out?: string) =>
  openSignatures.run({ positionals: [file], values: { identity, out } });
const keyOf = (site: Site) => join(site.dataDir, "keys/campaign-xinjiang.identity.txt");

async function takenAway(site: Site): Promise<string> {
  const organiser = await organiserAt(site);
  const file = join(site.dataDir, "taken.csv.age");
  writeFileSync(file, await organiser.bytes("/organise/xinjiang/signatures.csv.age"));
  return file;
}

async function threeSign(site: Site) {
  await signed(site, {
    name: "Rahile Demo",
    email: "rahile@signers.example",
    visibility: "recipient",
    comment: "=1+1",
  });
  await signed(site, { name: "Counted Only", email: "counted@signers.example", visibility: "count" });
  await signed(site, { name: "Told Of News", email: "news@signers.example", visibility: "count", updates: "on" });
}

test("Debian's age opens the file and the records in it with the campaign's key", { skip: !AGE }, async () => {
  await using site = await openSite();
  await threeSign(site);
  const decrypt = (input: string | Buffer) => execFileSync("age", ["-d", "-i", keyOf(site)], { input });

  const rows: Record<string, string>[] = parse(decrypt(readFileSync(await takenAway(site))), { columns: true });
  expect(rows).toHaveLength(3);
  const records = rows.map((row) => JSON.parse(decrypt(Buffer.from(row.sealed as string, "base64")).toString()));
  const rahile = records.findIndex((record) => record.name === "Rahile Demo");
  expect(rows[rahile]).toMatchObject({
    state: "confirmed",
    country: "DE",
    locale: "en",
    visibility: "recipient",
    actions: "non-refoulement sanctions",
    wants_updates: "no",
  });
  expect(rows[rahile]?.confirmed_day).toBe(site.context.now().toISOString().slice(0, 10));
  expect(rows[rahile]?.consent_hash).toMatch(/^[0-9a-f]{64}$/);
  expect(records[rahile]).toMatchObject({ email: "rahile@signers.example", comment: "=1+1" });
  expect(JSON.stringify(records)).not.toMatch(/Counted Only|Told Of News|counted@signers/);
});

test("the shell loop of docs/exports.md does what it says", { skip: !AGE }, async () => {
  await using site = await openSite();
  await threeSign(site);
  const file = await takenAway(site);
  const loop = /```sh\n(KEY=.*?)```/s.exec(readFileSync("docs/exports.md", "utf8"))?.[1] ?? "";
  const script = loop
    .replace("campaign-xinjiang.identity.txt", keyOf(site))
    .replace("xinjiang-2022-08-31-signatures.csv.age", file);
  execFileSync("bash", ["-c", script], { cwd: site.dataDir });
  const lines = readFileSync(join(site.dataDir, "records.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map((record) => record.email).sort()).toEqual(
    ["news@signers.example", "rahile@signers.example", null].sort(),
  );
});

test("the program's own command opens it too, and a spreadsheet runs no formula of a signer's", async () => {
  await using site = await openSite();
  await threeSign(site);
  const out = join(site.dataDir, "opened.csv");
  await open(await takenAway(site), keyOf(site), out);

  const rows: Record<string, string>[] = parse(readFileSync(out), { columns: true, bom: true });
  expect(rows.map(({ name, email, comment }) => [name, email, comment]).sort()).toEqual([
    ["", "", ""],
    ["", "news@signers.example", ""],
    ["Rahile Demo", "rahile@signers.example", "'=1+1"],
  ]);
  expect(statSync(out).mode & 0o777).toBe(0o600);
});

test("who chose to be counted only after signing is handed over no more, though the record was sealed with a name", async () => {
  await using site = await openSite();
  await signed(site, { name: "Rahile Demo", visibility: "recipient" });
  await site.post(await site.linkTo("rahile@signers.example", "manage"), { intent: "visibility", visibility: "count" });
  const out = join(site.dataDir, "opened.csv");
  await open(await takenAway(site), keyOf(site), out);
  expect(readFileSync(out, "utf8")).not.toMatch(/Rahile|signers\.example/);
});

test("another campaign's key, no key, and a damaged file are each told in a sentence", async () => {
  await using site = await openSite();
  await signed(site, {});
  const file = await takenAway(site);
  const other = join(site.dataDir, "other.txt");
  await campaignKey(other);
  await expect(open(file, other)).rejects.toThrow(/another campaign's key/);
  await expect(open(other, keyOf(site))).rejects.toThrow(/no age file/);
  await expect(open(file, file)).rejects.toThrow(/holds no age identity/);
  await expect(open(join(site.dataDir, "nowhere"), other)).rejects.toThrow(/does not exist/);
  const whole = readFileSync(file);
  writeFileSync(file, whole.subarray(0, -40));
  await expect(open(file, keyOf(site), join(site.dataDir, "cut.csv"))).rejects.toThrow(/incomplete/);
  whole[whole.length - 100] = (whole[whole.length - 100] as number) ^ 1;
  writeFileSync(file, whole);
  await expect(open(file, keyOf(site), join(site.dataDir, "flipped.csv"))).rejects.toThrow(/damaged/);
});
