import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { newerDatabase } from "./faults.ts";

/** The migrations that this version of the program brings for one engine. */
export function migrationsIn(engine: "sqlite" | "postgres") {
  const folder = fileURLToPath(new URL(`db/migrations/${engine}`, root()));
  return {
    folder,
    /** @throws {UnusableDatabase} when the database has seen a migration that this version does not know. */
    refuseNewer(appliedAt: number | null) {
      const journal: { entries: { when: number }[] } = JSON.parse(readFileSync(`${folder}/meta/_journal.json`, "utf8"));
      const newest = Math.max(...journal.entries.map((entry) => entry.when));
      if (appliedAt !== null && appliedAt > newest) throw newerDatabase();
    },
  };
}

// From the sources this file is db/migrations.ts; from the build it is inside build/server/index.js.
export function root() {
  return new URL(import.meta.url.includes("/build/server/") ? "../../" : "../", import.meta.url);
}
