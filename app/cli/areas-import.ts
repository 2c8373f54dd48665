import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { z } from "zod";
import { type Input, Misused, required, Told, typedPath } from "#app/cli/command.ts";
import type { Edition } from "#app/domain/areas/sets.ts";
import type { Rejected } from "#app/domain/representatives/rows.ts";
import type { NamedFile } from "#app/integrations/areas/geojson.ts";

// What the commands that import areas have in common.

export const AREA_OPTIONS = {
  body: { type: "string" },
  "body-name": { type: "string" },
  set: { type: "string" },
  "valid-from": { type: "string" },
  "valid-until": { type: "string" },
  "dry-run": { type: "boolean" },
  json: { type: "boolean" },
} as const;

export const AREA_USAGE =
  "--body ID [--body-name NAME] [--set NAME] [--valid-from DATE] [--valid-until DATE] [--dry-run] [--json]";

/** The edition of a map that the options name: "first" where they name none. */
export const editionIn = (input: Input): Edition => ({
  body: { id: required(input, "body"), name: optional(input, "body-name") ?? null },
  key: optional(input, "set") ?? "first",
  validFrom: dayIn(input, "valid-from", "T00:00:00.000Z"),
  validUntil: dayIn(input, "valid-until", "T23:59:59.999Z"),
});

/** The value of an option that need not be given. */
export const optional = (input: Input, option: string): string | undefined =>
  input.values[option] === undefined ? undefined : required(input, option);

export function bytesAt(typed: string): Uint8Array {
  const path = typedPath(typed);
  try {
    return readFileSync(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** A file, or all GeoJSON files in a folder and those beneath, each with the name that tells it from the others. */
export function filesAt(typed: string): NamedFile[] {
  const top = typedPath(typed);
  try {
    const paths = statSync(top).isDirectory()
      ? readdirSync(top, { recursive: true, encoding: "utf8" })
          .filter((path) => [".geojson", ".json"].includes(extname(path)))
          .sort()
          .map((path) => join(top, path))
      : [top];
    if (paths.length === 0) throw new Told(`The folder ${top} holds no file that ends in .geojson or .json.`);
    const plain = paths.map((path) => basename(path, extname(path)));
    const alike = new Set(plain).size < plain.length;
    return paths.map((path, index) => ({
      name: alike ? basename(dirname(path)) : (plain[index] ?? ""),
      bytes: readFileSync(path),
    }));
  } catch (error) {
    if (error instanceof Told) throw error;
    throw unreadable(top, error);
  }
}

export function hashOf(files: Uint8Array[]): string {
  const hash = createHash("sha256");
  for (const bytes of files) hash.update(bytes);
  return hash.digest("hex");
}

/** A report for people, or for programs. */
export function tell({ values }: Input, report: { rejected: Rejected[] }, warnings: string[]) {
  for (const warning of warnings) console.error(warning);
  console.log(values.json ? JSON.stringify(report) : inWords(report));
}

function inWords({ rejected, ...numbers }: { rejected: Rejected[] }): string {
  const lines = Object.entries(numbers).map(([what, n]) => `${what}: ${n}`);
  const shown = rejected.slice(0, REJECTED_SHOWN).map(({ row, why }) => `  row ${row}: ${why}`);
  const more = rejected.length > shown.length ? [`  and ${rejected.length - shown.length} more`] : [];
  return [...lines, `rejected: ${rejected.length}`, ...shown, ...more].join("\n");
}

const REJECTED_SHOWN = 20;

function dayIn(input: Input, option: string, time: string): Date | null {
  const day = optional(input, option);
  if (day === undefined) return null;
  if (!z.iso.date().safeParse(day).success) throw new Misused(`--${option} is no date such as 2027-06-01.`);
  return new Date(day + time);
}

const unreadable = (path: string, error: unknown) =>
  new Told(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
