import { z } from "zod";
import { LetterTarget } from "#app/domain/content/facts.ts";
import { RepresentedCountry } from "#app/domain/people.ts";
import { readAddress, readWebAddress } from "#app/domain/representatives/address.ts";
import {
  type RepresentativeFile,
  type RepresentativeRow,
  type RowAddress,
  type RowCommittee,
  UnusableFile,
} from "#app/domain/representatives/rows.ts";
import { readDay } from "#app/integrations/importers/day.ts";

/** A record as it stands in a file, under the names of one shape and otherwise untouched. */
export type Found = {
  row: number;
  /** The file of a folder that it stands in. */
  file?: string;
  key?: unknown;
  name?: unknown;
  sortName?: unknown;
  honorific?: unknown;
  salutation?: unknown;
  kind?: unknown;
  country?: unknown;
  role?: unknown;
  party?: unknown;
  area?: unknown;
  areaKey?: unknown;
  locale?: unknown;
  source?: unknown;
  validFrom?: unknown;
  validUntil?: unknown;
  /** E-mail fields, the one that is best to write to first. */
  emails?: unknown[];
  contactForms?: unknown[];
  /** How many characters the contact forms take, each. */
  formCharacters?: unknown;
  /** The lines below the name, separated by line ends or semicolons. */
  postal?: unknown[];
  phones?: unknown[];
  committees?: RowCommittee[];
};

type Gathering = {
  /** The data set gives a record a membership: a person's further records are no mistakes. */
  membershipEach?: boolean;
  namesCommittees?: boolean;
  warnings?: string[];
};

/**
 * The people of a file, each once and each of them fit to be written to or to be looked up; what cannot be is in
 * `rejected`, with the reason.
 * @throws {UnusableFile} when it holds no record at all.
 */
export function gather(
  found: Found[],
  { membershipEach = false, namesCommittees = false, warnings = [] }: Gathering = {},
): RepresentativeFile {
  if (found.length === 0) throw new UnusableFile("The file holds no representatives.");
  const people = new Map<string, RepresentativeRow>();
  const file: RepresentativeFile = {
    ...{ read: found.length, merged: 0, rows: [], rejected: [], rejectedKeys: [] },
    ...{ namesCommittees, warnings: [...warnings] },
  };
  for (const record of found) {
    const read = readPerson(record);
    if (record.contactForms?.some((form) => asText(form) && !readWebAddress(asText(form))))
      file.warnings.push(`Row ${record.row}: the contact form’s address cannot be read, and is left out.`);
    const known = "why" in read ? undefined : people.get(read.key);
    if ("why" in read || (known && !membershipEach)) {
      const why = "why" in read ? read.why : `the key ${read.key} stands in row ${known?.row} already`;
      file.rejected.push({ row: record.row, why: record.file ? `${record.file}: ${why}` : why });
      file.rejectedKeys.push(asText(record.key));
    } else if (known) {
      people.set(read.key, merged(known, read));
      file.merged++;
    } else people.set(read.key, read);
  }
  return { ...file, rows: withOneNameAnArea([...people.values()]) };
}

/** Rows that name one area in several ways must not rename it back and forth. */
function withOneNameAnArea(rows: RepresentativeRow[]): RepresentativeRow[] {
  const areas = new Map<string, RepresentativeRow["area"]>();
  for (const { area } of rows) if (area && !areas.has(area.key)) areas.set(area.key, area);
  return rows.map((row) => ({ ...row, area: row.area && (areas.get(row.area.key) ?? null) }));
}

