import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LETTER } from "#tests/letters.ts";
import { organiserAt, turnSwitch } from "#tests/organiser.ts";
import { openSite, type Site } from "#tests/site.ts";

const FORM = "/organise/representatives/import";
const CSV = `key,name,role,area,area_key,country,email,valid_until
a,Ada Muster,Member,North,n,XX,office@parl.example,
b,Bo Probe,Member,South,s,XX,office@parl.example,2090-12-31
c,Cy Vorbei,Member,South,s,XX,cy@parl.example,2020-12-31
d,Di Doppelt,Member,South,s,XX,"d1@parl.example, d2@parl.example",
`;

type Organiser = Awaited<ReturnType<typeof organiserAt>>;

/** The form as a browser sends it: several parts, among them a file. */
function send(site: Site, cookie: string, file: string | Buffer, changes: Record<string, string> = {}) {
  const form = new FormData();
  const fields = { format: "csv", body: "assembly", bodyName: "Example Assembly", country: "", intent: "preview" };
  for (const [name, value] of Object.entries({ ...fields, ...changes })) form.append(name, value);
  form.append("files", new Blob([file as BlobPart]), changes["fileName"] ?? "members.csv");
  return site.ask(FORM, { method: "POST", body: form, headers: { Cookie: cookie } });
}

/** What the button of the preview sends. */
function decisionIn(page: string): Record<string, string> {
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return { ...Object.fromEntries(hidden.map(([, name, value]) => [name, value])), intent: "run" };
}

async function imported(site: Site, organiser: Organiser, file = CSV) {
  const { text } = await send(site, organiser.cookie, file);
  return organiser.post(FORM, decisionIn(text));
}

test("an organiser sees what a file would do, lets it, reads the report, and takes it back", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const seen = await send(site, organiser.cookie, CSV);
  expect(seen.status).toBe(200);
  for (const said of ["Nothing has changed yet", "Rows 2, 3", "more than one e-mail address"])
    expect(seen.text).toContain(said);
  expect((await site.get(`${LETTER}?country=XX&everybody=yes`)).text).not.toContain("Ada Muster");
  expect((await organiser.get("/organise/representatives")).text).not.toContain("Example Assembly");

  const done = await organiser.post(FORM, decisionIn(seen.text));
  expect([done.status, done.location]).toEqual([303, expect.stringMatching(/^\/organise\/representatives\/imports\//)]);
  const report = (await organiser.get(done.location as string)).text;
  for (const said of ["Example Assembly", "Plain CSV", "SHA-256", "Rows 2, 3"]) expect(report).toContain(said);
  expect((await site.get(`${LETTER}?country=XX&everybody=yes`)).text).toContain("Ada Muster");
  const list = (await organiser.get("/organise/representatives")).text;
  for (const said of ["Example Assembly", "3 added", "today", "December 31, 2090", "Terms have ended"])
    expect(list).toContain(said);
  expect(readdirSync(join(site.dataDir, "uploads"))).toEqual([]);

  await organiser.post(done.location as string);
  expect((await organiser.get(done.location as string)).text).toContain("Undone");
  expect((await site.get(`${LETTER}?country=XX&everybody=yes`)).text).not.toContain("Ada Muster");
});

test("a newer file says who would be retired, and an earlier import waits for the later one to be undone", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const first = (await imported(site, organiser)).location as string;
  site.pass(60);
  const fewer = CSV.split("\n").slice(0, 2).join("\n");
  const seen = await send(site, organiser.cookie, fewer, { bodyName: "" });
  expect(seen.text).toContain("2 people who can be written to now are not in the file");
  expect(seen.text).toContain("would do to Example Assembly");
  await organiser.post(FORM, decisionIn(seen.text));
  expect((await organiser.get(first)).text).toContain("That one must be undone first");
  await organiser.post(first);
  expect((await organiser.get(first)).text).not.toContain("Undone ");
});

test.each<[string, string | Buffer, Record<string, string>, string]>([
  ["no file", "", {}, "Choose a file"],
  ["no format", CSV, { format: "" }, "Choose the data format"],
  ["no body", CSV, { body: "" }, "Enter a short name"],
  ["a body that is no short name", CSV, { body: "The Parliament" }, "Enter a short name"],
  ["a country that is none", CSV, { country: "ZZ" }, "Choose a country"],
  ["a file of another format", CSV, { format: "popolo" }, "is no JSON"],
  ["a file that is no text", Buffer.from([80, 75, 3, 4, 0, 0]), {}, "zero bytes"],
  ["a file without countries", CSV.replaceAll("XX", ""), {}, "no country in the row"],
])("%s: the form comes back and says so", async (_what, file, changes, said) => {
  await using site = await openSite();
  const { cookie } = await organiserAt(site);
  const { status, text } = await send(site, cookie, file, changes);
  expect(status).toBe(400);
  expect(text).toContain(said);
  expect(text).toContain('name="files"');
});

test("an upload waits for an hour, and then wants to be chosen again", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const { text } = await send(site, organiser.cookie, CSV);
  site.pass(3_000);
  await organiser.get("/organise/representatives");
  site.pass(700);
  const late = await organiser.post(FORM, decisionIn(text));
  expect([late.status, late.text.includes("it is kept for an hour")]).toEqual([400, true]);
  expect(readdirSync(join(site.dataDir, "uploads"))).toEqual([]);
  const forged = await organiser.post(FORM, { ...decisionIn(text), upload: "../keys/secret" });
  expect(forged.status).toBe(400);
});

test("large files are an organiser's alone, to 32 MB; everybody else is bound by the limit of forms", async () => {
  await using site = await openSite();
  const { cookie } = await organiserAt(site);
  const large = CSV + "x".repeat(100 * 1_024);
  expect((await send(site, "", large)).status).toBe(413);
  expect((await send(site, "countersign=forged", large)).status).toBe(413);
  expect((await send(site, "", CSV)).location).toBe("/organise/sign-in");
  expect((await send(site, cookie, large)).status).toBe(200);
  expect((await send(site, cookie, Buffer.alloc(33 * 1_024 * 1_024, "x"))).status).toBe(413);
  for (const path of ["/organise/representatives", FORM, "/organise/representatives/imports/x"])
    expect((await site.get(path)).location).toBe("/organise/sign-in");
});

test("while the site is read-only nothing is imported", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const { text } = await send(site, organiser.cookie, CSV);
  await turnSwitch(organiser, "read-only", "on");
  await organiser.post(FORM, decisionIn(text));
  expect((await organiser.get("/organise/representatives")).text).not.toContain("Example Assembly");
});
