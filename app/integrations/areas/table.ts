import { CsvError, parse } from "csv-parse/sync";
import { UnusableFile } from "#app/domain/representatives/rows.ts";
import { textOf } from "#app/integrations/importers/files.ts";

export type Table = {
  /** The names of the columns in small letters; none where the file begins with a row. */
  header: string[] | null;
  rows: { row: number; cells: string[] }[];
  warnings: string[];
};

const USUAL = /^\s*(postcode|postal_?code|zip|zcta|plz|key)\s*$/i;

type Reading = {
  /** Names for the columns of a file that has no header. */
  columns?: string[] | undefined;
  /** What parts the cells; without it, whichever of comma, semicolon and tab the first line has most of. */
  separator?: string | undefined;
};

/**
 * A CSV file (RFC 4180) in UTF-8 or windows-1252 as rows of cells. A first line without a digit, or with a column of a
 * usual name, is a header.
 * @throws {UnusableFile} when it is no such file.
 */
export function readTable(bytes: Uint8Array, { columns, separator }: Reading = {}): Table {
  const { text, warnings } = textOf({ bytes }, "CSV file");
  const [first = ""] = text.split(/\r?\n/, 1);
  const records = recordsOf(text, separator ?? likelySeparator(first));
  const [head] = records;
  if (!head || !text.trim()) throw new UnusableFile("The file is empty.");
  const hasHeader = !columns && (head.some((cell) => USUAL.test(cell)) || !head.some((cell) => /\d/.test(cell)));
  const rows = records
    .map((cells, index) => ({ row: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some(Boolean));
  return {
    header: (columns ?? (hasHeader ? head : null))?.map((name) => name.trim().toLowerCase()) ?? null,
    rows: hasHeader ? rows.slice(1) : rows,
    warnings,
  };
}

function recordsOf(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true });
  } catch (error) {
    if (error instanceof CsvError) throw new UnusableFile(`The file is no CSV file: ${error.message}.`);
    throw error;
  }
}

function likelySeparator(line: string): string {
  const many = (separator: string) => line.split(separator).length;
  return [",", ";", "\t"].sort((a, b) => many(b) - many(a))[0] as string;
}
