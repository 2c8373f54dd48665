import { AREA_OPTIONS, AREA_USAGE, editionIn, filesAt, hashOf, optional, tell } from "#app/cli/areas-import.ts";
import { type Command, withDatabase } from "#app/cli/command.ts";
import { applyBoundaries, planBoundaries } from "#app/domain/areas/import-boundaries.ts";
import { readBoundaries } from "#app/integrations/areas/geojson.ts";

/** Imports where areas lie, as an edition of a body's map; the shapes of an edition of that name are replaced. */
export const areasImportBoundaries: Command = {
  usage: `areas import-boundaries FILE|FOLDER ${AREA_USAGE} [--key PROPERTY] [--name PROPERTY]`,
  positionals: 1,
  options: { ...AREA_OPTIONS, key: { type: "string" }, name: { type: "string" } },
  async run(input) {
    const edition = editionIn(input);
    const files = filesAt(input.positionals[0] ?? "");
    const file = readBoundaries(files, { key: optional(input, "key"), name: optional(input, "name") });
    const report = await withDatabase(async (db) => {
      if (input.values["dry-run"]) return (await planBoundaries(db.read, edition, file)).report;
      return db.write(async (tx) => {
        const plan = await planBoundaries(tx, edition, file);
        await applyBoundaries(tx, plan, hashOf(files.map(({ bytes }) => bytes)));
        return plan.report;
      });
    });
    tell(input, report, file.warnings);
  },
};
