import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { checkCounts } from "#app/domain/counts/check.ts";
import { campaigns, reviews, signatures } from "#db/schema.ts";
import { databaseBytes, organiserAt, organiserNamed, signed, turnSwitch } from "#tests/organiser.ts";
import { DESK, decided, fill, previewOf } from "#tests/reviews.ts";
import { openSite, type Site } from "#tests/site.ts";

test("an organiser finds a burst, looks, takes it out, and the count falls; undoes it, and the count is back", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await fill(site, 70);
  await fill(site, 10, { domain: "honest.example" });
  await site.later(0.2);
  const { text } = await organiser.get(DESK);
  expect(text).toMatch(/A mail domain, tag [^<]*<\/a>.*?>70<.*?>0</);
  expect(text).toMatch(/A network, tag [^<]*<\/a>.*?>70<.*?>10</);
  const link = text.match(/href="(\/organise\/xinjiang\/review\/new\?domainTag[^"]*)"/)?.[1]?.replaceAll("&amp;", "&");
  const filled = new URL(link ?? "", site.origin).searchParams;
  expect((await organiser.get(link ?? "")).text).toContain(`value="${filled.get("domainTag")}"`);

  const looked = await previewOf(organiser, Object.fromEntries(filled));
  expect(looked.found).toBe(70);
  expect(looked.text).toContain("70 of them are counted, 0 are held.");
  expect(looked.text).toMatch(/Germany.*?70/);
  expect(await site.count()).toMatchObject({ signatures: 80 });

  const review = await decided(organiser, Object.fromEntries(filled), "invalidate");
  expect(await site.count()).toMatchObject({ signatures: 10, actions: { sanctions: 10 } });
  const page = (await organiser.get(review)).text;
  expect(page).toContain("70 signatures invalidated");
  expect(page).toContain("<q><bdi>A farm of mailboxes</bdi></q>");
  expect((await organiser.get(DESK)).text).toMatch(
    /70 signatures invalidated.*?Done.*?A farm of mailboxes.*?, Organiser</,
  );

  await organiser.post(review, { intent: "undo", reason: "They were a choir" });
  expect(await site.count()).toMatchObject({ signatures: 80, actions: { sanctions: 80 } });
  const undone = (await organiser.get(review)).text;
  expect(undone).toMatch(/Undone by Organiser.*?70 went back.*?They were a choir/);
  expect(undone).not.toContain('value="undo"');
  expect(await differences(site)).toBe(0);
});

test("held ones show by what they have in common; released they count, and their domain is trusted", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await fill(site, 3, { state: "held", signals: ["honeypot"] });
  await fill(site, 2, { state: "held", domain: "office.example" });
  await site.later(0);
  expect((await organiser.get("/organise")).text).toContain("Review (5 held)");
  expect((await organiser.get("/organise")).text).toContain("Review the 5 that are held");
  const { text } = await organiser.get(DESK);
  expect(text).toMatch(/Filled a field that people do not see.*?3</);
  expect(text).toMatch(/Many with one mail domain within an hour.*?2</);

  const look = await organiser.post(DESK, { domain: "Info@Office.example" });
  expect(look.text).toMatch(/office\.example has the tag [0-9a-f]{4} [0-9a-f]{4} in this campaign/);
  expect((await organiser.post(DESK, { domain: "office" })).status).toBe(400);

  await decided(organiser, { domain: "office.example", state: "held" }, "release", "We know them");
  expect(await site.count()).toMatchObject({ signatures: 2 });
  await decided(organiser, { signal: "honeypot", state: "held" }, "invalidate");
  expect((await organiser.get("/organise")).text).toContain(">Review<");
  expect(await site.count()).toMatchObject({ signatures: 2 });
});

