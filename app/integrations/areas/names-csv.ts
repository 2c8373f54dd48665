import type { NameFile } from "#app/domain/areas/files.ts";
import { UnusableFile } from "#app/domain/representatives/rows.ts";
import { readTable } from "#app/integrations/areas/table.ts";

/**
 * Names of areas from a CSV file with a header: "key", "name", and any further column that begins with "name", such
 * as name_fr, for what the area is called in its other languages.
 * @throws {UnusableFile} when it is no such file at all.
 */
export function readNames(bytes: Uint8Array): NameFile {
  const { header, rows, warnings } = readTable(bytes);
  const columns = header ?? [];
  for (const name of ["key", "name"])
    if (!columns.includes(name))
      throw new UnusableFile(`The file has no column “${name}”. Its first line must name the columns.`);
  const others = columns.flatMap((name, place) => (/^name./.test(name) ? [place] : []));
  const file: NameFile = { read: rows.length, rows: [], rejected: [], warnings };
  for (const { row, cells } of rows) {
    const [area = "", name = ""] = [cells[columns.indexOf("key")], cells[columns.indexOf("name")]];
    const otherNames = [...new Set(others.flatMap((place) => cells[place] || []))].filter((other) => other !== name);
    if (area && name) file.rows.push({ row, area, name, otherNames });
    else file.rejected.push({ row, why: area ? "the name is missing" : "the key is missing" });
  }
  return file;
}
