import type { PostcodeFile, PostcodeRow } from "#app/domain/areas/files.ts";
import { plainPostcode } from "#app/domain/areas/postcode.ts";
import { UnusableFile } from "#app/domain/representatives/rows.ts";
import { readTable, type Table } from "#app/integrations/areas/table.ts";

/** How to read a table. What is left out is guessed from the names of the columns. */
export type PostcodeShape = {
  columns?: string[] | undefined;
  separator?: string | undefined;
  /** The column with the postcode. */
  postcode?: string | undefined;
  /** The column with the area's key, or a pattern of several: "{dept}-{circo}". */
  area?: string | undefined;
  /** The column with the area's name. */
  name?: string | undefined;
};

const POSTCODE_COLUMNS = ["postcode", "postal_code", "postalcode", "zip", "zcta", "cp", "plz"];
const AREA_COLUMNS = ["area_key", "area", "electorate", "constituency", "district", "riding", "division"];
const NAME_COLUMNS = ["area_name"];
const LONGEST_POSTCODE = 12;

/**
 * Postcodes with their areas from a CSV file: a row says that a postcode, or each of several in one cell, lies in an
 * area. A file without a header must have two columns, or their names must be given.
 * @throws {UnusableFile} when it is no such file at all; what is wrong with single rows is in `rejected`.
 */
export function readPostcodes(bytes: Uint8Array, shape: PostcodeShape = {}): PostcodeFile {
  const table = readTable(bytes, shape);
  const { postcodeIn, areaIn, nameIn } = cellsOf(table, shape);
  const file: PostcodeFile = { read: table.rows.length, rows: [], rejected: [], warnings: table.warnings };
  for (const { row, cells } of table.rows) {
    const area = areaIn(cells);
    const postcodes = severalIn(postcodeIn(cells));
    const wrong = postcodes.find((postcode) => !postcode || postcode.length > LONGEST_POSTCODE);
    if (!area) file.rejected.push({ row, why: "the area is missing" });
    else if (wrong !== undefined)
      file.rejected.push({ row, why: wrong ? "the postcode is longer than any" : "the postcode is missing" });
    else for (const postcode of postcodes) file.rows.push({ row, postcode, area, name: nameIn(cells) });
  }
  return { ...file, warnings: [...file.warnings, ...lostZeros(file.rows)] };
}

type Cell = (cells: string[]) => string;

function cellsOf({ header, rows }: Table, shape: PostcodeShape) {
  if (!header && rows[0]?.cells.length !== 2)
    throw new UnusableFile(
      `The file has no line that names its ${rows[0]?.cells.length ?? 0} columns. Name them with --columns, for example --columns postcode,area.`,
    );
  const names = header ?? ["postcode", "area"];
  const column = (name: string): Cell => {
    const place = names.indexOf(name.toLowerCase());
    if (place === -1) throw new UnusableFile(`The file has no column “${name}”. It has: ${names.join(", ")}.`);
    return (cells) => cells[place] ?? "";
  };
  const guessed = (known: string[], option: string): string => {
    const found = known.find((name) => names.includes(name));
    if (!found)
      throw new UnusableFile(`Which column is the ${option}? Say so with --${option}; there are: ${names.join(", ")}.`);
    return found;
  };
  const name = shape.name ?? NAME_COLUMNS.find((known) => names.includes(known));
  const nameCell = name ? column(name) : null;
  return {
    postcodeIn: column(shape.postcode ?? guessed(POSTCODE_COLUMNS, "postcode")),
    areaIn: patternOf(shape.area ?? guessed(AREA_COLUMNS, "area"), column),
    nameIn: (cells: string[]) => nameCell?.(cells) || null,
  };
}

/** "{dept}-{circo}" of a row; empty where one of its cells is. */
function patternOf(pattern: string, column: (name: string) => Cell): Cell {
  if (!pattern.includes("{")) return column(pattern);
  const parts = pattern.split(/\{([^}]*)\}/);
  const cells = parts.map((part, index) => (index % 2 ? column(part) : () => part));
  return (row) => {
    const said = cells.map((cell) => cell(row));
    return said.some((part, index) => index % 2 && !part) ? "" : said.join("");
  };
}

// French tables give a city all its postcodes in one cell, and most tables write one postcode in two parts.
function severalIn(cell: string): string[] {
  const parts = cell.split(/\s*[,;/|]\s*|\s+/);
  const several = parts.length > 1 && (/[,;/|]/.test(cell) || parts.every((part) => part.length > 3));
  return (several ? parts : [cell]).map(plainPostcode);
}

function lostZeros(rows: PostcodeRow[]): string[] {
  const lengths = Map.groupBy(rows, ({ postcode }) => postcode.length);
  if (lengths.size < 2 || rows.some(({ postcode }) => /\D/.test(postcode))) return [];
  const seen = [...lengths].sort(([a], [b]) => a - b).map(([length, some]) => `${some.length} of ${length} digits`);
  return [`The postcodes are of different lengths: ${seen.join(", ")}. Has a spreadsheet dropped leading zeros?`];
}
