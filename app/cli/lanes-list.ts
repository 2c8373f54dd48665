import { type Command, withDatabase } from "#app/cli/command.ts";
import { rulesOf } from "#app/domain/letters/rules.ts";
import { whatWaits } from "#app/domain/letters/waiting.ts";

/** Says how many letters wait for which mail domain, what is paused and why, and how fast letters leave. */
export const lanesList: Command = {
  usage: "lanes list",
  positionals: 0,
  options: {},
  async run() {
    const [{ total, underWay, domains, pauses }, rules] = await withDatabase(
      async (db) => [await whatWaits(db.read), await rulesOf(db.read)] as const,
    );
    console.log(`${total} letters wait, ${underWay} are under way.`);
    console.log(
      `An hour: ${rules.perHour ?? "any number"} in all, ${rules.perDomain} to a domain, ${rules.perTarget} to a representative. Hours: ${rules.curve}${rules.quietWeekends ? ", none at weekends" : ""}.`,
    );
    for (const { domain, waiting, perHour, percentRefused } of domains)
      console.log(
        [
          domain.padEnd(COLUMN),
          `${waiting} wait`,
          perHour && `${perHour} an hour`,
          percentRefused && `${percentRefused} % refused`,
        ]
          .filter(Boolean)
          .join("  "),
      );
    for (const { scope, key, name, since, by, automatic, reason } of pauses)
      console.log(
        `paused: ${scope} ${name === key ? key : `${key} (${name})`}, since ${since.toISOString()}, by ${by ?? (automatic ? "itself" : "the command line")}: ${reason}`,
      );
  },
};

const COLUMN = 40;