test("what the program held by itself shows with its reason, and can be released or taken out", async () => {
  await using site = await openSite({ RATE_LIMITS: "on" });
  const organiser = await organiserAt(site);
  await fill(site, 70);
  await site.later(0);
  expect(await site.count()).toMatchObject({ signatures: 0 });
  const { text } = await organiser.get(DESK);
  expect(text).toMatch(/70 held, 70 of them still\..*?Many signatures with one mail domain within an hour/);
  const [release] = [...text.matchAll(/href="([^"]*kind=release)"/g)].map(([, href]) => href?.replaceAll("&amp;", "&"));
  const fields = Object.fromEntries(new URL(release ?? "", site.origin).searchParams);
  const looked = await previewOf(organiser, fields);
  expect(looked.text).toMatch(/value="release"[^>]*checked|checked[^>]*value="release"/);
  await decided(organiser, fields, "release", "A university");
  expect(await site.count()).toMatchObject({ signatures: 70 });
  await site.later(0.5);
  expect(await site.count()).toMatchObject({ signatures: 70 });
  expect((await organiser.get(DESK)).text).toContain("The program has held nothing at once that still waits.");
});

test.each([
  ["in another case", "FARM.Example"],
  ["with an @ before it", "@farm.example"],
  ["as a whole address", "somebody@mail.farm.example"],
  ["with a dot and spaces after it", " farm.example. "],
])("a mail domain typed %s is the same", async (_how, domain) => {
  await using site = await openSite();
  await fill(site, 2);
  expect(await previewOf(await organiserAt(site), { domain })).toMatchObject({ status: 200, found: 2 });
});

test("a mail domain in another script is the same in both of its spellings", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await fill(site, 2, { domain: "xn--mnchen-3ya.example" });
  expect(await previewOf(organiser, { domain: "München.example" })).toMatchObject({ status: 200, found: 2 });
});

test("conditions are all asked for: time, country, signal, network and state", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const day = (time: string) => new Date(`2026-03-01T${time}Z`);
  await fill(site, 3, { signedAt: day("14:00:00"), country: "FR" });
  await fill(site, 4, {
    signedAt: day("14:59:59.999"),
    domain: "other.example",
    signals: ["no-proof", "network-burst"],
  });
  await fill(site, 5, { signedAt: day("15:00:00"), state: "held", signals: ["network-burst"] });
  const found = async (conditions: Record<string, string>) => (await previewOf(organiser, conditions)).found;
  expect(await found({ from: "2026-03-01T14:00", until: "2026-03-01T14:59" })).toBe(7);
  expect(await found({ from: "2026-03-01T14:01", until: "2026-03-01T15:00" })).toBe(9);
  expect(await found({ until: "2026-03-01T15:00", state: "counted" })).toBe(7);
  expect(await found({ until: "2026-03-01T15:00", state: "held" })).toBe(5);
  expect(await found({ country: "FR" })).toBe(3);
  expect(await found({ signal: "network-burst" })).toBe(9);
  expect(await found({ signal: "no-proof", domain: "other.example" })).toBe(4);
  expect(await found({ signal: "no-proof", domain: "farm.example" })).toBe(0);
  const networkTag = Buffer.from(site.context.keys.dayTag("networks", "other.example", day("14:00:00"))).toString(
    "hex",
  );
  expect(await found({ networkTag })).toBe(4);
  expect(await found({ networkTag, state: "held" })).toBe(0);
  expect(await found({ networkTag, country: "FR" })).toBe(0);
});

test("conditions that nothing fulfils lead to no decision", async () => {
  await using site = await openSite();
  const { text, status } = await previewOf(await organiserAt(site), { domain: "nobody.example" });
  expect(status).toBe(200);
  expect(text).toContain("No signature fulfils these conditions.");
  expect(text).not.toContain('value="run"');
});

test.each([
  ["without any condition", {}, "Enter at least one condition", "from"],
  ["with a domain that is none", { domain: "farm" }, "Enter a mail domain such as", "domain"],
  [
    "that ends before it begins",
    { from: "2026-03-02T00:00", until: "2026-03-01T00:00" },
    "not before the beginning",
    "until",
  ],
  ["with a time that is none", { from: "2026-13-01T00:00" }, "Enter the beginning as date and time", "from"],
  ["with a tag that is none", { networkTag: "farm" }, "Enter the tag of a network", "networkTag"],
])("a form %s comes back with what was typed, and says why", async (_how, fields, said, field) => {
  await using site = await openSite();
  const { status, text } = await previewOf(await organiserAt(site), fields);
  expect(status).toBe(400);
  expect(text).toContain(said);
  expect(text).toContain(`href="#${field}"`);
  for (const value of Object.values(fields)) expect(text).toContain(`value="${value}"`);
});

