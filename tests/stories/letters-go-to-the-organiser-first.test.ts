import { expect, test } from "vitest";
import { examine } from "#app/doctor.ts";
import { deliverLetters, type Reflection } from "#app/domain/letters/deliver.ts";
import { noteRecords, releaseReflected, testArrived } from "#app/domain/letters/reflect.ts";
import { queueLetters } from "#tests/lanes.ts";
import { type MailServer, openMailServer } from "#tests/mail-server.ts";
import { organiserAt } from "#tests/organiser.ts";
import { openSite, type Site } from "#tests/site.ts";

const DOCTOR = "/organise/letters/doctor";
const ORGANISER = "olga@organisers.example";
const MAIL_FROM = "Act <letters@act.example>";

const siteWith = (server: MailServer) => openSite({ SMTP_URL: server.url, MAIL_FROM });

/** Letters of a site that others reach, though the tests reach it on this machine. */
async function waiting(site: Site) {
  const { db, keys, now, sendLetter } = site.context;
  const reflection: Reflection = { ...(site.context.reflection as Reflection), madeUpToo: true };
  await queueLetters({ db, keys }, { letters: 3, targets: 3, domains: 2, campaignId: "xinjiang", now: now() });
  return () => deliverLetters(db, keys, sendLetter, { now, reflection });
}

test("until the domain check has passed, letters go to the organiser alone, marked, and count as unsent", async () => {
  await using server = await openMailServer();
  await using site = await siteWith(server);
  const deliver = await waiting(site);
  const organiser = await organiserAt(site);
  expect(await deliver()).toBe(0); // nobody has said to whom
  await organiser.post(DOCTOR, { intent: "reflect-to", email: ORGANISER });
  site.pass(61);
  expect(await deliver()).toBe(3);
  expect(server.arrived.map(({ to }) => to)).toEqual([[ORGANISER], [ORGANISER], [ORGANISER]]);
  const [first] = server.arrived;
  expect(first?.mail.subject).toMatch(/^\[Did not leave\]/);
  // The letter whole, as it would have left.
  expect(first?.raw.toString()).toMatch(/Content-Type: message\/rfc822[\s\S]*\r\nSubject: A letter\r\n/);
  expect((await organiser.get("/organise/xinjiang")).text).toMatch(/Went to the organiser alone[\s\S]{0,200}3/);
  expect(await deliver()).toBe(0);

  const { db, now } = site.context;
  await db.write((tx) => noteRecords(tx, "act.example", true, now()));
  await organiser.post(DOCTOR, { intent: "send-test" });
  const code = /\b\d{6}\b/.exec(server.arrived.at(-1)?.mail.text ?? "")?.[0] ?? "";
  expect(server.arrived.at(-1)?.to).toEqual([ORGANISER]);
  expect(await db.write((tx) => testArrived(tx, code, now()))).toBe(true);
  expect(await db.write((tx) => releaseReflected(tx, now()))).toBe(3);
  expect(await deliver()).toBe(3);
  const offices = server.arrived.slice(-3).map(({ to }) => to[0]);
  expect(offices.sort()).toEqual([0, 1, 2].map((n) => `office${n}@p${n % 2}.parliament.example`));
});

test("a wrong code proves nothing, and cannot be guessed again and again", async () => {
  await using server = await openMailServer();
  await using site = await siteWith(server);
  const organiser = await organiserAt(site);
  expect((await organiser.post(DOCTOR, { intent: "send-test" })).status).toBe(400); // to whom?
  await organiser.post(DOCTOR, { intent: "reflect-to", email: ORGANISER });
  await organiser.post(DOCTOR, { intent: "send-test" });
  const code = /\b\d{6}\b/.exec(server.arrived.at(-1)?.mail.text ?? "")?.[0] ?? "";
  const wrong = code === "000000" ? "000001" : "000000";
  expect((await organiser.post(DOCTOR, { intent: "code", code: wrong })).status).toBe(400);
  expect((await organiser.post(DOCTOR, { intent: "code", code })).status).toBe(400);
});

test("offline the page says that nothing was checked, and never that it is right", async () => {
  await using server = await openMailServer();
  await using site = await siteWith(server);
  const { db, config } = site.context;
  // why: a machine without a network.
  const offline = Object.fromEntries(
    ["txt", "mx", "addresses", "names"].map((kind) => [kind, () => Promise.reject(new Error("ETIMEOUT"))]),
  ) as never;
  const { findings, passed } = await examine(db, config, offline);
  expect(findings.map(({ state }) => state)).not.toContain("ok");
  expect(passed).toBe(false);
});
