import { type Command, Misused, required, Told, withDatabase } from "#app/cli/command.ts";
import { limitDomain, limitTarget } from "#app/domain/letters/rules.ts";

const NONE = "default";

/** Gives a mail domain or a representative a pace of its own: letters an hour. */
export const lanesLimit: Command = {
  usage: `lanes limit domain|target KEY --per-hour NUMBER|${NONE}`,
  positionals: 2,
  options: { "per-hour": { type: "string" } },
  async run(input) {
    const [scope = "", key = ""] = input.positionals;
    const limit = { domain: limitDomain, target: limitTarget }[scope];
    if (!limit) throw new Misused("What is to be limited? One of: domain, target.");
    const asked = required(input, "per-hour");
    const perHour = asked === NONE ? null : Number(asked);
    if (perHour !== null && !(Number.isInteger(perHour) && perHour > 0))
      throw new Misused(`--per-hour is no whole number above 0, nor "${NONE}".`);
    const changed = await withDatabase((db) => db.write((tx) => limit(tx, key, perHour)));
    if (!changed) throw new Told(`No letter ever waited for the ${scope} ${key}.`);
    console.log(
      `The ${scope} ${key} gets ${perHour ?? "as many letters as the rules say"}${perHour ? " letters an hour at most" : ""}.`,
    );
  },
};
