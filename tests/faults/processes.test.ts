import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sign, startProgram } from "#tests/faults/program.ts";
import { freePort } from "#tests/free-port.ts";
import { openMailServer } from "#tests/mail-server.ts";
import { encoded, goodForm } from "#tests/site.ts";

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

test("a switch turned on the command line is heeded by each of two web processes within five seconds, on and off", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "countersign-switches-"));
  const port = await freePort();
  await using site = await startProgram({
    PORT: String(port),
    DATA_DIR: dataDir,
    RATE_LIMITS: "off",
    WEB_CONCURRENCY: "2",
  });
  expect(await heeded(port, 303)).toBe(true);
  turnOnTheCommandLine(dataDir, "on");
  expect(await heeded(port, 503)).toBe(true);
  turnOnTheCommandLine(dataDir, "off");
  expect(await heeded(port, 303)).toBe(true);
  expect(await site.stop()).toBe(0);
  rmSync(dataDir, { recursive: true });
});

const HEEDED_WITHIN_MS = 5_000;
const IN_A_ROW = 10; // connections go to the processes in turn

/** Whether every process answers a signing with this status, before five seconds are over. */
async function heeded(port: number, status: number): Promise<boolean> {
  const deadline = Date.now() + HEEDED_WITHIN_MS;
  let inARow = 0;
  while (inARow < IN_A_ROW && Date.now() < deadline) {
    inARow = (await signAnew(port)) === status ? inARow + 1 : 0;
    await new Promise((later) => setTimeout(later, 20));
  }
  return inARow === IN_A_ROW;
}

/** Signs over a connection of its own, so that the next is taken by another process. */
const signAnew = (port: number) =>
  new Promise<number | undefined>((answered, failed) => {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    request({ port, path: "/en/c/xinjiang/sign", method: "POST", agent: false, headers }, (answer) => {
      answer.resume().on("end", () => answered(answer.statusCode));
    })
      .on("error", failed)
      .end(encoded(goodForm()));
  });

function turnOnTheCommandLine(dataDir: string, to: "on" | "off") {
  const words = ["app/cli/countersign.ts", "switches", to, "signing", "--reason", "A test"];
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir } as unknown as NodeJS.ProcessEnv;
  expect(spawnSync(process.execPath, words, { env }).status).toBe(0);
}
