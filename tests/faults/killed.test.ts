import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sign, startProgram } from "#tests/faults/program.ts";
import { openMailServer } from "#tests/mail-server.ts";
import { freePort } from "#tests/site.ts";

const AT_ONCE = 16;
const KILL_AFTER = [150, 200, 250]; // answers, each time counted from a fresh start

test("the program is killed three times under load, and nobody who was answered is lost", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "countersign-killed-"));
  const port = await freePort();
  await using server = await openMailServer();
  const settings = { PORT: String(port), DATA_DIR: dataDir, RATE_LIMITS: "off", SMTP_URL: server.url };
  const answered: string[] = [];
  let asked = 0;

  for (const killAfter of KILL_AFTER) {
    await using program = await startProgram({ ...settings, WORKERS: "off" });
    const until = answered.length + killAfter;
    const signing = Array.from({ length: AT_ONCE }, async () => {
      while (answered.length < until) {
        const email = `signer${asked++}@signers.example`;
        const status = await sign(port, email);
        if (status === 303) answered.push(email);
        if (status === null) return; // the line broke: it was killed
      }
      await program.kill();
    });
    await Promise.all(signing);
  }
  expect(answered.length).toBeGreaterThanOrEqual(600);
  expect(asked).toBeGreaterThan(answered.length); // some were under way when it was killed

  await using program = await startProgram(settings);
  const reached = await mailed(server, answered.length);
  expect(answered.filter((email) => !reached.has(email))).toEqual([]);
  expect(await program.stop()).toBe(0);
  rmSync(dataDir, { recursive: true });
});

/** The addresses that mail has come to, once it is at least so many. */
async function mailed({ arrived }: { arrived: { to: string[] }[] }, atLeast: number): Promise<Set<string>> {
  for (let waited = 0; waited < 100 && arrived.length < atLeast; waited++)
    await new Promise((later) => setTimeout(later, 300));
  return new Set(arrived.flatMap(({ to }) => to));
}
