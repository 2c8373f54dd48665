import type { TestProject } from "vitest/node";
import { openPostgres } from "./own-postgres.ts";

declare module "vitest" {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** Starts a real PostgreSQL for the tests, from the npm package that carries it, unless TEST_POSTGRES_URL names one. */
export default async function setup(project: TestProject) {
  if (process.env.TEST_POSTGRES_URL) return void project.provide("postgresUrl", process.env.TEST_POSTGRES_URL);
  const server = await openPostgres(["-c", "fsync=off", "-c", "max_connections=200"]);
  project.provide("postgresUrl", server.url);
  return server.stop;
}
