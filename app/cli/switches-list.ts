import { type Command, withDatabase } from "#app/cli/command.ts";
import { switchesOn, switchNames } from "#app/domain/switches.ts";

/** Says of each switch whether it is on, since when, by whom and why. */
export const switchesList: Command = {
  usage: "switches",
  positionals: 0,
  options: {},
  async run() {
    const on = await withDatabase((db) => switchesOn(db.read));
    for (const name of switchNames) {
      const now = on.find((one) => one.name === name);
      const stand = now
        ? `on   since ${now.since.toISOString()}, by ${now.by ?? "the command line"}: ${now.reason}`
        : "off";
      console.log(`${name.padEnd(COLUMN)} ${stand}`);
    }
  },
};

const COLUMN = Math.max(...switchNames.map((name) => name.length));
