import { AREA_OPTIONS, AREA_USAGE, bytesAt, editionIn, hashOf, optional, tell } from "#app/cli/areas-import.ts";
import { type Command, withDatabase } from "#app/cli/command.ts";
import { applyPostcodes, planPostcodes } from "#app/domain/areas/import-postcodes.ts";
import { readPostcodes } from "#app/integrations/areas/postcode-csv.ts";

/** Imports which postcodes lie in which areas, as an edition of a body's map; an edition of that name is replaced. */
export const areasImportPostcodes: Command = {
  usage: `areas import-postcodes FILE ${AREA_USAGE} [--postcode COLUMN] [--area COLUMN|"{COLUMN}-{COLUMN}"] [--name COLUMN] [--columns A,B,…] [--separator ";"]`,
  positionals: 1,
  options: {
    ...AREA_OPTIONS,
    postcode: { type: "string" },
    area: { type: "string" },
    name: { type: "string" },
    columns: { type: "string" },
    separator: { type: "string" },
  },
  async run(input) {
    const edition = editionIn(input);
    const bytes = bytesAt(input.positionals[0] ?? "");
    const file = readPostcodes(bytes, {
      postcode: optional(input, "postcode"),
      area: optional(input, "area"),
      name: optional(input, "name"),
      columns: optional(input, "columns")?.split(","),
      separator: optional(input, "separator"),
    });
    const report = await withDatabase(async (db) => {
      if (input.values["dry-run"]) return (await planPostcodes(db.read, edition, file)).report;
      return db.write(async (tx) => {
        const plan = await planPostcodes(tx, edition, file);
        await applyPostcodes(tx, plan, hashOf([bytes]));
        return plan.report;
      });
    });
    tell(input, report, file.warnings);
  },
};
