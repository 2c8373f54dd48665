import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { theBuild } from "#app/build.ts";
import { readConfig } from "#app/config.ts";
import { giveUp, writeForUsAlone } from "#app/program.ts";
import { projectRoot } from "#app/web/project-root.ts";

// The site with made-up people, on a data folder of its own. Where it listens can be set (PORT, HOST), and nothing
// else: no other database, no mail server, no payments, whatever the environment says.
const OF_A_REAL_SITE =
  /^(PUBLIC_URL|DATA_DIR|DATABASE_URL|SMTP_URL|MAIL_FROM|BOUNCE_DOMAIN|STRIPE_.*|SECRET_KEY|TRUST_PROXY|WORKERS|WEB_CONCURRENCY)$/;
const SIGNATURES = 12_000;
const FILL = "--fill";

process.chdir(fileURLToPath(projectRoot));
writeForUsAlone();
for (const name of Object.keys(process.env)) if (OF_A_REAL_SITE.test(name)) delete process.env[name];
process.env.DATA_DIR = "data/demo";
process.env.NODE_ENV = "production";

// Filled by a process of its own, so that the site starts with a small one.
if (process.argv.includes(FILL)) await fill().catch(giveUp);
else {
  const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), FILL], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
  await import("#app/server.ts");
}

async function fill() {
  const config = readConfig();
  const { build } = await theBuild(config);
  const { start, stop, fillDemo } = build.entry.module;
  await fillDemo(await start(config), SIGNATURES, say);
  await stop();
}

/** Progress, on one line that is written again and again where a person watches. */
function say(line: string) {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${line}`);
  else console.log(line.trim());
}
