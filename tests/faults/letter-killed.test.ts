import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { type Campaign, findAction, findCampaign, loadCampaign, openCampaign } from "#app/domain/campaigns.ts";
import { confirmLetter } from "#app/domain/letters/confirm.ts";
import { deliverLetters } from "#app/domain/letters/deliver.ts";
import type { LetterForm } from "#app/domain/letters/form.ts";
import { findOwnLetters } from "#app/domain/letters/manage.ts";
import { writeLetter } from "#app/domain/letters/write.ts";
import { deliverMails } from "#app/domain/outbox/deliver.ts";
import type { Mail } from "#app/domain/outbox.ts";
import { applyImport, planImport } from "#app/domain/representatives/import.ts";
import { listRepresentatives } from "#app/domain/representatives.ts";
import { readCampaignFiles } from "#app/integrations/campaign-files.ts";
import { readCsv } from "#app/integrations/importers/csv.ts";
import { openKeyring } from "#app/integrations/keyring.ts";
import { letterComposer } from "#app/integrations/letter-mime.ts";
import { openDatabase } from "#db/index.ts";

const LETTERS = 60;
const KILLS = 6;
const AN_HOUR_MS = 3_600_000;

test("two workers are killed again and again, and no letter leaves twice or is lost without being called unknown", async () => {
  const folder = mkdtempSync(join(tmpdir(), "countersign-letters-"));
  const db = await openDatabase(join(folder, "test.db"));
  const tokens = await confirmedLetters(db, folder);

  for (let kill = 0; kill < KILLS; kill++) await Promise.all([sendAndDie(folder), sendAndDie(folder)]);
  const keys = openKeyring(join(folder, "keys"));
  const later = () => new Date(Date.now() + AN_HOUR_MS); // past every lease
  const last: string[] = [];
  while ((await deliverLetters(db, keys, async (raw) => void last.push(idOf(raw)), later)) > 0);

  const taken = [...readFileSync(join(folder, "taken"), "utf8").split("\n").filter(Boolean), ...last];
  expect(new Set(taken).size).toBe(taken.length);
  expect(taken.length).toBeGreaterThan(2 * KILLS);
  const states = await Promise.all(tokens.map(async (token) => (await findOwnLetters(db.read, token))[0]?.state));
  const sent = states.filter((state) => state === "sent").length;
  const unknown = states.filter((state) => state === "unknown").length;
  expect(sent + unknown).toBe(LETTERS);
  expect(unknown).toBeGreaterThan(0); // some were killed under way
  expect(sent).toBeLessThanOrEqual(taken.length); // whatever is called sent was taken
  await db.close();
  rmSync(folder, { recursive: true });
}, 120_000);

const idOf = (raw: Uint8Array) => /^Message-ID: (.*)\r$/m.exec(Buffer.from(raw).toString())?.[1] ?? "";

/** A worker in a process of its own, ended by the kernel while its first, second, third or fourth letter is under way. */
async function sendAndDie(folder: string) {
  const node = resolve("node_modules/.bin/node");
  const worker = spawn(node, ["tests/faults/letter-sender.ts", folder, "15"], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise((resolved) => worker.on("exit", resolved));
  let left = 1 + Math.floor(Math.random() * 4);
  worker.stdout.on("data", () => --left === 0 && setTimeout(() => worker.kill("SIGKILL"), Math.random() * 10));
  await ended;
}

/** Letters of so many people that wait to leave; the token of each. */
async function confirmedLetters(db: Awaited<ReturnType<typeof openDatabase>>, folder: string): Promise<string[]> {
  const keys = openKeyring(join(folder, "keys"));
  const { facts, words } = readCampaignFiles("tests/fixtures/campaigns/harbour");
  const file = readCsv(readFileSync("db/seeds/exampleland/representatives.csv"));
  const plan = await planImport(db.read, { id: "x", name: null, country: null }, file);
  await db.write(async (tx) => {
    await loadCampaign(tx, facts, words);
    await openCampaign(tx, facts.slug, "age1");
    await applyImport(tx, plan, { format: "csv", hash: "0" });
  });
  const campaign = (await findCampaign(db.read, facts.slug, "en")) as Campaign;
  await writeAll(db, keys, campaign);
  const mails: Mail[] = [];
  await deliverMails(db, keys, async (mail) => void mails.push(mail));
  const compose = letterComposer({ MAIL_FROM: "letters@act.example" });
  for (const { words: said } of mails)
    if ("confirmToken" in said) await confirmLetter(db, keys, compose, campaign, said.confirmToken);
  return mails.map((mail) => mail.words.manageToken);
}

async function writeAll(
  db: Awaited<ReturnType<typeof openDatabase>>,
  keys: ReturnType<typeof openKeyring>,
  campaign: Campaign,
) {
  const action = findAction(campaign, "clean-the-outfall");
  const [ada] = action ? ((await listRepresentatives(db.read, action, "XX"))[0]?.people ?? []) : [];
  if (!action || !ada) throw new Error("nobody to write to");
  const message = { language: "en", fromName: "T", toName: ada.name, subject: "S", text: "T\n", officePage: "" };
  await db.write(async (tx) => {
    for (let n = 0; n < LETTERS; n++) {
      const form: LetterForm = {
        name: "T",
        email: `t${n}@writers.example`,
        country: "XX",
        representative: ada.id,
        ownWords: "",
        quote: false,
        consent: true,
      };
      await writeLetter(tx, keys, campaign, action, ada, form, { locale: "en", consentHash: "0", message });
    }
  });
}
