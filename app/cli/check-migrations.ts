import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// The schema and the migrations of both engines must say the same: planning once more must find nothing to do.
for (const [engine, DATABASE_URL] of [
  ["sqlite", ""],
  ["postgresql", "postgres:"],
] as const) {
  const folder = engine === "sqlite" ? "db/migrations/sqlite" : "db/migrations/postgres";
  const copy = mkdtempSync(join(tmpdir(), "countersign-migrations-"));
  cpSync(folder, copy, { recursive: true });
  const { status, stdout, stderr } = spawnSync(
    "drizzle-kit",
    ["generate", `--dialect=${engine}`, "--schema=db/schema.ts", `--out=${copy}`, "--casing=snake_case"],
    { env: { ...process.env, DATABASE_URL }, encoding: "utf8" },
  );
  const same = status === 0 && readdirSync(copy).length === readdirSync(folder).length;
  rmSync(copy, { recursive: true });
  if (!same) {
    console.error(
      `${stdout}${stderr}\nThe schema has changed and the migrations of ${engine} have not: npm run db:plan`,
    );
    process.exit(1);
  }
}