function readPerson(found: Found): RepresentativeRow | { why: string } {
  const parsed = Person.safeParse(found);
  if (!parsed.success)
    return { why: parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; ") };
  const { area, areaKey, formCharacters, ...person } = parsed.data;
  const addresses = readAddresses(found, formCharacters);
  if ("wrong" in addresses) return { why: addresses.wrong };
  const areaName = area ?? areaKey;
  return {
    ...person,
    row: found.row,
    area: areaName ? { key: areaKey ?? areaName, name: areaName } : null,
    addresses: addresses.read,
    committees: found.committees ?? [],
  };
}

/** All addresses of a record. A wrong e-mail address matters as long as there is no good one beside it. */
function readAddresses(
  { emails = [], contactForms = [], postal = [], phones = [] }: Found,
  mostCharacters: number | null,
): { read: RowAddress[] } | { wrong: string } {
  const read = emails.map((field) => readAddress(asText(field)));
  const good = read.flatMap((one) => ("address" in one && one.address ? [one.address] : []));
  const email = good.find(({ kind }) => kind === "email");
  const wrong = read.flatMap((one) => ("wrong" in one ? [one.wrong] : []))[0];
  if (wrong !== undefined && !email) return { wrong };
  const forms = contactForms.flatMap((field) => readWebAddress(asText(field)) ?? []);
  const withLimit = (form: RowAddress): RowAddress => (mostCharacters ? { ...form, mostCharacters } : form);
  const all: RowAddress[] = [
    ...(email ? [email] : []),
    ...good.filter(({ kind }) => kind === "contact-form").map(withLimit),
    ...forms.map((value) => withLimit({ kind: "contact-form", value })),
    ...postal.map((field): RowAddress => ({ kind: "postal", value: asLines(field) })),
    ...phones.map((field): RowAddress => ({ kind: "phone", value: asLines(field) })),
  ];
  return {
    read: [...new Map(all.filter((one) => one.value).map((one) => [`${one.kind} ${one.value}`, one])).values()],
  };
}

/** Two memberships of one person: the one that lasts longer, or began later, with whatever only the other has. */
function merged(one: RepresentativeRow, other: RepresentativeRow): RepresentativeRow {
  const end = (row: RepresentativeRow) => row.validUntil?.getTime() ?? Number.POSITIVE_INFINITY;
  const start = (row: RepresentativeRow) => row.validFrom?.getTime() ?? Number.NEGATIVE_INFINITY;
  const later = end(other) > end(one) || (end(other) === end(one) && start(other) > start(one));
  const [first, second] = later ? [other, one] : [one, other];
  const has = new Set(first.addresses.map(({ kind }) => kind));
  const addresses = [...first.addresses, ...second.addresses.filter(({ kind }) => !has.has(kind))];
  const sits = new Set(first.committees.map(({ key }) => key));
  const committees = [...first.committees, ...second.committees.filter(({ key }) => !sits.has(key))];
  return { ...first, row: one.row, addresses, committees };
}

/** What a field of a file says; lists and objects say nothing here. */
export function asText(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (typeof value === "number") return String(value);
  return value instanceof Date ? value.toISOString().slice(0, 10) : "";
}

/** The same of a text that may have several lines, which many lists part by semicolons: neither empty ones nor control characters. */
const asLines = (value: unknown) =>
  asText(value)
    .split(/[;\r\n]+/)
    .map((line) => line.replace(UNSEEN, " ").replace(/\s+/g, " ").trim())
    .filter(Boolean)
    .join("\n");

const LOST = /[\uFFFD?]/;
const CONTROL = /\p{Cc}|[\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
const UNSEEN = /\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu;

const text = z.unknown().optional().transform(asText);
const tidy = (said: string) => said.replace(/\s+/gu, " ").trim().normalize("NFC");
/** What a person is known and greeted by is refused where it cannot be read; anything less is only cleaned. */
const essential = text.refine((said) => !CONTROL.test(said), "holds control characters").transform(tidy);
const optional = text.transform((said) => tidy(said.replace(UNSEEN, " ")) || null);
const day = (end: boolean) =>
  text.transform((said, context) => {
    const at = said ? readDay(said, end) : null;
    if (at === undefined) context.addIssue({ code: "custom", message: "is no date such as 2030-12-31" });
    return at ?? null;
  });

const Person = z.object({
  key: essential.refine((key) => key !== "", "is missing"),
  name: essential
    .refine((name) => name !== "", "is missing")
    .refine((name) => !LOST.test(name), "has lost a letter on its way (� or ?)"),
  sortName: optional,
  honorific: optional,
  salutation: optional,
  kind: text
    .transform((kind) => kind || "representative")
    .pipe(z.enum(LetterTarget.options, `is none of ${LetterTarget.options.join(", ")}`)),
  country: optional
    .transform((code) => code?.toUpperCase() ?? null)
    .refine((code) => code === null || RepresentedCountry.safeParse(code).success, "is no ISO 3166 code such as DE"),
  role: optional,
  party: optional,
  area: optional,
  areaKey: optional,
  locale: optional,
  source: optional,
  formCharacters: text.transform((said, context) => {
    if (said && !/^[1-9]\d{0,8}$/.test(said)) context.addIssue({ code: "custom", message: "is no number" });
    return Number(said) || null;
  }),
  validFrom: day(false),
  validUntil: day(true),
});
