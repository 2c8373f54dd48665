import { theBuild } from "#app/build.ts";
import { readConfig } from "#app/config.ts";
import { giveUp, onStop, writeForUsAlone } from "#app/program.ts";

// The work that nobody waits for, alone: beside web processes that are started with WORKERS=off.
writeForUsAlone();
try {
  const config = readConfig();
  const { build } = await theBuild({ NODE_ENV: "production" });
  const { start, stop, startWorkers } = build.entry.module;
  const stopWorkers = startWorkers(await start(config));
  console.log("Sending mail and doing the chores.");
  onStop(() => stopWorkers().then(stop));
} catch (error) {
  giveUp(error);
}
