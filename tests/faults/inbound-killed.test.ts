import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { keepRoute } from "#app/domain/inbound/routes.ts";
import { readInbound } from "#app/domain/inbound/work.ts";
import { bounceAddress } from "#app/domain/letters/verp.ts";
import { readMail } from "#app/integrations/inbound/read-mail.ts";
import { openKeyring } from "#app/integrations/keyring.ts";
import { openDatabase } from "#db/index.ts";
import {
  bodies,
  campaigns,
  inboundMails,
  letterEvents,
  letters,
  officeAnswers,
  outbox,
  representatives,
} from "#db/schema.ts";
import { chanceOf, thorough } from "#tests/faults/thorough.ts";

const DOMAIN = "bounces.test";
const LETTERS = 150;
const KILLS = thorough ? 60 : 8;
const AN_HOUR_MS = 3_600_000;

test("who takes and reads what comes in is killed again and again: each answer counts once and goes on once", async () => {
  const chance = chanceOf("inbound-killed");
  const folder = mkdtempSync(join(tmpdir(), "countersign-inbound-"));
  const db = await openDatabase(join(folder, "test.db"));
  const keys = openKeyring(join(folder, "keys"));
  const ids = Array.from({ length: LETTERS }, () => crypto.randomUUID());
  await sentLetters(db, keys, ids);
  mkdirSync(join(folder, "inbox"));
  for (const [n, id] of ids.entries())
    answerInFolder(folder, n, bounceAddress(keys, { letterId: id, attempt: 1 }, DOMAIN));

  for (let kill = 0; kill < KILLS; kill++) await readAndDie(folder, 1 + Math.floor(chance() * 25), chance() * 5);
  await readAndDie(folder, Number.POSITIVE_INFINITY, 0);
  const later = () => new Date(Date.now() + AN_HOUR_MS); // past every lease
  while ((await readInbound({ db, keys, domain: DOMAIN, read: readMail, now: later })) > 0);

  expect(readdirSync(join(folder, "inbox"))).toEqual(["done", "failed"]);
  expect(readdirSync(join(folder, "inbox/done"))).toHaveLength(LETTERS);
  expect(await db.read.$count(inboundMails)).toBe(LETTERS);
  const answers = await db.read.select().from(officeAnswers);
  expect(answers.map(({ replies }) => replies)).toEqual(Array(LETTERS).fill(1));
  expect(await db.read.$count(letterEvents)).toBe(LETTERS);
  expect(await db.read.$count(outbox)).toBe(LETTERS); // one to pass on for each
  await db.close();
  rmSync(folder, { recursive: true });
}, 180_000);

function answerInFolder(folder: string, n: number, to: string) {
  const file = join(folder, "inbox", `${n}.eml`);
  const head = `Return-Path: <ada@parliament.example>\nDelivered-To: ${to}\nFrom: ada@parliament.example\nSubject: Re: ${n}`;
  writeFileSync(file, `${head}\n\nAnswer ${n}.\n`);
  utimesSync(file, 1, 1);
}

/** A worker in a process of its own, ended by the kernel after so many steps. */
async function readAndDie(folder: string, steps: number, afterMs: number) {
  const node = resolve("node_modules/.bin/node");
  const worker = spawn(node, ["tests/faults/inbound-reader.ts", folder, DOMAIN], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise((over) => worker.on("exit", over));
  let left = steps;
  worker.stdout.on("data", (said) => {
    const before = left;
    left -= String(said).split("\n").length - 1;
    if (before > 0 && left <= 0) setTimeout(() => worker.kill("SIGKILL"), afterMs);
  });
  await ended;
}

/** Letters of so many people that have left; the rows alone, since how they left is told elsewhere. */
async function sentLetters(
  db: Awaited<ReturnType<typeof openDatabase>>,
  keys: ReturnType<typeof openKeyring>,
  ids: string[],
) {
  const now = new Date();
  await db.write(async (tx) => {
    await tx.insert(campaigns).values({ id: "c", facts: {}, loadedAt: now });
    await tx.insert(bodies).values({ id: "b", name: "B" });
    await tx
      .insert(representatives)
      .values({ id: "r", bodyId: "b", key: "r", kind: "representative", country: "XX", name: "Ada Example" });
    for (const [n, id] of ids.entries()) {
      const row = {
        campaignId: "c",
        actionId: "a",
        representativeId: "r",
        locale: "en",
        country: "XX",
        consentHash: "0",
        writingId: id,
      };
      const person = { writerHash: Buffer.from(id), manageTokenHash: Buffer.from(id) };
      await tx
        .insert(letters)
        .values({ id, ...row, ...person, state: "sent", writtenAt: now, confirmedAt: now, sentAt: now });
      const route = {
        writer: { name: "T", address: `t${n}@writers.example` },
        locale: "en",
        subject: "S",
        relay: false,
      };
      await keepRoute(tx, keys, id, "ada@parliament.example", route, now);
    }
  });
}
