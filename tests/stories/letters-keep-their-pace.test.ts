import { expect, test } from "vitest";
import { deliverLetters } from "#app/domain/letters/deliver.ts";
import { pause, resume } from "#app/domain/letters/pauses.ts";
import { changeRules, DEFAULT_RULES, limitDomain, type RulesForm } from "#app/domain/letters/rules.ts";
import { SendFailure, type SendLetter } from "#app/domain/outbox.ts";
import { queueLetters } from "#tests/lanes.ts";
import { organiserAt } from "#tests/organiser.ts";
import { openSite, type Site } from "#tests/site.ts";

const { nextAt: _, warmUpSince: __, ...STANDARD } = DEFAULT_RULES;
const RULES: RulesForm = { ...STANDARD, warmUp: false };
const FAST = 1_000_000;
const MINUTE_S = 60;

/** A site with letters that wait for offices at a number of mail domains, and rules for them. */
async function waiting(
  site: Site,
  many: { letters: number; targets: number; domains: number },
  rules: Partial<RulesForm>,
) {
  const { db, keys, now } = site.context;
  await db.write((tx) => changeRules(tx, { ...RULES, perTarget: FAST, perDomain: FAST, ...rules }, now()));
  const targets = await queueLetters({ db, keys }, { ...many, campaignId: "xinjiang", now: now() });
  const taken: string[] = [];
  // why: a mail server that takes every letter, and remembers to which domain it went.
  const takes: SendLetter = async (_raw, { to }) => {
    taken.push(to);
    return { host: "mx.example", code: 250 };
  };
  return {
    targets,
    deliver: (send = takes) => deliverLetters(db, keys, send, { now, chance: () => 0.5 }),
    to: (part: string) => taken.filter((address) => address.includes(part)).length,
    all: () => taken.length,
  };
}

test("an office gets no more letters an hour than the rules allow, however many wait", async () => {
  await using site = await openSite();
  const letters = await waiting(site, { letters: 200, targets: 2, domains: 1 }, { perTarget: 30 });
  for (let minute = 0; minute < 60; minute++) {
    await letters.deliver();
    site.pass(MINUTE_S);
  }
  expect(letters.to("office0@")).toBeGreaterThanOrEqual(28);
  expect(letters.to("office0@")).toBeLessThanOrEqual(32);
  expect(letters.to("office1@")).toBe(letters.to("office0@"));
});

test("a mail domain that is slow keeps no other waiting", async () => {
  await using site = await openSite();
  const letters = await waiting(site, { letters: 120, targets: 12, domains: 2 }, { perDomain: 60 });
  const { db, now } = site.context;
  await db.write((tx) => limitDomain(tx, "p1.parliament.example", FAST, now()));
  await letters.deliver();
  expect(letters.to("@p1.")).toBe(60);
  expect(letters.to("@p0.")).toBe(3); // two minutes' worth at once, and no burst
});

test("all letters together keep to the cap, and offices have their turns", async () => {
  await using site = await openSite();
  const letters = await waiting(site, { letters: 400, targets: 4, domains: 4 }, { perHour: 120 });
  for (let minute = 0; minute < 60; minute++) {
    await letters.deliver();
    site.pass(MINUTE_S);
  }
  expect(letters.all()).toBeGreaterThanOrEqual(116);
  expect(letters.all()).toBeLessThanOrEqual(125);
  for (const domain of ["@p0.", "@p1.", "@p2.", "@p3."]) expect(letters.to(domain)).toBeGreaterThanOrEqual(27);
});

test("nothing leaves in the hours of silence, and nothing waits longer", async () => {
  await using site = await openSite();
  const hour = site.context.now().getUTCHours();
  const curve = [...Array(24).keys()].map((at) => (at === (hour + 2) % 24 ? "9" : "0")).join(""); // Exampleland keeps UTC
  const letters = await waiting(site, { letters: 5, targets: 5, domains: 1 }, { curve });
  expect(await letters.deliver()).toBe(0);
  site.pass(60 * MINUTE_S);
  expect(await letters.deliver()).toBe(0);
  site.pass(60 * MINUTE_S);
  expect(await letters.deliver()).toBe(5);
});

