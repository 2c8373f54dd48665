import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** The flags `npm start` gives the program; the limits run with the same. */
const NODE_FLAGS = ["--max-semi-space-size=4"];
const NODE = resolve("node_modules/.bin/node");
const START_WITHIN_MS = 120_000;
const TICKS_A_SECOND = 100; // USER_HZ, which Linux keeps at 100 for programs

export type Running = Awaited<ReturnType<typeof run>>;

/**
 * Runs a file of ours in a process of its own, with this environment alone, and waits until it has said `opened`, as
 * the program does, or sent its first message, as the bench's own processes do.
 */
export async function run(file: string, settings: Record<string, string>, args: string[], opened?: string) {
  const child = spawn(NODE, [...NODE_FLAGS, file, ...args], {
    env: { PATH: process.env.PATH, ...settings } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe", opened ? "ignore" : "ipc"],
    serialization: "advanced",
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (bytes) => (said += bytes));
  const end = () => child.kill("SIGKILL");
  process.once("exit", end); // whatever becomes of the bench, nothing outlives it
  const ended = new Promise<void>((gone) => child.once("exit", () => process.off("exit", end) && gone()));
  const first = await whenOpen(child, opened, () => said);

  return {
    pid: child.pid as number,
    first,
    said: () => said,

    /** Sends a message and waits for the answer to it. */
    ask<Answer>(message: unknown): Promise<Answer> {
      return new Promise((answer, refuse) => {
        const gone = () => refuse(new Error(`${file} ended while it was asked:\n${said}`));
        child.once("exit", gone);
        child.once("message", (received) => {
          child.off("exit", gone);
          answer(received as Answer);
        });
        if (!child.connected) return gone();
        child.send(message as object);
      });
    },

    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      await ended;
    },
    async [Symbol.asyncDispose]() {
      const patience = setTimeout(() => child.kill("SIGKILL"), 20_000);
      await this.stop();
      clearTimeout(patience);
    },
  };
}

function whenOpen(child: ChildProcess, opened: string | undefined, said: () => string): Promise<unknown> {
  return new Promise((open, failed) => {
    const fail = () => failed(new Error(`${child.spawnargs.slice(2).join(" ")} did not start:\n${said()}`));
    const patience = setTimeout(() => {
      child.kill("SIGKILL");
      fail();
    }, START_WITHIN_MS);
    const ready = (message: unknown) => {
      clearTimeout(patience);
      child.off("exit", fail);
      open(message);
    };
    child.once("exit", fail);
    if (!opened) return void child.once("message", ready);
    child.stdout?.on("data", () => said().includes(opened) && ready(null));
  });
}

/** The processor time a process has used so far, in microseconds; null where the system does not tell (all but Linux). */
export function cpuOf(pid: number): number | null {
  const stat = readProc(`/proc/${pid}/stat`);
  if (!stat) return null;
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1e6) / TICKS_A_SECOND; // utime and stime: proc_pid_stat(5)
}

/** Resident memory of a process in MB: now, and the most it ever was. */
export function memoryOf(pid: number): { now: number; most: number } {
  const status = readProc(`/proc/${pid}/status`);
  const mb = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status ?? "")?.[1]) / 1024;
  const memory = { now: mb("VmRSS"), most: mb("VmHWM") };
  if (Number.isNaN(memory.now)) throw new Error("memory can be measured on Linux only (/proc)");
  return memory;
}

function readProc(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
