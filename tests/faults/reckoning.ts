import { createHash } from "node:crypto";
import { expect } from "vitest";
import type { Crowd } from "#tests/faults/crowd.ts";
import type { Engine } from "#tests/faults/engines.ts";
import { until } from "#tests/faults/thorough.ts";
import type { MailServer } from "#tests/mail-server.ts";

const COUNTED_WITHIN_MS = 10_000;
const LEASE_AND_A_BIT_MS = 150_000; // app/domain/outbox.ts: what a killed worker held waits until its lease ends
const MAIL_WITHIN_MS = 600_000;
const LOOKED_AT = 40; // pages of people, spread over all of them

type Reckoned = { port: number; crowd: Crowd; mail: MailServer; engine: Engine };

/**
 * After whatever happened, with the program running again and its workers at work: everybody who was answered is there
 * once, their mail came, everybody whose confirmation was answered is counted, and the count is that of the rows.
 */
export async function reckon({ port, crowd, mail, engine }: Reckoned) {
  await mailHasCome(port, crowd, mail);
  expect(crowd.tally.other, "answers that are neither a redirect nor a failure").toEqual([]);
  const mailed = crowd.readMail();
  expect(without(crowd.signed, mailed), "answered, and no mail came").toEqual([]);

  const rows = await engine.signatures();
  const byToken = new Map(rows.map((row) => [row.token?.toString("hex"), row.state]));
  const stateOf = (email: string) => byToken.get(tokenHash(mailed.get(email)?.confirm ?? ""));
  expect(
    [...crowd.signed].filter((email) => !stateOf(email)),
    "answered, and no signature is there",
  ).toEqual([]);
  expect(
    [...crowd.confirmed].filter((email) => stateOf(email) !== "confirmed"),
    "answered, not confirmed",
  ).toEqual([]);
  expect(new Set(rows.map((row) => row.person.toString("hex"))).size, "somebody is there twice").toBe(rows.length);
  expect(rows.length, "a row for everybody who had mail, and for nobody else").toBe(mailed.size);

  const confirmed = rows.filter((row) => row.state === "confirmed").length;
  expect(confirmed).toBeLessThanOrEqual(crowd.pressed.size);
  await counted(port, confirmed);
  await pagesTell(port, crowd);
  expect(new Set(mail.arrived.map((one) => one.mail.messageId)).size, "one Message-ID a person").toBe(mailed.size);
  expect(await engine.integrity()).toBe("ok");
}

/**
 * count.json comes to say exactly so many, for the campaign and for each of the two actions that everybody signs. Of
 * several processes each tells what it knew up to a second ago.
 */
export async function counted(port: number, confirmed: number) {
  let told: number[] = [];
  await until(async () => {
    const count = await (await fetch(`http://127.0.0.1:${port}/api/v1/campaigns/xinjiang/count.json`)).json();
    told = [count.signatures, ...["non-refoulement", "sanctions"].map((action) => count.actions[action] ?? 0)];
    return told.every((n) => n === confirmed);
  }, COUNTED_WITHIN_MS);
  expect(told, "the count is that of the rows").toEqual([confirmed, confirmed, confirmed]);
}

async function mailHasCome(port: number, crowd: Crowd, mail: MailServer) {
  const waiting = async () => {
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    return Number(/^countersign_mail_waiting (\d+)$/m.exec(metrics)?.[1]);
  };
  let last = { waiting: await waiting(), at: Date.now() };
  await until(async () => {
    const now = await waiting();
    if (now !== last.waiting) last = { waiting: now, at: Date.now() };
    return now === 0 || Date.now() - last.at > LEASE_AND_A_BIT_MS;
  }, MAIL_WITHIN_MS);
  expect(await waiting(), `mail that never left (${mail.arrived.length} came)`).toBe(0);
  crowd.readMail();
}

/** What people themselves see on the page that their mail leads to. */
async function pagesTell(port: number, crowd: Crowd) {
  const all = [...crowd.confirmed];
  const some = all.filter((_, n) => n % Math.ceil(all.length / LOOKED_AT) === 0);
  for (const email of some) {
    const { manage = "", confirm = "" } = crowd.readMail().get(email) ?? {};
    const own = await fetch(`http://127.0.0.1:${port}${manage}`);
    expect(own.status).toBe(200);
    expect(await own.text()).toContain('value="withdraw"');
    expect(await (await fetch(`http://127.0.0.1:${port}${confirm}`)).text()).not.toContain('method="post"');
  }
}

const without = (people: Set<string>, found: Map<string, unknown>) => [...people].filter((email) => !found.has(email));

const tokenHash = (path: string) =>
  createHash("sha256")
    .update(path.split("/").at(-1) ?? "")
    .digest("hex");
