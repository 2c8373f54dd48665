import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sign, startProgram } from "#tests/faults/program.ts";
import { openMailServer } from "#tests/mail-server.ts";
import { freePort } from "#tests/site.ts";

const WORKER = { file: "app/worker.ts", opened: "Sending mail" };
const SIGNERS = 60;

test("two web processes take signatures, two workers beside them send each mail once, and all end when asked", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "countersign-processes-"));
  const port = await freePort();
  await using mail = await openMailServer();
  const settings = { PORT: String(port), DATA_DIR: dataDir, RATE_LIMITS: "off", SMTP_URL: mail.url };
  await using site = await startProgram({ ...settings, WORKERS: "off", WEB_CONCURRENCY: "2" });
  const signers = Array.from({ length: SIGNERS }, (_, n) => `signer${n}@signers.example`);
  expect(new Set(await Promise.all(signers.map((email) => sign(port, email))))).toEqual(new Set([303]));
  expect(mail.arrived).toHaveLength(0); // nobody has been at work yet

  await using one = await startProgram(settings, WORKER);
  await using other = await startProgram(settings, WORKER);
  for (let waited = 0; waited < 100 && mail.arrived.length < SIGNERS; waited++)
    await new Promise((later) => setTimeout(later, 100));
  await new Promise((later) => setTimeout(later, 1_500)); // a second copy would come now
  expect(mail.arrived.flatMap((message) => message.to).sort()).toEqual([...signers].sort());

  expect(await Promise.all([one.stop(), other.stop(), site.stop()])).toEqual([0, 0, 0]);
  rmSync(dataDir, { recursive: true });
});