test("nothing is decided without a reason and a decision, and the numbers are shown again", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await fill(site, 2);
  const { record } = await previewOf(organiser, { domain: "farm.example" });
  for (const wrong of [
    { kind: "invalidate", reason: " " },
    { kind: "invalidate", reason: "xx" },
    { kind: "", reason: "A farm" },
  ]) {
    const { status, text } = await organiser.post(`${DESK}/new`, { ...record, intent: "run", ...wrong });
    expect(status).toBe(400);
    expect(text).toMatch(/Enter a reason|Choose what to do/);
    expect(text).toContain("2 of them are counted");
  }
  expect(await site.context.db.read.select().from(reviews)).toEqual([]);
});

test("who withdraws or erases between a review and its undoing stays so, and the count is right", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  for (const name of ["rahile", "tohti", "adil"]) await signed(site, { email: `${name}@farm.example` });
  const manage = await site.linkTo("rahile@farm.example", "manage");
  const before = (await site.get(manage)).text;
  const review = await decided(organiser, { domain: "farm.example" }, "hold");
  expect(await site.count()).toMatchObject({ signatures: 0 });
  expect((await site.get(manage)).text).toBe(before);

  await site.post(manage, { intent: "withdraw" });
  await site.post(await site.linkTo("tohti@farm.example", "manage"), { intent: "erase" });
  await organiser.post(review, { intent: "undo", reason: "Real people" });
  expect(await site.count()).toMatchObject({ signatures: 1 });
  const rows = await site.context.db.read.select({ state: signatures.state }).from(signatures);
  expect(rows.map(({ state }) => state).sort()).toEqual(["confirmed", "withdrawn"]);
  expect(await differences(site)).toBe(0);
});

test("two organisers review some of the same at once: each signature is decided about once, and undone by its own review", async () => {
  await using site = await openSite();
  const [one, other] = [await organiserAt(site), await organiserNamed(site, "Second")];
  await fill(site, 600);
  await fill(site, 600, { domain: "other.example" });
  const first = await decided(one, { domain: "farm.example" }, "hold");
  site.pass(1);
  const second = await decided(other, { country: "DE" }, "invalidate", "All of them");
  await Promise.all([site.decide(), site.decide()]);
  await site.decide();
  const affected = async (path: string) =>
    (
      await site.context.db.read
        .select()
        .from(reviews)
        .where(eq(reviews.id, path.split("/").at(-1) ?? ""))
    )[0]?.affected;
  expect(await affected(first)).toBe(600);
  expect(await affected(second)).toBe(1200);
  expect(await site.count()).toMatchObject({ signatures: 0 });

  await one.post(first, { intent: "undo", reason: "Not ours any more" });
  await site.decide();
  expect(await site.count()).toMatchObject({ signatures: 0 });
  await other.post(second, { intent: "undo", reason: "Too many" });
  await site.decide();
  expect(await site.count()).toMatchObject({ signatures: 600 });
  expect(await differences(site)).toBe(0);
});

test("a review that began later is first: the earlier one leaves alone what that decided", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await fill(site, 600);
  const large = await decided(organiser, { country: "DE" }, "invalidate");
  site.pass(1);
  await fill(site, 5, { domain: "small.example" });
  await decided(organiser, { domain: "small.example" }, "hold", "To be looked at");
  await site.decide();
  expect((await organiser.get(large)).text).toContain("600 signatures invalidated");
  const held = await site.context.db.read.$count(signatures, eq(signatures.state, "held"));
  expect(held).toBe(5);
});

