import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The database was written by a later version of the program than this one. */
export class NewerDatabase extends Error {
  constructor() {
    super("The database was written by a newer version of Countersign than this one. Start that version, or restore the backup made before the upgrade.");
  }
}

/** The migrations that this version of the program brings for one engine. */
export function migrationsIn(engine: "sqlite" | "postgres") {
  const folder = fileURLToPath(new URL(`db/migrations/${engine}`, root()));
  return {
    folder,
    /** @throws {NewerDatabase} when the database has seen a migration that this version does not know. */
    refuseNewer(appliedAt: number | null) {
      const journal: { entries: { when: number }[] } = JSON.parse(readFileSync(`${folder}/meta/_journal.json`, "utf8"));
      const newest = Math.max(...journal.entries.map((entry) => entry.when));
      if (appliedAt !== null && appliedAt > newest) throw new NewerDatabase();
    },
  };
}

// From the sources this file is db/migrations.ts; from the build it is inside build/server/index.js.
function root() {
  return new URL(import.meta.url.includes("/build/server/") ? "../../" : "../", import.meta.url);
}
