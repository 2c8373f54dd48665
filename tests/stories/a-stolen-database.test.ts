import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { databaseBytes, organiserAt, signed } from "#tests/organiser.ts";
import { type Fields, goodForm, openSite } from "#tests/site.ts";

/** Every file under a folder, as a path from it. */
function filesIn(folder: string, root = folder): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path, root) : [relative(root, path)];
  });
}

/** A word as it could lie in a file: in clear, in base64 at any of three offsets, in hexadecimal, percent-encoded, or in UTF-16. */
function traces(word: string): Buffer[] {
  const bytes = Buffer.from(word);
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString("base64")
      .slice(shift === 0 ? 0 : shift + 1, -4),
  );
  return [
    bytes,
    Buffer.from(encodeURIComponent(word)),
    Buffer.from(bytes.toString("hex")),
    Buffer.from(word, "utf16le"),
    ...base64.map((text) => Buffer.from(text)),
  ];
}

test("who takes the database finds no name and no address: not pending, not confirmed, not withdrawn", async () => {
  await using site = await openSite();
  const people: Fields[] = [
    {
      name: "Zulfiqar Quicksilver",
      email: "zulfiqar.quicksilver@signers.example",
      comment: "Marmaladeskies above the harbour",
      visibility: "recipient",
    },
    {
      name: "Yolanda Thunderbolt",
      email: "yolanda.thunderbolt@signers.example",
      comment: "Peppermintlaw for everybody",
      visibility: "count",
      updates: "on",
    },
    { name: "Xaver Windmillshadow", email: "xaver.windmillshadow@signers.example", comment: "", visibility: "public" },
  ];
  for (const person of people) await signed(site, person);
  await site.post(await site.linkTo("xaver.windmillshadow@signers.example", "manage"), { intent: "withdraw" });
  await site.post(
    "/en/c/xinjiang/sign",
    goodForm({ name: "Wilhelmina Pendingleaf", email: "wilhelmina.pendingleaf@signers.example" }),
  );
  const organiser = await organiserAt(site);
  await organiser.bytes("/organise/xinjiang/signatures.csv.age");

  const words = [
    "Quicksilver",
    "quicksilver@",
    "Marmaladeskies",
    "Thunderbolt",
    "thunderbolt@",
    "Peppermintlaw",
    "Windmillshadow",
    "windmillshadow@",
    "Pendingleaf",
    "pendingleaf@",
  ];
  const files = filesIn(site.dataDir).filter((file) => !/^(keys|mailbox)\//.test(file));
  if (!process.env.DATABASE_URL) expect(files).toEqual(expect.arrayContaining(["test.db", "test.db-wal"]));
  for (const file of files) {
    const bytes = readFileSync(join(site.dataDir, file));
    for (const word of words)
      for (const trace of traces(word)) expect(bytes.includes(trace), `${word} in ${file}`).toBe(false);
  }
  const database = await databaseBytes(site);
  expect(database.includes("non-refoulement")).toBe(true); // what is looked through is not empty
  for (const word of words)
    for (const trace of traces(word)) expect(database.includes(trace), `${word} in the database`).toBe(false);
});

test("nor does the database open the organisers' desk: it keeps hashes of links and sessions", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const session = JSON.parse(atob(decodeURIComponent(organiser.cookie.split("=")[1] as string)));
  expect(session).toMatch(/^[\w-]{43}$/);
  const kept = await databaseBytes(site);
  expect(kept.includes(session)).toBe(false);
  expect(kept.includes(Buffer.from(session, "base64url").toString("hex"))).toBe(false);
});
