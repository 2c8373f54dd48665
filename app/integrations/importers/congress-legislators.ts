import { z } from "zod";
import { type RepresentativeFile, type RowCommittee, UnusableFile } from "#app/domain/representatives/rows.ts";
import { committeeRole } from "#app/integrations/importers/committee-role.ts";
import { type CsvRecord, kindOf, type SourceFile, tableWith, yamlOf } from "#app/integrations/importers/files.ts";
import { asText, type Found, gather } from "#app/integrations/importers/gather.ts";
import { usStateDivision, usStateName } from "#app/integrations/importers/ocd.ts";

/**
 * congress-legislators: the YAML or CSV of legislators, each by the last term; in a folder or in several files together
 * with committee-membership-current.yaml and committees-current.yaml, which say who sits where.
 * @throws {UnusableFile} when there is no list of legislators.
 */
export async function readCongressLegislators(files: SourceFile[]): Promise<RepresentativeFile> {
  const sittings = files.find(({ name }) => MEMBERSHIP.test(name));
  const names = files.find(({ name }) => NAMES.test(name));
  const people = files.filter(({ name }) => !MEMBERSHIP.test(name) && !NAMES.test(name));
  const legislators = people.find(({ name }) => LEGISLATORS.test(name)) ?? people[0];
  if (!legislators) throw new UnusableFile("There is no file of legislators, such as legislators-current.yaml.");
  const committees = sittings ? await committeesIn(sittings, names) : null;
  const [found, warnings] = await legislatorsIn(legislators);
  const sits = (key: unknown) => committees?.get(asText(key)) ?? [];
  return gather(
    found.map((one) => ({ ...one, committees: sits(one.key) })),
    { warnings, namesCommittees: committees !== null },
  );
}

const MEMBERSHIP = /committee-membership-[^/]*\.ya?ml$/i;
const NAMES = /committees-[^/]*\.ya?ml$/i;
const LEGISLATORS = /legislators-(current|historical)[^/]*\.(ya?ml|csv)$/i;

async function legislatorsIn(file: SourceFile): Promise<[Found[], string[]]> {
  if (kindOf(file) === "csv") {
    const { records, warnings } = tableWith(file, ["last_name", "bioguide_id", "type", "state"]);
    return [records.map(foundInCsv), warnings];
  }
  const parsed = z.array(Legislator).safeParse(await yamlOf(file));
  if (!parsed.success) throw new UnusableFile("The file is no list of legislators with id, name and terms.");
  return [parsed.data.map(foundInYaml), []];
}

const some = z.unknown().optional();
const Legislator = z.object({
  id: z.object({ bioguide: some }),
  name: z.object({ first: some, last: some, official_full: some }),
  terms: z.array(
    z.object({
      ...{ type: some, start: some, end: some, state: some, district: some, party: some },
      ...{ address: some, phone: some, contact_form: some },
    }),
  ),
});

function foundInYaml({ id, name, terms }: z.infer<typeof Legislator>, index: number): Found {
  const term = terms.at(-1);
  const [first, last] = [asText(name.first), asText(name.last)];
  return {
    ...{ row: index + 1, key: id.bioguide, name: asText(name.official_full) || `${first} ${last}`.trim() },
    ...{ sortName: [last, first].filter(Boolean).join(", "), party: term?.party, country: "US" },
    ...placeOf(asText(term?.type), asText(term?.state), asText(term?.district)),
    ...{ validFrom: term?.start, validUntil: term?.end },
    ...{ contactForms: [term?.contact_form], postal: [term?.address], phones: [term?.phone] },
  };
}

/** The CSV has no terms' days: all that are in it are in office. */
function foundInCsv({ line, fields }: CsvRecord): Found {
  const { bioguide_id, last_name, first_name, full_name, party, type, state, district } = fields;
  const { address, phone, contact_form } = fields;
  return {
    ...{ row: line, key: bioguide_id, name: full_name || `${first_name} ${last_name}`.trim() },
    ...{ sortName: [last_name, first_name].filter(Boolean).join(", "), party, country: "US" },
    ...placeOf(asText(type), asText(state), asText(district)),
    ...{ contactForms: [contact_form], postal: [address], phones: [phone] },
  };
}

const ROLES: Record<string, string> = {
  sen: "Senator",
  rep: "Representative",
  prez: "President",
  viceprez: "Vice President",
};

/** A senator's area is the state; so is the district of a state that has only one, which is counted as 0. */
function placeOf(type: string, state: string, district: string) {
  const role = ROLES[type] ?? type;
  if (!state) return { role, areaKey: "ocd-division/country:us", area: "United States" };
  const number = type === "rep" ? Number(district) : 0;
  return {
    role,
    areaKey: `${usStateDivision(state)}${number ? `/cd:${number}` : ""}`,
    area: `${usStateName(state)}${number ? `, district ${number}` : ""}`,
  };
}

const Sitting = z.record(z.string(), z.array(z.object({ bioguide: some, title: some })));
const Committee = z.object({ thomas_id: some, name: some });
const Committees = z.array(Committee.extend({ subcommittees: z.array(Committee).nullish() }));

/** The committees and subcommittees of each legislator, by bioguide id. */
async function committeesIn(sittings: SourceFile, named: SourceFile | undefined): Promise<Map<string, RowCommittee[]>> {
  const parsed = Sitting.safeParse(await yamlOf(sittings));
  if (!parsed.success) throw new UnusableFile(`The file ${sittings.name} is no list of committees’ members.`);
  const names = named ? await namesIn(named) : new Map<string, string>();
  const seats = Object.entries(parsed.data).flatMap(([key, members]) =>
    members.map(({ bioguide, title }) => ({
      person: asText(bioguide),
      committee: { key, name: names.get(key) ?? key, role: committeeRole(asText(title)) },
    })),
  );
  const byPerson = Map.groupBy(seats, ({ person }) => person);
  return new Map([...byPerson].map(([person, all]) => [person, all.map(({ committee }) => committee)]));
}

/** A subcommittee's key is its committee's followed by its own two digits. */
async function namesIn(file: SourceFile): Promise<Map<string, string>> {
  const parsed = Committees.safeParse(await yamlOf(file));
  if (!parsed.success) throw new UnusableFile(`The file ${file.name} is no list of committees.`);
  return new Map(
    parsed.data.flatMap(({ thomas_id, name, subcommittees }) => [
      [asText(thomas_id), asText(name)] as const,
      ...(subcommittees ?? []).map(
        (sub) => [asText(thomas_id) + asText(sub.thomas_id), `${asText(name)}: ${asText(sub.name)}`] as const,
      ),
    ]),
  );
}
