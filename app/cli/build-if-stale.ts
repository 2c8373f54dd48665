import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectRoot } from "#app/web/project-root.ts";

const SOURCES = ["app", "db", "emails", "public", "package.json", "remix.config.js", "vite.config.ts"];
const root = fileURLToPath(projectRoot);

/** Builds the site where there is no build, or one older than its sources. */
export function buildIfStale() {
  const built = join(root, "build/server/index.js");
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...SOURCES.map((source) => newest(join(root, source)))))
    return;
  console.log("Building the site …");
  const remix = join(root, "node_modules/@remix-run/dev/dist/cli.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [remix, "vite:build", "--logLevel", "error"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (status === 0) return;
  console.error(`${stdout}${stderr}\nThe site could not be built.`);
  process.exit(1);
}

/** When the youngest file in a folder was changed, in milliseconds since 1970. */
function newest(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((entry) => newest(join(path, entry))));
}

if (import.meta.main) buildIfStale();
