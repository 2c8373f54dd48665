import { type Command, Misused, withDatabase } from "#app/cli/command.ts";
import { Reason, type SwitchName, switchNames, turn } from "#app/domain/switches.ts";

/** Turns a switch on, for the day when the desk cannot be reached. Every running process heeds it within seconds. */
export const switchesOn = turning("on", "switches on NAME --reason TEXT");

export const switchesOff = turning("off", "switches off NAME [--reason TEXT]");

const UNSAID = "No reason given.";

function turning(to: "on" | "off", usage: string): Command {
  return {
    usage,
    positionals: 1,
    options: { reason: { type: "string" } },
    async run({ values, positionals: [asked] }) {
      const name = switchNames.find((known) => known === asked);
      if (!name) throw new Misused(`There is no such switch. There are: ${switchNames.join(", ")}.`);
      const reason = Reason.safeParse(values.reason ?? (to === "off" ? UNSAID : ""));
      if (!reason.success) throw new Misused("--reason is missing, or is no line of at most 200 characters.");
      const turned = await withDatabase((db) => db.write((tx) => turn(tx, { name, to, reason: reason.data }, null)));
      console.log(turned ? said(name, to) : `The switch ${name} is ${to} already.`);
    },
  };
}

const said = (name: SwitchName, to: "on" | "off") =>
  `The switch ${name} is ${to}. Every process of the site heeds it within five seconds.`;
