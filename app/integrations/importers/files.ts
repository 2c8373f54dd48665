import { CsvError, parse } from "csv-parse/sync";
import { UnusableFile } from "#app/domain/representatives/rows.ts";

/** A file by its name within what is imported, which may be a folder. */
export type SourceFile = { name: string; bytes: Uint8Array };

export type CsvRecord = { line: number; fields: Record<string, string> };
export type CsvTable = { columns: string[]; records: CsvRecord[] };

/** The text of a file in UTF-8, or else in windows-1252, which is warned of. `kind` is what the file should have been. */
export function textOf(
  { bytes }: Pick<SourceFile, "bytes">,
  kind: "text" | "CSV file" = "text",
): { text: string; warnings: string[] } {
  if (bytes.includes(0)) throw new UnusableFile(`The file is no ${kind}: it holds zero bytes.`);
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), warnings: [] };
  } catch {
    return {
      text: new TextDecoder("windows-1252").decode(bytes),
      warnings: ["The file is not UTF-8; it was read as windows-1252. Look whether the names are right."],
    };
  }
}

/** A CSV file (RFC 4180) with a header, whose names are taken in small letters; the delimiter may be a semicolon. */
export function tableOf(text: string): CsvTable {
  const [head = ""] = text.split("\n", 1);
  let columns: string[] = [];
  try {
    const records = parse(text, {
      bom: true,
      delimiter: head.includes(";") && !head.includes(",") ? ";" : ",",
      columns: (header: string[]) => {
        columns = header.map((name) => name.trim().toLowerCase());
        return columns;
      },
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
    }) as unknown as { record: Record<string, string>; info: { lines: number } }[];
    return { columns, records: records.map(({ record, info }) => ({ line: info.lines, fields: record })) };
  } catch (error) {
    if (error instanceof CsvError) throw new UnusableFile(`The file is no CSV file: ${error.message}.`);
    throw error;
  }
}

/** The table of a CSV file that must have these columns. */
export function tableWith(file: SourceFile, columns: string[]): CsvTable & { warnings: string[] } {
  const { text, warnings } = textOf(file);
  const table = tableOf(text);
  for (const column of columns)
    if (!table.columns.includes(column))
      throw new UnusableFile(`The file has no column “${column}”. Its first line must name the columns.`);
  return { ...table, warnings };
}

/** What is wrong with it is not repeated: the parser's own words quote the file. */
export function jsonOf(file: SourceFile): unknown {
  try {
    return JSON.parse(textOf(file).text.replace(/^\uFEFF/, ""));
  } catch (error) {
    if (error instanceof SyntaxError) throw new UnusableFile(`The file ${file.name} is no JSON.`);
    throw error;
  }
}

export async function yamlOf(file: SourceFile): Promise<unknown> {
  const { parse: parseYaml, YAMLError } = await import("yaml");
  try {
    return parseYaml(textOf(file).text, { maxAliasCount: 0, logLevel: "error" });
  } catch (error) {
    if (error instanceof YAMLError || error instanceof ReferenceError)
      throw new UnusableFile(`The file ${file.name} is no YAML: ${error.message.split("\n")[0]}.`);
    throw error;
  }
}

/** What a file is written in, by how it begins and else by its name. */
export function kindOf({ name, bytes }: SourceFile): "json" | "xml" | "yaml" | "csv" {
  const head = new TextDecoder()
    .decode(bytes.subarray(0, 200))
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (/^[{[]/.test(head)) return "json";
  if (head.startsWith("<")) return "xml";
  return /\.ya?ml$/i.test(name) || /^(---|- \w|#|\w+:\s)/.test(head) ? "yaml" : "csv";
}
