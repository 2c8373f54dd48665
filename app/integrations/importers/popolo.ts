import { z } from "zod";
import { type RepresentativeFile, type RowCommittee, UnusableFile } from "#app/domain/representatives/rows.ts";
import { committeeRole } from "#app/integrations/importers/committee-role.ts";
import { readDay } from "#app/integrations/importers/day.ts";
import { jsonOf, type SourceFile } from "#app/integrations/importers/files.ts";
import { asText, type Found, gather } from "#app/integrations/importers/gather.ts";
import { countryIn } from "#app/integrations/importers/ocd.ts";

/**
 * Popolo JSON (popolo-spec, schemas/*.json), where hardly anything is required, and EveryPolitician's, whose memberships
 * name legislative periods. A person with several seats is read by the one that lasts longest, or began last.
 * @throws {UnusableFile} when it is no Popolo.
 */
export function readPopolo(file: SourceFile, now: Date): RepresentativeFile {
  const parsed = Popolo.safeParse(personsIn(jsonOf(file)));
  if (!parsed.success) throw new UnusableFile("The file is no Popolo: it has no usable list “persons”.");
  const { persons, organizations, memberships } = parsed.data;
  const known = {
    areas: byId(parsed.data.areas),
    organizations: byId(organizations),
    posts: byId(parsed.data.posts),
    events: byId(parsed.data.events),
  };
  const apart = Map.groupBy(memberships, (membership) => asText(membership.person_id));
  const found = persons.map((person, index): Found => {
    const own = [...person.memberships, ...(apart.get(asText(person.id)) ?? [])].map((one) => seatOf(one, known));
    const [seat] = own.filter(({ classification }) => !NO_SEAT.test(classification)).sort(lastsLongest);
    return {
      ...{ row: index + 1, key: person.id ?? wikidataOf(person), name: person.name, sortName: person.sort_name },
      ...{ honorific: person.honorific_prefix, locale: null, ...seat?.facts },
      ...addressesOf(person, seat?.contacts ?? [], now),
      committees: own.flatMap(({ committee }) => committee ?? []),
    };
  });
  const namesCommittees = organizations.some(({ classification }) => IS_COMMITTEE.test(asText(classification)));
  return gather(found, { namesCommittees });
}

const NO_SEAT = /party|faction|committee/i;
const IS_COMMITTEE = /committee/i;

const some = z.unknown().optional();
const list = <Entry extends z.ZodType>(entry: Entry) =>
  z
    .array(entry)
    .nullish()
    .transform((entries) => entries ?? []);
const Named = z.object({
  id: some,
  name: some,
  label: some,
  classification: some,
  area_id: some,
  start_date: some,
  end_date: some,
});
type Named = z.infer<typeof Named>;
const Contact = z.object({ type: some, value: some, valid_until: some });
type Contact = z.infer<typeof Contact>;
const Membership = z.object({
  ...{ person_id: some, role: some, label: some, start_date: some, end_date: some },
  ...{ organization_id: some, post_id: some, on_behalf_of_id: some, area_id: some, legislative_period_id: some },
  ...{ organization: Named.nullish(), post: Named.nullish(), on_behalf_of: Named.nullish(), area: Named.nullish() },
  contact_details: list(Contact),
});
type Membership = z.infer<typeof Membership>;
const Person = z.object({
  ...{ id: some, name: some, sort_name: some, honorific_prefix: some, email: some },
  identifiers: list(z.object({ scheme: some, identifier: some })),
  contact_details: list(Contact),
  memberships: list(Membership),
});
type Person = z.infer<typeof Person>;
const Popolo = z.object({
  persons: z.array(Person),
  ...{ organizations: list(Named), areas: list(Named), posts: list(Named), events: list(Named) },
  memberships: list(Membership),
});

/** A bare list of persons is Popolo, too. */
const personsIn = (document: unknown) => (Array.isArray(document) ? { persons: document } : document);

const byId = (entries: Named[]) => new Map(entries.map((entry) => [asText(entry.id), entry]));
type Known = Record<"areas" | "organizations" | "posts" | "events", Map<string, Named>>;

/** A membership with all that it only points at; its days are those of its period where it has none. */
function seatOf(membership: Membership, known: Known) {
  const at = (group: keyof Known, own: Named | null | undefined, id: unknown) => own ?? known[group].get(asText(id));
  const organization = at("organizations", membership.organization, membership.organization_id);
  const party = at("organizations", membership.on_behalf_of, membership.on_behalf_of_id);
  const post = at("posts", membership.post, membership.post_id);
  const areaId = membership.area_id ?? membership.area?.id ?? post?.area_id;
  const area = at("areas", membership.area, areaId);
  const period = known.events.get(asText(membership.legislative_period_id));
  const classification = asText(organization?.classification);
  const key = asText(organization?.id ?? membership.organization_id);
  const role = asText(membership.role);
  const committee: RowCommittee = { key, name: asText(organization?.name) || key, role: committeeRole(role) };
  return {
    classification,
    contacts: membership.contact_details,
    committee: IS_COMMITTEE.test(classification) && key ? committee : null,
    facts: {
      role: role || membership.label || post?.label,
      party: party?.name ?? party?.id,
      area: area?.name,
      areaKey: areaId,
      country: countryIn(areaId),
      validFrom: membership.start_date || period?.start_date,
      validUntil: membership.end_date || period?.end_date,
    },
  };
}
type Seat = ReturnType<typeof seatOf>;

function lastsLongest(one: Seat, other: Seat): number {
  const end = ({ facts }: Seat) => readDay(asText(facts.validUntil), true)?.getTime() ?? Number.MAX_VALUE;
  const start = ({ facts }: Seat) => readDay(asText(facts.validFrom), false)?.getTime() ?? 0;
  return end(other) - end(one) || start(other) - start(one);
}

function addressesOf(person: Person, ofSeat: Contact[], now: Date) {
  const contacts = [...person.contact_details, ...ofSeat].filter(({ valid_until }) => {
    const end = readDay(asText(valid_until), true);
    return !end || end >= now;
  });
  const such = (type: RegExp) => contacts.filter((one) => type.test(asText(one.type))).map(({ value }) => value);
  return {
    emails: [person.email, ...such(/^e-?mail$/i)],
    contactForms: such(/form$/i),
    postal: such(/^(address|postal)/i),
    phones: such(/^(phone|voice|tel|mobile|cell)/i),
  };
}

const wikidataOf = ({ identifiers }: Person) => identifiers.find(({ scheme }) => scheme === "wikidata")?.identifier;
