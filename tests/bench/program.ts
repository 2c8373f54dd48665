import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import type { Limit } from "#tests/bench/limit.ts";
import { type Running, run } from "#tests/bench/processes.ts";
import { freePort } from "#tests/free-port.ts";

const SIGN_IN = /\/organise\/sign-in\/[\w-]{43}/;

/** A folder for one program's data, under the system's folder for what does not stay. */
export function openFolder() {
  const path = mkdtempSync(join(tmpdir(), "countersign-bench-"));
  const remove = () => rmSync(path, { recursive: true, force: true });
  process.once("exit", remove); // also when the bench breaks off
  return {
    path,
    /** Leaves the folder where it is, whatever happens. */
    keep: () => process.off("exit", remove),
    [Symbol.dispose]() {
      process.off("exit", remove);
      remove();
    },
  };
}

/** The program as `npm start` starts it, with these settings, open at `port`. */
export async function startProgram(dataDir: string, settings: Record<string, string>) {
  const port = await freePort();
  const all = { NODE_ENV: "production", PORT: String(port), DATA_DIR: dataDir, RATE_LIMITS: "off", ...settings };
  const program = await run("app/server.ts", all, [], "is open at");
  return { ...program, port };
}
export type Program = Awaited<ReturnType<typeof startProgram>>;

/** node:http as the limit, answering as the program answered. */
export async function startLimit(kind: Limit["kind"], answer: Answer) {
  const server = await run("tests/bench/limit.ts", {}, []);
  const { status, headers, body } = answer;
  const port = await server.ask<number>({ kind, status, headers, body } satisfies Limit);
  return { ...server, port };
}

export type Answer = { status: number; headers: [string, string][]; body: Buffer };

/** Sends one raw request as the load generator does, and returns the whole answer, still compressed. */
export function askOnce({ port }: { port: number }, text: string): Promise<Answer> {
  const [head = "", body] = text.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const [method, path] = first.split(" ");
  const headers = Object.fromEntries(lines.map((line) => line.split(": ") as [string, string]));
  return new Promise((answered, failed) => {
    const asked = request({ host: "127.0.0.1", port, method, path, headers, agent: false }, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part);
      const raw = response.rawHeaders;
      const pairs = raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1]] as [string, string]] : []));
      answered({ status: response.statusCode ?? 0, headers: pairs, body: Buffer.concat(parts) });
    });
    asked.on("error", failed);
    asked.end(body);
  });
}

/** How many signatures are in the program's SQLite file, by state. */
export function signaturesIn(dataDir: string): Record<string, number> {
  const db = new Sqlite(join(dataDir, "countersign.db"), { readonly: true });
  const rows = db.prepare("select state, count(*) as n from signatures group by state").all();
  db.close();
  return Object.fromEntries((rows as { state: string; n: number }[]).map(({ state, n }) => [state, n]));
}

/** A session of the organiser who follows the link that the program printed at its start. */
export async function signInAt(program: Running & { port: number }, post: (path: string) => string): Promise<string> {
  for (let waited = 0; !SIGN_IN.test(program.said()) && waited < 50; waited++) await pause(100); // told after "is open at"
  const link = SIGN_IN.exec(program.said())?.[0];
  if (!link) throw new Error("the program printed no sign-in link");
  const { headers } = await askOnce(program, post(link));
  const cookie = headers.find(([name]) => name.toLowerCase() === "set-cookie")?.[1].split(";")[0];
  if (!cookie) throw new Error("the sign-in link gave no session");
  return cookie;
}
