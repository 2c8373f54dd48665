import { type Command, type Input, Misused, Told, withDatabase } from "#app/cli/command.ts";
import { type Place, pause, pauseScopes, resume } from "#app/domain/letters/pauses.ts";
import { Reason } from "#app/domain/switches.ts";

/** Keeps all letters of a campaign, to a representative or to a mail domain waiting, for all processes from that moment on. */
export const lanesPause: Command = {
  usage: `lanes pause ${pauseScopes.join("|")} KEY --reason TEXT`,
  positionals: 2,
  options: { reason: { type: "string" } },
  async run(input) {
    const place = placeIn(input);
    const reason = Reason.safeParse(input.values.reason ?? "");
    if (!reason.success) throw new Misused("--reason is missing, or is no line of at most 200 characters.");
    const paused = await withDatabase((db) => db.write((tx) => pause(tx, place, { reason: reason.data })));
    if (!paused) throw new Told(`The ${place.scope} ${place.key} is paused already, or there is none of that name.`);
    console.log(
      `Letters to or of the ${place.scope} ${place.key} wait. What was already on its way to the mail server left.`,
    );
  },
};

/** Lets them leave again, as fast as the rules have it. */
export const lanesResume: Command = {
  usage: `lanes resume ${pauseScopes.join("|")} KEY`,
  positionals: 2,
  options: {},
  async run(input) {
    const place = placeIn(input);
    const resumed = await withDatabase((db) => db.write((tx) => resume(tx, place)));
    if (!resumed) throw new Told(`The ${place.scope} ${place.key} is not paused.`);
    console.log(`Letters to or of the ${place.scope} ${place.key} leave again.`);
  },
};

function placeIn({ positionals: [asked = "", key = ""] }: Input): Place {
  const scope = pauseScopes.find((known) => known === asked);
  if (!scope) throw new Misused(`What is to be paused? One of: ${pauseScopes.join(", ")}.`);
  return { scope, key: scope === "domain" ? key.toLowerCase() : key };
}
