import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import { LetterTarget } from "#app/domain/content.ts";
import { RepresentedCountry } from "#app/domain/people.ts";
import { readAddress } from "#app/domain/representatives/address.ts";
import { type RepresentativeFile, type RepresentativeRow, UnusableFile } from "#app/domain/representatives/rows.ts";

const LOST = /\uFFFD|\p{L}\?\p{L}/u;
const CONTROL = /\p{Cc}|[\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

const oneLine = z
  .string()
  .trim()
  .refine((text) => !CONTROL.test(text), "holds control characters");
const optional = oneLine.default("").transform((text) => text || null);
const lastDay = z
  .union([z.literal(""), z.iso.date()], "is no date such as 2030-12-31")
  .default("")
  .transform((day) => (day ? new Date(`${day}T23:59:59.999Z`) : null));

/** A row of db/seeds/exampleland/representatives.csv. Only key and name are needed; columns not named here are ignored. */
const Row = z.object({
  key: oneLine.min(1, "is missing"),
  name: oneLine.min(1, "is missing").refine((name) => !LOST.test(name), "has lost a letter on its way (� or ?)"),
  kind: z
    .enum(["", ...LetterTarget.options], `is none of ${LetterTarget.options.join(", ")}`)
    .default("")
    .transform((kind) => kind || "representative"),
  country: optional.refine(
    (code) => code === null || RepresentedCountry.safeParse(code).success,
    "is no ISO 3166 code such as DE",
  ),
  salutation: optional,
  role: optional,
  party: optional,
  area: optional,
  area_key: optional,
  locale: optional,
  email: z.string().default(""),
  contact_form: z.string().default(""),
  /** How many characters the contact form takes. */
  form_characters: z
    .union([z.literal(""), z.coerce.number().int().min(1)], "is no number")
    .default("")
    .transform((most) => most || null),
  /** The lines below the name, separated by semicolons or line ends. */
  postal: z.string().default(""),
  valid_until: lastDay,
  source: optional,
});

/**
 * Representatives from a plain CSV file (RFC 4180) with a header, in UTF-8 or windows-1252.
 * @throws {UnusableFile} when it is no such file at all; what is wrong with single rows is in `rejected`.
 */
export function readCsv(bytes: Uint8Array): RepresentativeFile {
  const { text, warnings } = decode(bytes);
  const records = recordsOf(text);
  const file: RepresentativeFile = { read: records.length, rows: [], rejected: [], rejectedKeys: [], warnings };
  const seen = new Map<string, number>();
  for (const { record, info } of records) {
    const row = info.lines;
    const read = readRow(record, row);
    const before = "why" in read ? undefined : seen.get(read.key);
    if ("why" in read || before) {
      file.rejected.push({
        row,
        why: "why" in read ? read.why : `the key ${read.key} stands in row ${before} already`,
      });
      file.rejectedKeys.push(record.key?.trim() ?? "");
    } else {
      seen.set(read.key, row);
      file.rows.push(read);
    }
  }
  return file;
}

function readRow(record: Record<string, string>, row: number): RepresentativeRow | { why: string } {
  const parsed = Row.safeParse(record);
  if (!parsed.success)
    return { why: parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; ") };
  const { area, area_key, email, contact_form, form_characters, postal, valid_until, ...rest } = parsed.data;
  const read = readAddress(email || contact_form);
  if ("wrong" in read) return { why: read.wrong };
  const areaName = area ?? area_key;
  return {
    ...rest,
    row,
    area: areaName ? { key: area_key ?? areaName, name: areaName } : null,
    validUntil: valid_until,
    address: withLimit(read.address, form_characters) ?? postalAddress(postal),
  };
}

const withLimit = (address: RepresentativeRow["address"], mostCharacters: number | null) =>
  address?.kind === "contact-form" && mostCharacters ? { ...address, mostCharacters } : address;

function postalAddress(text: string): RepresentativeRow["address"] {
  const lines = text.split(/[;\r\n]+/).map((line) => line.trim());
  const value = lines.filter((line) => line && !CONTROL.test(line)).join("\n");
  return value ? { kind: "postal", value } : null;
}

function decode(bytes: Uint8Array): { text: string; warnings: string[] } {
  if (bytes.includes(0)) throw new UnusableFile("The file is no CSV file: it holds zero bytes.");
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), warnings: [] };
  } catch {
    return {
      text: new TextDecoder("windows-1252").decode(bytes),
      warnings: ["The file is not UTF-8; it was read as windows-1252. Look whether the names are right."],
    };
  }
}

function recordsOf(text: string) {
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    records = parse(text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
    });
  } catch (error) {
    if (error instanceof CsvError) throw new UnusableFile(`The file is no CSV file: ${error.message}.`);
    throw error;
  }
  const [first] = records;
  if (!first) throw new UnusableFile("The file holds no representatives.");
  for (const column of ["key", "name"])
    if (!(column in first.record))
      throw new UnusableFile(`The file has no column “${column}”. Its first line must name the columns.`);
  return records;
}
