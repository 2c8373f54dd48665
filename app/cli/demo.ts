import { fileURLToPath } from "node:url";
import { readConfig } from "#app/config.ts";
import { projectRoot } from "#app/web/project-root.ts";

// The site with made-up people, on a data folder of its own. Where it listens can be set (PORT, HOST), and nothing
// else: no other database, no mail server, no payments, whatever the environment says.
const OF_A_REAL_SITE =
  /^(PUBLIC_URL|DATA_DIR|DATABASE_URL|SMTP_URL|MAIL_FROM|BOUNCE_DOMAIN|STRIPE_.*|SECRET_KEY|TRUST_PROXY|WORKERS|WEB_CONCURRENCY)$/;
const SIGNATURES = 12_000;

process.chdir(fileURLToPath(projectRoot));
for (const name of Object.keys(process.env)) if (OF_A_REAL_SITE.test(name)) delete process.env[name];
process.env.DATA_DIR = "data/demo";

await fill();
await import("#app/server.ts");

async function fill() {
  const build: { entry: { module: typeof import("#app/entry.server.tsx") } } = await import(
    fileURLToPath(new URL("build/server/index.js", projectRoot))
  );
  const { start, stop, fillDemo } = build.entry.module;
  try {
    await fillDemo(await start(readConfig()), SIGNATURES, say);
  } catch (error) {
    const told = error instanceof Error && /^(RealPeople|WrongSetting|Unusable.*)$/.test(error.constructor.name);
    console.error(told ? error.message : error);
    process.exit(1);
  }
  await stop();
}

/** Progress, on one line that is written again and again where a person watches. */
function say(line: string) {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${line}`);
  else console.log(line);
}
