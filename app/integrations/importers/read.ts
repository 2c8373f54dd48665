import { createHash } from "node:crypto";
import type { ImportFormat } from "#app/domain/representatives/formats.ts";
import { type RepresentativeFile, UnusableFile } from "#app/domain/representatives/rows.ts";
import { readCongressLegislators } from "#app/integrations/importers/congress-legislators.ts";
import { readCsv } from "#app/integrations/importers/csv.ts";
import { readEuroparl } from "#app/integrations/importers/europarl.ts";
import { readEveryPolitician } from "#app/integrations/importers/everypolitician.ts";
import type { SourceFile } from "#app/integrations/importers/files.ts";
import { readOpenStates } from "#app/integrations/importers/openstates.ts";
import { readPopolo } from "#app/integrations/importers/popolo.ts";
import { readRepresent } from "#app/integrations/importers/represent.ts";

/**
 * Reads what was given of a format: one file, or those of a folder where the format has them.
 * @throws {UnusableFile} with a sentence, when it cannot be used at all.
 */
export async function readRepresentatives(
  format: ImportFormat,
  files: SourceFile[],
  now = new Date(),
): Promise<RepresentativeFile> {
  if (format === "openstates" && files.length > 0) return readOpenStates(files);
  if (format === "congress-legislators" && files.length > 0) return readCongressLegislators(files);
  const [file, more] = files;
  if (!file) throw new UnusableFile("There is no file that could be read.");
  if (more) throw new UnusableFile("This format is read from one file at a time.");
  if (format === "popolo") return readPopolo(file, now);
  if (format === "everypolitician") return readEveryPolitician(file, now);
  if (format === "represent") return readRepresent(file);
  return format === "europarl" ? readEuroparl(file) : readCsv(file.bytes);
}

/** SHA-256 of a file; of several, of their names and hashes in the order of their names. */
export function hashOf(files: SourceFile[]): string {
  const each = files.map(({ name, bytes }) => `${createHash("sha256").update(bytes).digest("hex")}  ${name}\n`);
  return files.length === 1
    ? (each[0] as string).slice(0, HASH_LETTERS)
    : createHash("sha256").update(each.sort().join("")).digest("hex");
}

const HASH_LETTERS = 64;
