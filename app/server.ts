import cluster from "node:cluster";
import { createServer, type RequestListener, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import { theBuild } from "#app/build.ts";
import { type Config, readConfig, WrongSetting } from "#app/config.ts";
import { giveUp, onStop, writeForUsAlone } from "#app/program.ts";
import { projectRoot } from "#app/web/project-root.ts";
import { siteOf } from "#app/web/site.ts";

process.chdir(fileURLToPath(projectRoot));
writeForUsAlone();
try {
  const config = readConfig();
  process.env.NODE_ENV = config.NODE_ENV;
  await (cluster.isPrimary && config.WEB_CONCURRENCY > 1 ? serveWithMany(config) : serve(config));
} catch (error) {
  giveUp(error);
}

/** Opens the site in this process. */
async function serve(config: Config) {
  const { build, current, before } = await theBuild(config);
  const { start, stop, firstStart, startWorkers } = build.entry.module;
  const context = await start(config);
  const said = cluster.isPrimary ? await firstStart(context) : [];
  const switches = () => context.switches.on;
  const server = await listen(config, siteOf(config, current, { before, switches, now: context.now }));
  const stopWorkers = config.WORKERS === "on" ? startWorkers(context) : async () => {};
  if (cluster.isPrimary) announce(config, said);
  onStop(async () => {
    await close(server);
    await stopWorkers();
    await stop();
  });
}

/** Prepares everything once, then opens the site in several processes, and replaces one that dies. */
async function serveWithMany(config: Config) {
  const { build } = await theBuild(config);
  const { start, stop, firstStart } = build.entry.module;
  const said = await firstStart(await start(config));
  await stop();
  for (let started = 0; started < config.WEB_CONCURRENCY; started++) cluster.fork();
  await new Promise<void>((opened, failed) => {
    cluster.once("listening", () => opened());
    cluster.once("exit", () => failed(new WrongSetting("No web process could be started; see above.")));
  });
  let stopping = false;
  cluster.on("exit", () => !stopping && cluster.fork());
  announce(config, said);
  onStop(async () => {
    stopping = true;
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    for (const worker of workers) worker.process.kill("SIGTERM");
    await Promise.all(workers.map((worker) => new Promise((gone) => worker.once("exit", gone))));
  });
}

function announce(config: Config, said: string[]) {
  console.log(`Countersign is open at ${config.PUBLIC_URL}`);
  if (config.local && !config.SMTP_URL)
    console.log(`Mail is kept here and can be read at ${config.PUBLIC_URL}/mailbox`);
  for (const line of said) console.log(line);
}

function listen(config: Config, site: RequestListener): Promise<Server> {
  return new Promise((opened, failed) => {
    const server = createServer(site).listen(config.PORT, config.HOST, () => opened(server));
    server.on("error", (error: NodeJS.ErrnoException) => failed(explained(config, error)));
  });
}

/** Takes no new connection, answers what is under way, and lets go of everybody whom it has answered. */
function close(server: Server): Promise<unknown> {
  // A browser or proxy that stays connected and goes on asking would otherwise keep the server open.
  server.prependListener("request", (_request, response) => response.setHeader("Connection", "close"));
  Object.assign(server, { keepAliveTimeout: 1, keepAliveTimeoutBuffer: 0 }); // for answers that began without saying so
  return new Promise((closed) => server.close(closed).closeIdleConnections());
}

function explained({ PORT, HOST }: Config, error: NodeJS.ErrnoException) {
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
