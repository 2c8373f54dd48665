import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openCrowd } from "#tests/faults/crowd.ts";
import { openSqlite } from "#tests/faults/engines.ts";
import { sign, startProgram } from "#tests/faults/program.ts";
import { reckon } from "#tests/faults/reckoning.ts";
import { chanceOf, pause, skipLoudly, thorough, until } from "#tests/faults/thorough.ts";
import { freePort } from "#tests/free-port.ts";
import { openMailServer } from "#tests/mail-server.ts";

const WRITE = "pwrite64,write";
const FLUSH = "fsync,fdatasync";
const LOG = "countersign.db-wal"; // a commit is written and flushed here
const MAIN = "countersign.db"; // and copied here later

type Fault = { calls: string; error: "EIO" | "ENOSPC"; file: string };

const FAULTS: Fault[] = [WRITE, FLUSH].flatMap((calls) =>
  (["EIO", "ENOSPC"] as const).flatMap((error) => [LOG, MAIN].map((file) => ({ calls, error, file }))),
);
const TRIED = thorough
  ? FAULTS
  : FAULTS.filter(({ calls, error, file }) => calls === FLUSH && error === "EIO" && file === LOG);
const ROUNDS = thorough ? 3 : 1;
const FIRES = 5;
const FIRED_WITHIN_MS = 60_000;

test("the disk fails a write or a flush now and then, and always: nobody is told yes whose signature is not there", {
  timeout: 20 * 60_000,
}, async (context) => {
  const why = whyNoStrace();
  if (why) skipLoudly(context, why);
  const chance = chanceOf("disk errors");
  await using engine = await openSqlite();
  await using mail = await openMailServer();
  const port = await freePort();
  const settings = { PORT: String(port), DATA_DIR: engine.dataDir, RATE_LIMITS: "off", SMTP_URL: mail.url };
  const crowd = openCrowd(port, mail);
  const fired: string[] = [];

  for (let round = 0; round < ROUNDS; round++) {
    await using program = await startProgram({ ...settings, WORKERS: "off" });
    for (const fault of TRIED) {
      // The copying comes once in many commits, so that every second of its calls fails.
      const inLog = fault.file === LOG;
      const when = inLog ? `${1 + Math.floor(chance() * 5)}+${2 + Math.floor(chance() * 5)}` : "1+2";
      const log = join(engine.dataDir, `strace-${round}-${fired.length}`);
      const { answered } = await crowd.during(24, async () => {
        await using faults = await inject(program.pid, fault, when, log, engine.dataDir);
        expect(
          await until(() => faults.fired() >= (inLog ? FIRES : 1), FIRED_WITHIN_MS),
          `${name(fault)} never fired`,
        ).toBe(true);
      });
      expect(answered).toBeGreaterThan(0);
      fired.push(`${name(fault)} ${timesFired(log)}`);
      expect(await sign(port, `after${fired.length}@signers.example`)).toBe(303); // it goes on by itself
      crowd.signed.add(`after${fired.length}@signers.example`);
    }

    for (const fault of TRIED.filter(({ file }) => file === LOG)) {
      const log = join(engine.dataDir, `strace-${round}-always-${name(fault)}`);
      await using faults = await inject(program.pid, fault, "1+", log, engine.dataDir);
      const asked = Array.from({ length: 20 }, (_, n) => sign(port, `never${round}-${n}@signers.example`));
      expect(new Set(await Promise.all(asked)), `told yes while no ${name(fault)} succeeds`).toEqual(new Set([500]));
      expect(faults.fired()).toBeGreaterThan(0);
    }
    await program.kill(); // what only the program remembers is gone
  }

  await using program = await startProgram(settings);
  await reckon({ port, crowd, mail, engine });
  expect(await program.stop()).toBe(0);
  expect(program.said()).not.toContain("signers.example");
  console.log(`${fired.join(", ")}; ${crowd.tally.failed} told to come again, ${crowd.signed.size} signed: none lost`);
});

const name = ({ calls, error, file }: Fault) => `${error} on ${calls} of ${file}`.replaceAll(" ", "-");

/** Makes the running program's system calls on one file fail until the end of the block. */
async function inject(pid: number, { calls, error, file }: Fault, when: string, log: string, dataDir: string) {
  const words = ["-f", "-p", String(pid), "-P", join(dataDir, file), "-o", log];
  words.push("-e", `trace=${calls}`, "-e", `inject=${calls}:error=${error}:when=${when}`);
  const strace = spawn("strace", words, { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((resolved) => strace.on("exit", resolved));
  let said = "";
  strace.stderr.on("data", (bytes) => (said += bytes));
  if (!(await until(() => /attached/.test(said), 5_000))) throw new Error(`strace could not attach: ${said}`);
  await pause(50); // to every thread
  return {
    fired: () => timesFired(log),
    async [Symbol.asyncDispose]() {
      strace.kill("SIGINT"); // it lets go of the program, which runs on
      await ended;
    },
  };
}

const timesFired = (log: string) =>
  existsSync(log) ? (readFileSync(log, "utf8").match(/\(INJECTED\)/g)?.length ?? 0) : 0;

/** Why faults cannot be injected on this machine; null when they can. */
function whyNoStrace(): string | null {
  const { error, status, stderr } = spawnSync("strace", ["-e", "trace=none", "true"], { encoding: "utf8" });
  if (status === 0) return null;
  return `strace cannot trace a process here (${error?.message ?? stderr.trim()}), so that no disk error can be injected; apt-get install strace`;
}