test("a domain, an office and a campaign are paused and go on, each for itself", async () => {
  await using site = await openSite();
  const letters = await waiting(site, { letters: 9, targets: 3, domains: 3 }, {});
  const { db, now } = site.context;
  const reason = { reason: "We have been asked to." };
  const [, second = ""] = letters.targets;
  await db.write((tx) => pause(tx, { scope: "domain", key: "p0.parliament.example" }, reason, now()));
  await db.write((tx) => pause(tx, { scope: "target", key: second }, reason, now()));
  expect(await letters.deliver()).toBe(3);
  expect(letters.to("@p2.")).toBe(3);
  await db.write((tx) => pause(tx, { scope: "campaign", key: "xinjiang" }, reason, now()));
  await db.write((tx) => resume(tx, { scope: "target", key: second }, now()));
  expect(await letters.deliver()).toBe(0); // its campaign is paused
  await db.write((tx) => resume(tx, { scope: "campaign", key: "xinjiang" }, now()));
  expect(await letters.deliver()).toBe(3);
  expect(letters.to("@p1.")).toBe(3);
  await db.write((tx) => resume(tx, { scope: "domain", key: "p0.parliament.example" }, now()));
  expect(await letters.deliver()).toBe(3);
  expect(await letters.deliver()).toBe(0);
});

test("a domain that begins to refuse us is paused by itself, and the others are not", async () => {
  await using site = await openSite();
  const letters = await waiting(site, { letters: 200, targets: 40, domains: 2 }, {});
  const taken: string[] = [];
  // why: a parliament's mail server that has put us on its list.
  await letters.deliver(async (_raw, { to }) => {
    if (to.includes("@p0.")) throw new SendFailure(true, 554, "5.7.1", "mx.example");
    taken.push(to);
    return { host: "mx.example", code: 250 };
  });
  expect(taken).toHaveLength(100);
  const { db } = site.context;
  const organiser = await organiserAt(site);
  const { text } = await organiser.get("/organise/letters/lanes");
  expect(text).toContain("Paused itself");
  expect(text).toContain("p0.parliament.example");
  const { underWay, total } = await import("#app/domain/letters/waiting.ts").then(({ whatWaits }) =>
    whatWaits(db.read),
  );
  expect(underWay).toBe(0);
  expect(total).toBeGreaterThan(50); // they wait, and their addresses are as good as before
});

test("an organiser pauses a domain, sees it waiting, lets it go on, and changes the rules", async () => {
  await using site = await openSite();
  const letters = await waiting(site, { letters: 4, targets: 2, domains: 2 }, {});
  const organiser = await organiserAt(site);
  const lanes = "/organise/letters/lanes";
  const place = { scope: "domain", key: "p0.parliament.example" };
  expect((await organiser.post(lanes, { intent: "pause", ...place })).status).toBe(303);
  expect(await letters.deliver()).toBe(2);
  expect((await organiser.get(lanes)).text).toMatch(/2 letters wait/);
  await organiser.post(lanes, { intent: "resume", ...place });
  expect(await letters.deliver()).toBe(2);
  const rules = {
    intent: "rules",
    perHour: "",
    perDomain: "100",
    perTarget: "7",
    curve: "9".repeat(24),
    pauseAtPercent: "20",
  };
  expect((await organiser.post(lanes, { ...rules, curve: "nine" })).status).toBe(400);
  expect((await organiser.post(lanes, rules)).status).toBe(303);
  expect((await organiser.get(lanes)).text).toContain('value="7"');
  expect((await site.get(lanes)).status).toBe(302); // others learn nothing
});
