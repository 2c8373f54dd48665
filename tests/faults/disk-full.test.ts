import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openCrowd } from "#tests/faults/crowd.ts";
import { openDisk, whyNoDisk } from "#tests/faults/disks.ts";
import { openSqlite } from "#tests/faults/engines.ts";
import { sign, startProgram } from "#tests/faults/program.ts";
import { reckon } from "#tests/faults/reckoning.ts";
import { skipLoudly, thorough, until } from "#tests/faults/thorough.ts";
import { freePort } from "#tests/free-port.ts";
import { openMailServer } from "#tests/mail-server.ts";
import { encoded, goodForm } from "#tests/site.ts";

const FILE_KB = 3_000; // room for some dozens of signatures
const MOST = 3_000;
const DISK_MB = 24;
const TIMES = 5;

test("no file can grow: signers are told, pages stay, and with room again all who were answered are there", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "countersign-full-"));
  const port = await freePort();
  const settings = { PORT: String(port), DATA_DIR: dataDir, RATE_LIMITS: "off", WORKERS: "off" };
  let answered = 0;
  {
    await using program = await startProgram(settings, { fileKb: FILE_KB });
    let status: Awaited<ReturnType<typeof sign>> = 303;
    while (status === 303 && answered < MOST) {
      status = await sign(port, `signer${answered}@signers.example`);
      if (status === 303) answered++;
    }
    expect(status).toBe(500); // the fault did happen
    expect(answered).toBeGreaterThan(20);
    expect(await read(port, "/en/c/xinjiang")).toContain("Sign now");
    expect(program.said()).not.toContain("signers.example");
  }
  await using program = await startProgram(settings);
  expect(await read(port, "/metrics")).toContain(`countersign_mail_waiting ${answered}\n`);
  expect(await sign(port, "late@signers.example")).toBe(303);
  expect(await program.stop()).toBe(0);
  rmSync(dataDir, { recursive: true });
});

test.runIf(thorough)(
  "the disk itself is full: the same, and the program goes on by itself as soon as there is room",
  {
    timeout: 10 * 60_000,
  },
  async (context) => {
    const why = await whyNoDisk();
    if (why) skipLoudly(context, why);
    await using disk = await openDisk(DISK_MB);
    await using mail = await openMailServer();
    const port = await freePort();
    const settings = { PORT: String(port), DATA_DIR: disk.path, RATE_LIMITS: "off", SMTP_URL: mail.url };
    const crowd = openCrowd(port, mail);
    const engine = await openSqlite(disk.path);
    {
      await using program = await startProgram(settings);
      for (let time = 0; time < TIMES; time++) {
        const { answered, failed } = await crowd.during(32, async () => {
          fill(join(disk.path, "ballast"));
          const before = crowd.tally.failed;
          expect(await until(() => crowd.tally.failed > before + 50, 60_000), "the disk was never full").toBe(true);
          await tellsSigners(port);
          expect(await read(port, "/en/c/xinjiang")).toContain("Sign now");
          rmSync(join(disk.path, "ballast"));
          const then = crowd.tally.answered;
          expect(await until(() => crowd.tally.answered > then + 50, 20_000), program.said()).toBe(true);
        });
        expect(answered).toBeGreaterThan(50);
        expect(failed).toBeGreaterThan(50);
      }
      expect(program.said()).not.toContain("signers.example");
      await reckon({ port, crowd, mail, engine });
      expect(await program.stop()).toBe(0);
    }
    console.log(
      `full ${TIMES} times, ${crowd.tally.failed} told to come again, ${crowd.signed.size} signed: none lost`,
    );
  },
);

const read = async (port: number, path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();

/** The page says that nothing was sent and when to try again. It takes several tries: a small gap may be left. */
async function tellsSigners(port: number) {
  const path = `http://127.0.0.1:${port}/en/c/xinjiang/sign`;
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  const body = encoded(goodForm({ email: "told@signers.example", actions: ["non-refoulement"] }));
  const told = await until(async () => {
    const answer = await fetch(path, { method: "POST", headers, body, redirect: "manual" });
    const text = await answer.text();
    return answer.status >= 500 && text.includes("Nothing you wrote has been sent anywhere");
  }, 5_000);
  expect(told).toBe(true);
}

/** Takes all the room there is. */
function fill(path: string) {
  for (let bytes = 2 ** 20; bytes >= 512; bytes /= 2)
    try {
      for (;;) writeFileSync(path, Buffer.alloc(bytes), { flag: "a" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
}
