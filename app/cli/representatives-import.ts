import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Command, Misused, required, Told, typedPath, withDatabase } from "#app/cli/command.ts";
import { RepresentedCountry } from "#app/domain/people.ts";
import { applyImport, type ImportReport, planImport } from "#app/domain/representatives/import.ts";
import { readCsv } from "#app/integrations/importers/csv.ts";

const FORMATS = ["csv", "popolo", "everypolitician", "openstates", "congress-legislators", "represent", "europarl"];

/** Imports the people of a body from a file: new ones are added, changed ones changed, those missing retired. */
export const representativesImport: Command = {
  usage: "representatives import FILE --format csv --body ID [--body-name NAME] [--country XX] [--dry-run] [--json]",
  positionals: 1,
  options: {
    format: { type: "string" },
    body: { type: "string" },
    "body-name": { type: "string" },
    country: { type: "string" },
    "dry-run": { type: "boolean" },
    json: { type: "boolean" },
  },
  async run(input) {
    const { values } = input;
    const format = required(input, "format");
    if (!FORMATS.includes(format)) throw new Misused(`--format is none of ${FORMATS.join(", ")}.`);
    if (format !== "csv") throw new Told(`Files of the format ${format} cannot be read yet; csv can.`);
    const country = values.country ? required(input, "country") : null;
    if (country && !RepresentedCountry.safeParse(country).success)
      throw new Misused("--country is no ISO 3166 code such as DE.");
    const body = {
      id: required(input, "body"),
      name: values["body-name"] ? required(input, "body-name") : null,
      country,
    };

    const bytes = fileAt(typedPath(input.positionals[0] ?? ""));
    const file = readCsv(bytes);
    const hash = createHash("sha256").update(bytes).digest("hex");
    const report = await withDatabase(async (db) => {
      if (values["dry-run"]) return (await planImport(db.read, body, file)).report;
      return db.write(async (tx) => {
        const plan = await planImport(tx, body, file);
        await applyImport(tx, plan, { format, hash });
        return plan.report;
      });
    });
    for (const warning of file.warnings) console.error(warning);
    console.log(values.json ? JSON.stringify(report) : inWords(report));
  },
};

function fileAt(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Told(`The file ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function inWords({ rejected, ...numbers }: ImportReport): string {
  const lines = Object.entries(numbers).map(([what, n]) => `${what}: ${n}`);
  return [...lines, `rejected: ${rejected.length}`, ...rejected.map(({ row, why }) => `  row ${row}: ${why}`)].join(
    "\n",
  );
}
