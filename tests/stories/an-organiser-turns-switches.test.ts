import { expect, test, vi } from "vitest";
import { switchesOn, switchNames, turn } from "#app/domain/switches.ts";
import { organiserAt, turnSwitch } from "#tests/organiser.ts";
import { goodForm, openSite } from "#tests/site.ts";

const DESK = "/organise/switches";
const SIGN = "/en/c/xinjiang/sign";
const SEEN_WITHIN_MS = 5_000;

test("an organiser turns a switch, says why, and every organiser sees it, who did it, and the log", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const calm = await organiser.get(DESK);
  expect(calm.status).toBe(200);
  expect(calm.headers.get("Cache-Control")).toBe("no-store");
  expect(calm.text.match(/<section class="switch"/g)).toHaveLength(switchNames.length);
  expect(calm.text).toContain("No switch has been turned yet.");
  expect((await organiser.get("/organise")).text).not.toContain("switch-banner");

  const turned = await turnSwitch(organiser, "letters", "on", "The parliament <asks> us to wait");
  expect(turned).toMatchObject({ status: 303, location: `${DESK}?turned=letters` });
  const page = (await organiser.get(turned.location ?? "")).text;
  expect(page).toMatch(/role="status".*?Letters are paused\./);
  expect(page).toMatch(/Since [^<]*UTC, by Organiser:.*?<q><bdi>The parliament &lt;asks&gt; us to wait<\/bdi><\/q>/);
  expect(page.match(/<section class="switch switch-on"/g)).toHaveLength(1);
  for (const desk of [DESK, "/organise", "/organise/xinjiang"])
    expect((await organiser.get(desk)).text).toMatch(
      /switch-banner.*?Letters are paused\..*?href="\/organise\/switches"/,
    );
  expect((await site.get("/organise/sign-in")).text).not.toContain("Letters are paused");

  await turnSwitch(organiser, "letters", "on", "Once more");
  await turnSwitch(organiser, "letters", "off", "They thank us");
  await turnSwitch(organiser, "letters", "off", "Once more");
  const { text } = await organiser.get(DESK);
  expect(text.match(/<li class="turn">/g)).toHaveLength(2);
  expect(text).toContain("They thank us");
  expect(text).not.toContain("Once more");
  expect((await organiser.get("/organise")).text).not.toContain("switch-banner");
});

test.each([
  ["without a reason", { reason: " " }, "Enter a reason", "letters-reason"],
  ["with too long a reason", { reason: "x".repeat(201) }, "at most 200 characters", "letters-reason"],
  ["that refuses people, without a tick", { name: "signing", reason: "Load" }, "Tick the box", "signing-sure"],
])("a switch turned %s stays as it is, and the form says why", async (_how, changes, said, field) => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const form = { name: "letters", to: "on", ...changes };
  const { status, text } = await organiser.post(DESK, form);
  expect(status).toBe(400);
  expect(text).toContain(said);
  expect(text).toContain(`href="#${field}"`);
  expect(text).toContain(`id="${field}"`);
  expect(text.match(/<details open=""/g)).toHaveLength(1);
  expect(await switchesOn(site.context.db.read)).toEqual([]);
  expect((await organiser.post(DESK, { ...form, name: "all" })).status).toBe(400);
});

test("nobody but an organiser sees or turns a switch", async () => {
  await using site = await openSite();
  expect(await site.get(DESK)).toMatchObject({ status: 302, location: "/organise/sign-in" });
  const form = { name: "signing", to: "on", reason: "Malice", sure: "on" };
  expect(await site.post(DESK, form)).toMatchObject({ status: 302, location: "/organise/sign-in" });
  const elsewhere = await site.post(DESK, form, { Origin: "https://elsewhere.example" });
  expect(elsewhere.status).toBe(403);
  expect(await switchesOn(site.context.db.read)).toEqual([]);
});

test("what another process turned is heeded here within five seconds, on and off", async () => {
  await using site = await openSite();
  const { db } = site.context;
  for (const [to, status] of [
    ["on", 503],
    ["off", 303],
  ] as const) {
    await db.write((tx) => turn(tx, { name: "signing", to, reason: "Another process" }, null));
    const deadline = Date.now() + SEEN_WITHIN_MS;
    let seen = 0;
    while (seen !== status && Date.now() < deadline) {
      await new Promise((later) => setTimeout(later, 100));
      seen = (await site.post(SIGN, goodForm())).status;
    }
    expect(seen).toBe(status);
  }
});

test("switches stay through a restart", async () => {
  await using site = await openSite();
  await turnSwitch(await organiserAt(site), "signing", "on");
  await site.restart();
  expect((await site.post(SIGN, goodForm())).status).toBe(503);
});

test("when the database cannot be read, what is known last stays", async () => {
  await using site = await openSite();
  await turnSwitch(await organiserAt(site), "signing", "on");
  const { db, switches } = site.context;
  await db.write((tx) => turn(tx, { name: "signing", to: "off", reason: "Unseen" }, null));
  // why: no engine's files can be made unreadable under a running test and readable again on both engines.
  const select = vi.spyOn(db.read, "select").mockImplementation(() => {
    throw new Error("the disk is gone");
  });
  await expect(switches.read()).rejects.toThrow("the disk is gone");
  expect(switches.on.signing).toBeInstanceOf(Date);
  select.mockRestore();
  await switches.read();
  expect(switches.on.signing).toBeUndefined();
});
