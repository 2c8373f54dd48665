import { bytesAt, tell } from "#app/cli/areas-import.ts";
import { type Command, required, withDatabase } from "#app/cli/command.ts";
import { applyNames, planNames } from "#app/domain/areas/import-names.ts";
import { readNames } from "#app/integrations/areas/names-csv.ts";

/** Imports what areas are called, also in their other languages: key,name,name_fr,… */
export const areasImportNames: Command = {
  usage: "areas import-names FILE --body ID [--dry-run] [--json]",
  positionals: 1,
  options: { body: { type: "string" }, "dry-run": { type: "boolean" }, json: { type: "boolean" } },
  async run(input) {
    const bodyId = required(input, "body");
    const file = readNames(bytesAt(input.positionals[0] ?? ""));
    const report = await withDatabase(async (db) => {
      if (input.values["dry-run"]) return (await planNames(db.read, bodyId, file)).report;
      return db.write(async (tx) => {
        const plan = await planNames(tx, bodyId, file);
        await applyNames(tx, plan);
        return plan.report;
      });
    });
    tell(input, report, file.warnings);
  },
};
