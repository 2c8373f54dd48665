import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { deliverMails } from "#app/domain/outbox/deliver.ts";
import { post } from "#app/domain/outbox.ts";
import { openKeyring } from "#app/integrations/keyring.ts";
import { openDatabase } from "#db/index.ts";

const MAILS = 500;
const KILLS = 3;
const AN_HOUR_MS = 3_600_000;

test("two workers are killed again and again: every mail comes, and a second copy has the first one's Message-ID", async () => {
  const folder = mkdtempSync(join(tmpdir(), "countersign-mails-"));
  const db = await openDatabase(join(folder, "test.db"));
  const keys = openKeyring(join(folder, "keys"));
  const people = Array.from({ length: MAILS }, (_, n) => `signer${n}@signers.example`);
  const words = { confirmToken: "c", manageToken: "m", again: false };
  await db.write(async (tx) => {
    for (const to of people) await post(tx, keys, { kind: "confirm-signature", to, locale: "en", words }, new Date());
  });

  for (let kill = 0; kill < KILLS; kill++) await Promise.all([sendAndDie(folder), sendAndDie(folder)]);
  const last: string[] = [];
  const later = () => new Date(Date.now() + AN_HOUR_MS); // past every lease
  await deliverMails(db, keys, async (mail, id) => void last.push(`${mail.to} ${id}`), { now: later });

  const before = readFileSync(join(folder, "taken"), "utf8").split("\n").filter(Boolean);
  expect(last.length).toBeGreaterThan(0); // they were killed under way
  expect(before.length).toBeGreaterThan(KILLS);
  const copies = [...before, ...last];
  expect(new Set(copies.map((copy) => copy.split(" ")[0])).size).toBe(MAILS);
  expect(new Set(copies).size).toBe(MAILS); // an address and a Message-ID always go together
  await db.close();
  rmSync(folder, { recursive: true });
}, 120_000);

/** A worker in a process of its own, ended by the kernel after some of its mails. */
async function sendAndDie(folder: string) {
  const node = resolve("node_modules/.bin/node");
  const worker = spawn(node, ["tests/faults/mail-sender.ts", folder, "5"], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise((resolved) => worker.on("exit", resolved));
  const after = 10 + Math.floor(Math.random() * 50);
  let sent = 0;
  worker.stdout.on("data", (dots: Buffer) => {
    sent += dots.length;
    if (sent >= after) worker.kill("SIGKILL");
  });
  await ended;
}
