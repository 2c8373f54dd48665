import cluster from "node:cluster";
import type { Server } from "node:http";
import { fileURLToPath } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { type Config, readConfig, WrongSetting } from "#app/config.ts";
import { projectRoot } from "#app/web/project-root.ts";
import { siteOf } from "#app/web/site.ts";

// What the build holds is started from the build, so that there is one copy of it (see entry.server.tsx).
type Build = ServerBuild & { entry: { module: typeof import("#app/entry.server.tsx") } };

const STOP_WITHIN_MS = 10_000;
/** Faults that the person who starts the program can mend: each is told in a sentence of its own. */
const TOLD = ["WrongSetting", "UnusableDataDir", "UnusableDatabase", "WrongContent"];

process.chdir(fileURLToPath(projectRoot));
try {
  await main(readConfig());
} catch (error) {
  giveUp(error);
}

async function main(config: Config) {
  process.env.NODE_ENV = config.NODE_ENV;
  if (cluster.isPrimary && config.WEB_CONCURRENCY > 1) {
    await serve(config, { first: true, listen: false }).then((stop) => stop());
    for (let started = 0; started < config.WEB_CONCURRENCY; started++) cluster.fork();
    cluster.on("exit", (worker) => !worker.exitedAfterDisconnect && cluster.fork());
    return;
  }
  const stop = await serve(config, { first: cluster.isPrimary, listen: true });
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void stop().then(() => process.exit(0)));
}

/** Starts the program; the returned function ends it: no new request, those under way answered, the database closed. */
async function serve(config: Config, { first, listen }: { first: boolean; listen: boolean }) {
  const build = await theBuild(config);
  const { start, stop, firstStart, startWorkers } = build.entry.module;
  const context = await start(config);
  const said = first ? await firstStart(context) : [];
  if (!listen) {
    for (const line of said) console.log(line);
    return stop;
  }
  const server = await open(config, siteOf(config, build));
  const stopWorkers = config.WORKERS === "on" ? startWorkers(context) : async () => {};
  console.log(`Countersign is open at ${config.PUBLIC_URL}`);
  if (config.local && !config.SMTP_URL)
    console.log(`Mail is kept here and can be read at ${config.PUBLIC_URL}/mailbox`);
  for (const line of said) console.log(line);

  return async () => {
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
    await new Promise((closed) => server.close(closed).closeIdleConnections());
    await stopWorkers();
    await stop();
  };
}

async function theBuild(config: Config): Promise<Build> {
  if (config.NODE_ENV !== "development") return import(fileURLToPath(new URL("build/server/index.js", projectRoot)));
  throw new Error("development");
}

function open(config: Config, site: ReturnType<typeof siteOf>): Promise<Server> {
  return new Promise((opened, failed) => {
    const server = site
      .listen(config.PORT, config.HOST, () => opened(server))
      .on("error", (error: NodeJS.ErrnoException) => failed(listenFault(config, error)));
  });
}

function listenFault({ PORT, HOST }: Config, error: NodeJS.ErrnoException) {
  if (error.code === "EADDRINUSE")
    return new WrongSetting(
      `Port ${PORT} is in use by another program. Stop that program, or choose another port, for example PORT=${PORT + 1}.`,
    );
  if (error.code === "EACCES")
    return new WrongSetting(
      `Port ${PORT} may not be opened by this user. Choose one above 1023, for example PORT=3000.`,
    );
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return new WrongSetting(`HOST ${HOST} is no address of this machine; for example HOST=127.0.0.1.`);
  return error;
}

function giveUp(error: unknown): never {
  const told = error instanceof Error && TOLD.includes(error.constructor.name);
  console.error(told ? error.message : error);
  process.exit(1);
}
