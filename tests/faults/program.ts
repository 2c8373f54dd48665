import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { encoded, type Fields, goodForm } from "#tests/site.ts";

const NODE = resolve("node_modules/.bin/node");
const START_WITHIN_MS = 30_000;

export type Ended = { code: number | null; said: string };

type Program = { file?: string; opened?: string; fileKb?: number };

/** Starts the real program with only these settings; no file of its may grow beyond `fileKb`, as on a full disk. */
function launch(settings: Record<string, string>, { file = "app/server.ts", fileKb }: Program = {}): ChildProcess {
  if (!existsSync(NODE)) throw new Error("npm install has not been run");
  const limit = fileKb ? `ulimit -f ${fileKb}; ` : "";
  return spawn("bash", ["-c", `${limit}exec "$0" ${file}`, NODE], {
    env: { PATH: process.env.PATH, ...settings } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Runs the program until it ends by itself, and returns what it said. */
export function runToEnd(settings: Record<string, string>): Promise<Ended> {
  const program = launch(settings);
  const said = listen(program);
  return new Promise((ended) => program.on("exit", (code) => ended({ code, said: said() })));
}

/** Starts the program and waits until it is open. */
export async function startProgram(settings: Record<string, string>, which: Program = {}) {
  const program = launch(settings, which);
  const said = listen(program);
  const exited = new Promise<number | null>((ended) => program.on("exit", ended));
  const deadline = Date.now() + START_WITHIN_MS;
  while (!said().includes(which.opened ?? "is open at")) {
    if (program.exitCode !== null || Date.now() > deadline) throw new Error(`the program did not start:\n${said()}`);
    await new Promise((later) => setTimeout(later, 20));
  }
  return {
    pid: program.pid as number,
    said,
    /** Ends it as a power cut of the process: no handler runs. */
    async kill() {
      program.kill("SIGKILL");
      await exited;
    },
    /** Asks it to end, and returns its exit code. */
    async stop() {
      program.kill("SIGTERM");
      return exited;
    },
    /** Whatever becomes of the test, the program does not outlive it. */
    async [Symbol.asyncDispose]() {
      if (program.exitCode === null) program.kill("SIGKILL");
      await exited;
    },
  };
}

/**
 * Posts a form to the program on this port, and returns the status: "broke" when the line broke before an answer,
 * "refused" when nobody listens.
 */
export async function post(port: number, path: string, fields: Fields = {}): Promise<number | "broke" | "refused"> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: "POST",
      body: encoded(fields),
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      redirect: "manual",
    });
    await answer.text().catch(() => {}); // the status is the answer, whatever becomes of the page
    return answer.status;
  } catch (error) {
    return (error as { cause?: { code?: string } }).cause?.code === "ECONNREFUSED" ? "refused" : "broke";
  }
}

/** Signs at the program on this port, and returns the status. */
export const sign = (port: number, email: string) => post(port, "/en/c/xinjiang/sign", goodForm({ email }));

function listen(program: ChildProcess) {
  let said = "";
  for (const stream of [program.stdout, program.stderr]) stream?.on("data", (bytes) => (said += bytes));
  return () => said;
}
