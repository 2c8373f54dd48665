import { z } from "zod";
import { type RepresentativeFile, UnusableFile } from "#app/domain/representatives/rows.ts";
import { readDay } from "#app/integrations/importers/day.ts";
import { type CsvRecord, kindOf, type SourceFile, tableWith, yamlOf } from "#app/integrations/importers/files.ts";
import { asText, type Found, gather } from "#app/integrations/importers/gather.ts";
import { divisionPart, usStateCode, usStateDivision, usStateName } from "#app/integrations/importers/ocd.ts";

/**
 * Open States: its people as YAML, a file each or a list in one (schema.md, and what real files have instead of it), or
 * the CSV of all that are current.
 * @throws {UnusableFile} when no file is any of these.
 */
export async function readOpenStates(files: SourceFile[]): Promise<RepresentativeFile> {
  const [only] = files;
  if (only && files.length === 1 && kindOf(only) === "csv") {
    const { records, warnings } = tableWith(only, ["id", "name", "jurisdiction", "role"]);
    return gather(records.map(foundInCsv), { warnings });
  }
  const found: Found[] = [];
  for (const file of files) {
    const document = await yamlOf(file);
    for (const person of Array.isArray(document) ? document : [document])
      found.push(foundInYaml(person, found.length + 1, files.length > 1 ? file.name : undefined));
  }
  return gather(found);
}

function foundInCsv({ line, fields }: CsvRecord): Found {
  const { id, name, family_name, given_name, current_party, jurisdiction, role, district } = fields;
  const { start_date, end_date, email, contact_form, capitol_address, capitol_voice } = fields;
  return {
    ...{ row: line, key: id, name, sortName: sortName(family_name, given_name), party: current_party },
    ...placeOf(asText(role), asText(jurisdiction), asText(district)),
    ...{ validFrom: start_date, validUntil: end_date, country: "US" },
    ...{ emails: [email], contactForms: [contact_form], postal: [capitol_address], phones: [capitol_voice] },
  };
}

const some = z.unknown().optional();
const Role = z.object({ type: some, district: some, jurisdiction: some, start_date: some, end_date: some });
const Person = z.object({
  ...{ id: some, name: some, given_name: some, family_name: some, email: some },
  party: z.array(z.object({ name: some, end_date: some })).nullish(),
  roles: z.array(Role).nullish(),
  offices: z.array(z.object({ classification: some, address: some, voice: some })).nullish(),
});

function foundInYaml(document: unknown, row: number, file: string | undefined): Found {
  const parsed = Person.safeParse(document);
  if (!parsed.success || !asText(parsed.data.id).startsWith("ocd-person/"))
    throw new UnusableFile(
      `${file ? `The file ${file}` : "The file"} is no Open States person: it has no id “ocd-person/…”.`,
    );
  const { id, name, given_name, family_name, email, party, roles, offices } = parsed.data;
  const end = (role: z.infer<typeof Role>) => readDay(asText(role.end_date), true)?.getTime() ?? Number.MAX_VALUE;
  const [role] = [...(roles ?? [])].sort((a, b) => end(b) - end(a));
  const inOrder = [...(offices ?? [])].sort((a, b) => Number(isCapitol(b)) - Number(isCapitol(a)));
  return {
    ...{ row, key: id, name, sortName: sortName(family_name, given_name), country: "US" },
    ...(file ? { file } : {}),
    party: party?.find((one) => !one.end_date)?.name,
    ...placeOf(asText(role?.type), asText(role?.jurisdiction), asText(role?.district)),
    ...{ validFrom: role?.start_date, validUntil: role?.end_date },
    ...{
      emails: [email],
      postal: inOrder.map((office) => office.address),
      phones: inOrder.map((office) => office.voice),
    },
  };
}

const isCapitol = ({ classification }: { classification?: unknown }) => classification === "capitol";

function sortName(family: unknown, given: unknown): string {
  return asText(family) && [asText(family), asText(given)].filter(Boolean).join(", ");
}

const CHAMBERS: Record<string, { role: string; house: string; division: string }> = {
  upper: { role: "Member of the upper house", house: "upper house", division: "sldu" },
  lower: { role: "Member of the lower house", house: "lower house", division: "sldl" },
  legislature: { role: "Member of the legislature", house: "", division: "sldu" }, // Nebraska's one chamber is its upper
};
const PLACE = /^ocd-jurisdiction\/(.+?)\/(?:government|legislature)$/;
const FEDERAL = "country:us";

/** What somebody is and where: the area by Open Civic Data's id of the division, and by a name for people. */
function placeOf(type: string, jurisdiction: string, district: string) {
  const place = PLACE.exec(jurisdiction)?.[1] ?? FEDERAL;
  if (place === FEDERAL) return federalPlace(type, district);
  const state = /\/(?:state|district|territory):([a-z]{2})/.exec(place)?.[1] ?? "";
  const town = /\/(?:place|county):([^/]+)/.exec(place)?.[1]?.replaceAll("_", " ");
  const chamber = CHAMBERS[type];
  const ward = /^ward (\d+)$/i.exec(district)?.[1];
  const part = ward ? `ward:${ward}` : `${chamber?.division}:${divisionPart(district)}`;
  const division = chamber && district && !/^at.large$/i.test(district) ? `/${part}` : "";
  const named = /^\d/.test(district) ? `district ${district}` : district;
  return {
    role: chamber?.role ?? inWords(type),
    areaKey: `ocd-division/${place}${division}`,
    area: [town && capitals(town), usStateName(state), ...(division ? [chamber?.house, named] : [])]
      .filter(Boolean)
      .join(", "),
  };
}

/** Congress: a senator's district is the state, a representative's a code such as CA-12 or AK-AL, at large. */
function federalPlace(type: string, district: string) {
  const [, code = usStateCode(district), number] = /^([A-Z]{2})-(\w+)$/.exec(district) ?? [];
  const role = type === "upper" ? "Senator" : type === "lower" ? "Representative" : inWords(type);
  if (!code) return { role, areaKey: `ocd-division/${FEDERAL}`, area: "United States" };
  const at = number && /^\d+$/.test(number) ? Number(number) : null;
  return {
    role,
    areaKey: `${usStateDivision(code)}${at ? `/cd:${at}` : ""}`,
    area: `${usStateName(code)}${at ? `, district ${at}` : ""}`,
  };
}

const inWords = (type: string) => capitals(type.replace(/^lt_/, "lieutenant ").replaceAll("_", " "), 1);
const capitals = (words: string, most = 9) =>
  words
    .split(" ")
    .map((word, i) => (i < most ? word.charAt(0).toUpperCase() + word.slice(1) : word))
    .join(" ");
