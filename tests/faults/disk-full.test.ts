import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sign, startProgram } from "#tests/faults/program.ts";
import { freePort } from "#tests/site.ts";

const FILE_KB = 3_000; // room for some dozens of signatures
const MOST = 3_000;

test("the disk is full: signers are told, pages stay, and with room again all who were answered are there", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "countersign-full-"));
  const port = await freePort();
  const settings = { PORT: String(port), DATA_DIR: dataDir, RATE_LIMITS: "off", WORKERS: "off" };
  const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  let answered = 0;
  {
    await using program = await startProgram(settings, { fileKb: FILE_KB });
    let status: number | null = 303;
    while (status === 303 && answered < MOST) {
      status = await sign(port, `signer${answered}@signers.example`);
      if (status === 303) answered++;
    }
    expect(status).toBe(500); // the fault did happen
    expect(answered).toBeGreaterThan(20);
    expect(await ask("/en/c/xinjiang")).toContain("Sign now");
    expect(program.said()).not.toContain("signers.example");
  }
  await using program = await startProgram(settings);
  expect(await ask("/metrics")).toContain(`countersign_mail_waiting ${answered}\n`);
  expect(await sign(port, "late@signers.example")).toBe(303);
  expect(await program.stop()).toBe(0);
  rmSync(dataDir, { recursive: true });
});
