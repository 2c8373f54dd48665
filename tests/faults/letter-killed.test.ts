import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { eq, isNotNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { deliverLetters } from "#app/domain/letters/deliver.ts";
import { openKeyring } from "#app/integrations/keyring.ts";
import { openSmtp } from "#app/integrations/smtp.ts";
import { type Db, openDatabase } from "#db/index.ts";
import { letterEvents, letters, outbox } from "#db/schema.ts";
import { hastened } from "#tests/faults/hastened.ts";
import { chanceOf, thorough } from "#tests/faults/thorough.ts";
import { queueLetters } from "#tests/lanes.ts";
import { type MailServer, openMailServer } from "#tests/mail-server.ts";

const LETTERS = thorough ? 400 : 120;
const KILLS = thorough ? 60 : 12;
const WORKERS = 3;
const ANSWERS_AFTER_MS = 120;
const LIVES_MS = [20, 700] as const;

test(`${LETTERS} letters, ${WORKERS} workers, ${KILLS} kills: none leaves twice, none is lost without being called unknown`, async () => {
  const folder = mkdtempSync(join(tmpdir(), "countersign-letters-"));
  const chance = chanceOf("letters and kills");
  const since = Date.now();
  const now = hastened(since);
  await using server = await openMailServer();
  server.answers.message = { afterMs: ANSWERS_AFTER_MS };
  const db = await openDatabase(join(folder, "test.db"));
  const keys = openKeyring(join(folder, "keys"));
  await queueLetters({ db, keys }, { campaignId: "c", letters: LETTERS, targets: 40, domains: 8, now: now() });

  let kills = 0;
  const turns = Array.from({ length: WORKERS }, async () => {
    while (kills < KILLS) {
      kills++;
      await liveAndDie(folder, server.url, since, LIVES_MS[0] + chance() * (LIVES_MS[1] - LIVES_MS[0]));
    }
  });
  await Promise.all(turns);
  const smtp = openSmtp(server.url, "act.example");
  while ((await db.read.$count(outbox, isNotNull(outbox.letterId))) > 0) {
    await deliverLetters(db, keys, smtp.deliver, { now, limited: false });
    await new Promise((later) => setTimeout(later, 100));
  }
  await smtp.close();

  const taken = server.arrived.map(({ mail }) => mail.messageId ?? "");
  expect(new Set(taken).size).toBe(taken.length); // none twice
  const states = await statesOf(db);
  const unknown = [...states].filter(([, state]) => state === "unknown").map(([id]) => id);
  const sent = [...states].filter(([, state]) => state === "sent").map(([id]) => id);
  expect(sent.length + unknown.length).toBe(LETTERS);
  expect(sent.filter((id) => !taken.includes(`<L${id}@act.example>`))).toEqual([]); // what is called sent was taken
  const interrupted = await db.read.$count(letterEvents, eq(letterEvents.kind, "interrupted"));
  const arrived = unknown.filter((id) => taken.includes(`<L${id}@act.example>`)).length;
  console.log(
    `${kills} kills: ${sent.length} sent, ${unknown.length} unknown (${arrived} of them had arrived), ${interrupted} sent again safely`,
  );
  await db.close();
  rmSync(folder, { recursive: true });
}, 600_000);

/** A worker in a process of its own, ended by the kernel so long after it has begun. */
async function liveAndDie(folder: string, url: MailServer["url"], since: number, ms: number) {
  const node = resolve("node_modules/.bin/node");
  const program = ["tests/faults/letter-sender.ts", folder, url, String(since)];
  const worker = spawn(node, program, { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise((resolved) => worker.on("exit", resolved));
  worker.stdout.once("data", () => setTimeout(() => worker.kill("SIGKILL"), ms));
  await ended;
}

async function statesOf(db: Db): Promise<Map<string, string>> {
  const rows = await db.read.select({ id: letters.id, state: letters.state }).from(letters);
  return new Map(rows.map(({ id, state }) => [id, state]));
}
