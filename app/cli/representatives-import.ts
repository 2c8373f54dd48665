import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { type Command, Misused, required, Told, typedPath, withDatabase } from "#app/cli/command.ts";
import { RepresentedCountry } from "#app/domain/people.ts";
import { type ImportFormat, importFormats } from "#app/domain/representatives/formats.ts";
import { applyImport, type ImportReport, planImport } from "#app/domain/representatives/import.ts";
import { countryInIndex } from "#app/integrations/importers/everypolitician-index.ts";
import type { SourceFile } from "#app/integrations/importers/files.ts";
import { hashOf, readRepresentatives } from "#app/integrations/importers/read.ts";

/** Imports the people of a body from a file or a folder: new ones are added, changed ones changed, those missing retired. */
export const representativesImport: Command = {
  usage: `representatives import FILE --format ${importFormats.join("|")} --body ID [--body-name NAME] [--country XX] [--dry-run] [--json]`,
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
    const format = required(input, "format") as ImportFormat;
    if (!importFormats.includes(format)) throw new Misused(`--format is none of ${importFormats.join(", ")}.`);
    const country = values.country ? required(input, "country") : null;
    if (country && !RepresentedCountry.safeParse(country).success)
      throw new Misused("--country is no ISO 3166 code such as DE.");
    const path = typedPath(input.positionals[0] ?? "");
    const body = {
      id: required(input, "body"),
      name: values["body-name"] ? required(input, "body-name") : null,
      country: country ?? countryBeside(path),
    };

    const files = filesAt(path);
    const file = await readRepresentatives(format, files);
    const fileHash = hashOf(files);
    const report = await withDatabase(async (db) => {
      if (values["dry-run"]) return (await planImport(db.read, body, file)).report;
      return db.write(async (tx) => {
        const plan = await planImport(tx, body, file);
        const importId = await applyImport(tx, plan, { format, hash: fileHash });
        return { importId, ...plan.report };
      });
    });
    for (const warning of file.warnings) console.error(warning);
    console.log(values.json ? JSON.stringify({ ...report, fileHash }) : inWords(report));
  },
};

/** The file; of a folder, all files in it and below that could be meant. */
function filesAt(path: string): SourceFile[] {
  try {
    if (!statSync(path).isDirectory()) return [{ name: relative(dirname(path), path), bytes: readFileSync(path) }];
    const names = readdirSync(path, { recursive: true, encoding: "utf8" }).filter((name) => DATA.test(name));
    return names.sort().map((name) => ({ name: name.split(sep).join("/"), bytes: readFileSync(join(path, name)) }));
  } catch (error) {
    throw new Told(`The file or folder ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

const DATA = /\.(ya?ml|csv|json|xml)$/i;

/** The country that EveryPolitician's index of all its files gives for one, where the index stands in a folder above. */
function countryBeside(path: string): string | null {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const index = join(folder, "countries.json");
    if (existsSync(index)) return countryInIndex(readFileSync(index), relative(folder, path).split(sep).join("/"));
  }
  return null;
}

function inWords({ rejected, sharedMailbox, ...numbers }: ImportReport): string {
  const lines = Object.entries(numbers).map(([what, n]) => `${what}: ${n}`);
  return [
    ...lines,
    `sharedMailbox: ${sharedMailbox.length}`,
    ...sharedMailbox.map(({ rows }) => `  rows ${rows.join(", ")}`),
    `rejected: ${rejected.length}`,
    ...rejected.map(({ row, why }) => `  row ${row}: ${why}`),
  ].join("\n");
}
