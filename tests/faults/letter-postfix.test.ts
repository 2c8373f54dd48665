import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deliverLetters } from "#app/domain/letters/deliver.ts";
import { readBounceAddress } from "#app/domain/letters/verp.ts";
import { openKeyring } from "#app/integrations/keyring.ts";
import { openSmtp } from "#app/integrations/smtp.ts";
import { openDatabase } from "#db/index.ts";
import { letters } from "#db/schema.ts";
import { openPostfix, whyNoPostfix } from "#tests/faults/postfix.ts";
import { skipLoudly, until } from "#tests/faults/thorough.ts";
import { queueLetters } from "#tests/lanes.ts";
import { openMailServer } from "#tests/mail-server.ts";

const LETTERS = 30;
const REFUSED = "office3@p3.parliament.example";
const NOTICES_WITHIN_MS = 30_000;

test("a real Postfix takes the letters once each, and its notices find their letters", async (context) => {
  const why = whyNoPostfix();
  if (why) return skipLoudly(context, why);
  const folder = mkdtempSync(join(tmpdir(), "countersign-real-"));
  const db = await openDatabase(join(folder, "test.db"));
  const keys = openKeyring(join(folder, "keys"));
  await using world = await openMailServer();
  world.answers.recipient = (address) => (address === REFUSED ? { code: 550 } : undefined);
  await using postfix = await openPostfix(world.port);
  await queueLetters({ db, keys }, { campaignId: "c", letters: LETTERS, targets: 10, domains: 10, now: new Date() });
  const smtp = openSmtp(postfix.url, "act.example");
  const bounceDomain = "bounces.act.example";
  await deliverLetters(db, keys, smtp.deliver, { limited: false, bounceDomain });
  await smtp.close();
  const rows = await db.read.select({ id: letters.id, state: letters.state }).from(letters);
  expect(rows.every(({ state }) => state === "sent")).toBe(true);

  const notices = () => world.arrived.filter(({ to }) => to[0]?.endsWith(bounceDomain));
  expect(await until(() => notices().length === LETTERS, NOTICES_WITHIN_MS)).toBe(true);
  const arrived = world.arrived.filter(({ to }) => to[0]?.endsWith("parliament.example"));
  expect(arrived).toHaveLength(LETTERS - LETTERS / 10);
  expect(new Set(arrived.map(({ mail }) => mail.messageId)).size).toBe(arrived.length);
  for (const { from, to, raw } of notices()) {
    expect(from).toBe("");
    const attempt = readBounceAddress(keys, to[0] ?? "");
    expect(rows.map(({ id }) => id)).toContain(attempt?.letterId);
    expect(raw.toString()).toContain(`Original-Envelope-Id: L${attempt?.letterId}.1`);
    expect(raw.toString()).toMatch(/^Action: (relayed|failed)\r$/m);
    expect(raw.toString()).not.toContain("Dear Member,"); // RET=HDRS: the words do not travel back
  }
  expect(notices().filter(({ raw }) => /^Action: failed/m.test(raw.toString()))).toHaveLength(LETTERS / 10);
  await db.close();
  rmSync(folder, { recursive: true });
}, 120_000);