test("a worker dies in the middle: another goes on where it was, and the count is exact", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await fill(site, 1_700);
  const review = await decided(organiser, { domain: "farm.example" }, "invalidate");
  expect((await organiser.get(review)).text).toContain("Under way");
  let asked = 0;
  const killed = () => {
    if (++asked > 4) throw new Error("killed");
    return false;
  };
  await expect(site.decide(killed)).rejects.toThrow("killed");
  const half = (await site.count()).signatures;
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(1_700);
  expect((await organiser.get(review)).text).toMatch(/of about 1,700 so far/);

  await site.restart();
  await site.decide(); // the lease of the dead worker still stands
  expect(await site.count()).toMatchObject({ signatures: half });
  site.pass(30);
  await site.decide();
  expect(await site.count()).toMatchObject({ signatures: 0 });
  expect((await organiser.get(review)).text).toContain("1,700 signatures invalidated");
  await organiser.post(review, { intent: "undo", reason: "A mistake" });
  asked = 0;
  await site.decide(() => ++asked > 3);
  expect((await organiser.get(review)).text).toContain("Being undone");
  await site.restart();
  site.pass(60);
  await site.decide();
  expect(await site.count()).toMatchObject({ signatures: 1_700 });
  expect(await differences(site)).toBe(0);
});

test("a review is stopped half-way: the rest stays as it was, and what was done is undone", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await fill(site, 1_200);
  const review = await decided(organiser, { domain: "farm.example" }, "invalidate");
  let asked = 0;
  await site.decide(() => ++asked > 2);
  await organiser.post(review, { intent: "stop" });
  await site.decide();
  const left = (await site.count()).signatures;
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(1_200);
  expect((await organiser.get(review)).text).toContain("The rest stays as it was.");
  await organiser.post(review, { intent: "undo", reason: "A mistake" });
  await site.decide();
  expect(await site.count()).toMatchObject({ signatures: 1_200 });
});

test("while the site is read-only nothing is decided, and what is under way waits", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await fill(site, 600);
  const review = await decided(organiser, { domain: "farm.example" }, "invalidate");
  await turnSwitch(organiser, "read-only", "on");
  await site.decide();
  expect((await organiser.get(review)).text).toContain("Under way");
  await turnSwitch(organiser, "read-only", "off");
  await site.decide();
  expect(await site.count()).toMatchObject({ signatures: 0 });
});

test("nobody but an organiser sees or decides anything", async () => {
  await using site = await openSite();
  await fill(site, 2);
  for (const path of [DESK, `${DESK}/new`, `${DESK}/1`]) {
    expect(await site.get(path)).toMatchObject({ status: 302, location: "/organise/sign-in" });
    const run = {
      domain: "farm.example",
      state: "both",
      kind: "invalidate",
      reason: "Mine",
      intent: "run",
      expected: "2",
    };
    expect(await site.post(path, run)).toMatchObject({ status: 302, location: "/organise/sign-in" });
  }
  expect(await site.count()).toMatchObject({ signatures: 2 });
  const organiser = await organiserAt(site);
  expect((await organiser.get(`${DESK}/1`)).status).toBe(404);
  expect((await organiser.get("/organise/nowhere/review")).status).toBe(404);
});

test("neither the database, the log nor an address holds the mail domain that was typed", async () => {
  // why: what the program says is listened to, and nothing else about it changes.
  const said = [vi.spyOn(console, "log"), vi.spyOn(console, "error")];
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await fill(site, 2);
  const review = await decided(organiser, { domain: "farm.example" }, "invalidate");
  await organiser.post(DESK, { domain: "farm.example" });
  await organiser.post(`${DESK}/new`, { domain: "farm.example", state: "?", intent: "run" });
  expect(JSON.stringify(said.flatMap((voice) => voice.mock.calls))).not.toContain("farm.example");
  const bytes = await databaseBytes(site);
  expect(bytes.includes("farm.example")).toBe(false);
  expect(review).not.toContain("farm");
  expect((await organiser.get(DESK)).text).not.toContain("farm.example");
  expect((await organiser.get(review)).text).not.toContain("farm.example");
});

test("the overview says when the numbers were last recounted, and whether any differed", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  expect((await organiser.get("/organise")).text).toContain("have not been recounted");
  await checkCounts(site.context.db, site.context.now());
  expect((await organiser.get("/organise")).text).toContain("the numbers agreed");
});

/** By how much the counters differ from the signatures themselves. */
async function differences(site: Site) {
  expect(await site.context.db.read.select({ id: campaigns.id }).from(campaigns)).toHaveLength(1);
  await site.later(0);
  return (await checkCounts(site.context.db, site.context.now()))[0]?.difference;
}
