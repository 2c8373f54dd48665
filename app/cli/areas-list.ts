import { type Command, withDatabase } from "#app/cli/command.ts";
import { listSets } from "#app/domain/areas/sets.ts";

/** Says of each edition of each map what it holds, from when to when it is used, and whether it is used now. */
export const areasList: Command = {
  usage: "areas list",
  positionals: 0,
  options: {},
  async run() {
    const sets = await withDatabase((db) => listSets(db.read));
    if (sets.length === 0)
      console.log("There are no maps. Bring one with: areas import-postcodes or areas import-boundaries.");
    for (const { bodyId, key, holds, validFrom, validUntil, postcodes, boundaries, areaKeys } of sets) {
      const time = `${day(validFrom) ?? "any time"} to ${day(validUntil) ?? "any time"}`;
      console.log(
        `${bodyId}  ${key}  ${holds ? "in use" : "not in use"}  ${time}  ${areaKeys.length} areas, ${postcodes} postcodes with their areas, ${boundaries} boundaries`,
      );
    }
  },
};

const day = (at: Date | null) => at?.toISOString().slice(0, 10);
