import { z } from "zod";
import { type RepresentativeFile, UnusableFile } from "#app/domain/representatives/rows.ts";
import { type CsvRecord, jsonOf, kindOf, type SourceFile, tableWith } from "#app/integrations/importers/files.ts";
import { asText, type Found, gather } from "#app/integrations/importers/gather.ts";

/**
 * Open North Represent: the JSON that an instance imports or that its API answers with, or the CSV of its template.
 * The data set has no ids: a person is known by office, district and name.
 * @throws {UnusableFile} when it is none of these.
 */
export function readRepresent(file: SourceFile): RepresentativeFile {
  if (kindOf(file) === "csv") {
    const { records, warnings } = tableWith(file, ["district name", "primary role", "first name", "last name"]);
    return gather(records.map(foundInCsv), { warnings });
  }
  const document = jsonOf(file);
  const parsed = z
    .array(Person)
    .safeParse(Array.isArray(document) ? document : Objects.safeParse(document).data?.objects);
  if (!parsed.success) throw new UnusableFile("The file is no list of representatives with name and district_name.");
  return gather(parsed.data.map(foundInJson));
}

const some = z.unknown().optional();
const Objects = z.object({ objects: z.array(z.unknown()) });
const Person = z.object({
  ...{ name: some, first_name: some, last_name: some, district_name: some, district_id: some, elected_office: some },
  ...{
    party_name: some,
    email: some,
    source_url: some,
    boundary_url: some,
    offices: some,
    representative_set_name: some,
  },
  related: z.object({ boundary_url: some }).nullish(),
});
const Office = z.object({ postal: some, tel: some });

function foundInJson(person: z.infer<typeof Person>, index: number): Found {
  const offices = officesOf(person.offices);
  const [first, last] = [asText(person.first_name), asText(person.last_name)];
  return {
    ...seatOf(
      asText(person.name) || `${first} ${last}`.trim(),
      person.elected_office,
      person.district_id,
      person.district_name,
    ),
    ...{ row: index + 1, sortName: sortName(last, first), party: person.party_name, source: person.source_url },
    ...{ emails: [person.email], postal: offices.map(({ postal }) => postal), phones: offices.map(({ tel }) => tel) },
  };
}

function foundInCsv({ line, fields }: CsvRecord): Found {
  const field = (name: string) => asText(fields[name]);
  const [first, last] = [field("first name"), field("last name")];
  const town = [field("locality"), field("province"), field("postal code")].filter(Boolean).join(" ");
  return {
    ...seatOf(`${first} ${last}`.trim(), field("primary role"), field("district id"), field("district name")),
    ...{ row: line, sortName: sortName(last, first), party: field("party name"), source: field("source url") },
    emails: [field("email")],
    postal: [[field("address line 1"), field("address line 2"), town].filter(Boolean).join("\n")],
    phones: [field("phone"), field("cell")],
  };
}

function seatOf(name: string, office: unknown, districtId: unknown, districtName: unknown) {
  const area = asText(districtName);
  const areaKey = asText(districtId) || area;
  const known = [asText(office), areaKey, name].map((part) => part.normalize("NFC").toLowerCase());
  return { key: name && known.join("/"), name, role: office, area, areaKey, country: "CA" };
}

const sortName = (last: string, first: string) => (last ? [last, first].filter(Boolean).join(", ") : "");

/** Offices are a list, or the text of one. */
function officesOf(value: unknown): z.infer<typeof Office>[] {
  try {
    const parsed = z.array(Office).safeParse(typeof value === "string" && value ? JSON.parse(value) : value);
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}
