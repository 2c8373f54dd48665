import { iso31661 } from "iso-3166";
import { z } from "zod";
import { countryCodes } from "#app/domain/people.ts";
import { type RepresentativeFile, type RowCommittee, UnusableFile } from "#app/domain/representatives/rows.ts";
import { committeeRole } from "#app/integrations/importers/committee-role.ts";
import { COMMITTEE_NAMES } from "#app/integrations/importers/europarl-committees.ts";
import { type CsvRecord, kindOf, type SourceFile, tableOf, textOf } from "#app/integrations/importers/files.ts";
import { asText, type Found, gather } from "#app/integrations/importers/gather.ts";

/**
 * Members of the European Parliament: its open data as CSV (windows-1252), its full list as XML, or the CSV of
 * TechToThePeople with a column a committee. All know a member by Parliament's own number, and so do our keys.
 * @throws {UnusableFile} when it is none of these.
 */
export async function readEuroparl(file: SourceFile): Promise<RepresentativeFile> {
  const { text, warnings } = textOf(file);
  if (kindOf(file) === "xml") return gather(await foundInXml(text));
  const { columns, records } = tableOf(text);
  if (columns.includes("mep_identifier"))
    return gather(records.map(foundInOpenData), {
      warnings: [...warnings, ...(columns.includes("mep_country_of_representation") ? [] : [CITIZENSHIP])],
    });
  if (!columns.includes("epid"))
    throw new UnusableFile("The file has neither a column “mep_identifier” nor “epid”, and is no XML.");
  const committees = columns.slice(columns.indexOf("since") + 1);
  return gather(
    records.map((record) => foundWithCommittees(record, committees)),
    { warnings, namesCommittees: columns.includes("since") && committees.length > 0 },
  );
}

/** The file knows a member's citizenship alone, and has lost what Parliament writes in other letters than Latin ones. */
function foundInOpenData({ line, fields }: CsvRecord): Found {
  const field = (name: string) => asText(fields[`mep_${name}`]);
  const [given, family] = [field("given_name"), field("family_name")];
  const country = countryFrom(field("country_of_representation") || field("citizenship"));
  const [day, month, year] = field("death_date").split(/[/ ]/);
  return {
    ...{ row: line, key: field("identifier"), name: `${given} ${family}`.trim(), sortName: sortName(family, given) },
    ...{ honorific: lastPart(field("honorific_prefix")), country, area: country, role: MEMBER },
    ...{ validUntil: year ? `${year}-${month}-${day}` : day, source: field("uri"), emails: [field("email")] },
  };
}

function foundWithCommittees({ line, fields }: CsvRecord, columns: string[]): Found {
  const { epid, country, first_name = "", last_name = "", email, party, since, phone } = fields;
  const committees = columns.flatMap((column): RowCommittee[] => {
    const key = column.toUpperCase();
    return fields[column] ? [{ key, name: COMMITTEE_NAMES[key] ?? key, role: committeeRole(fields[column]) }] : [];
  });
  const code = countryFrom(asText(country));
  return {
    ...{ row: line, key: epid, name: `${first_name} ${last_name}`.trim(), sortName: sortName(last_name, first_name) },
    ...{
      country: code,
      area: code,
      party,
      role: MEMBER,
      validFrom: since,
      emails: [email],
      phones: [phone],
      committees,
    },
  };
}

const some = z.unknown().optional();
const Member = z.object({
  fullName: some,
  country: some,
  politicalGroup: some,
  id: some,
  nationalPoliticalGroup: some,
});
const FullList = z.object({ meps: z.object({ mep: z.array(Member) }) });

async function foundInXml(text: string): Promise<Found[]> {
  const { XMLParser, XMLValidator } = await import("fast-xml-parser");
  if (XMLValidator.validate(text) !== true) throw new UnusableFile("The file is no XML that can be read.");
  const parser = new XMLParser({ parseTagValue: false, processEntities: true, isArray: (name) => name === "mep" });
  const parsed = FullList.safeParse(parser.parse(text));
  if (!parsed.success) throw new UnusableFile("The file is no list of members: it holds no <meps> with <mep>.");
  return parsed.data.meps.mep.map((member, index) => {
    const country = countryFrom(asText(member.country));
    const party = asText(member.nationalPoliticalGroup) || member.politicalGroup;
    return { row: index + 1, key: member.id, name: member.fullName, country, area: country, party, role: MEMBER };
  });
}

const CITIZENSHIP =
  "The file gives each member’s citizenship, not the country that elected the member; it is taken for that.";
const MEMBER = "Member of the European Parliament";
const sortName = (family: string, given: string) => (family ? [family, given].filter(Boolean).join(", ") : "");
const lastPart = (uri: string) => uri.split(/[/#]/).at(-1) ?? "";

/** A country as the lists write it: a code of two or three letters, at the end of an address maybe, or an English name. */
function countryFrom(text: string): string {
  const word = lastPart(text).trim().toUpperCase();
  if (word === "EL") return "GR"; // the European Union's own code
  return iso31661.find(({ alpha3 }) => alpha3 === word)?.alpha2 ?? codesByName().get(word) ?? word;
}

let known: Map<string, string> | undefined;
function codesByName(): Map<string, string> {
  if (known) return known;
  const english = new Intl.DisplayNames("en", { type: "region" });
  const named = countryCodes.map((code): [string, string] => [(english.of(code) ?? code).toUpperCase(), code]);
  known = new Map([...named, ["CZECH REPUBLIC", "CZ"]]);
  return known;
}
