import { expect, test } from "vitest";
import { readAddress } from "#app/domain/representatives/address.ts";
import type { ImportFormat } from "#app/domain/representatives/formats.ts";
import { readDay } from "#app/integrations/importers/day.ts";
import { hashOf, readRepresentatives } from "#app/integrations/importers/read.ts";

const NOW = new Date("2026-11-23T12:00:00Z");

const file = (name: string, content: unknown) => ({
  name,
  bytes: Buffer.from(typeof content === "string" ? content : JSON.stringify(content)),
});

async function read(format: ImportFormat, ...files: [string, unknown][]) {
  return readRepresentatives(
    format,
    files.map(([name, content]) => file(name, content)),
    NOW,
  );
}

const POPOLO = {
  persons: [
    {
      id: "p-1",
      name: "Ada Muster",
      sort_name: "Muster, Ada",
      honorific_prefix: "Dr",
      contact_details: [
        { type: "email", value: "old@parl.example", valid_until: "2020-12-31" },
        { type: "email", value: "MAILTO:Ada@PARL.example" },
        { type: "email", value: "second@parl.example" },
        { type: "phone", value: "+1 555 0100" },
        { type: "address", value: "1 Square\r\nExample Town" },
      ],
    },
    { id: "p-2", name: "Bo Probe", email: "https://parl.example/write/bo", memberships: [] },
    { id: "p-3", name: "Cy Ehemals", email: "cy@parl.example" },
  ],
  organizations: [
    { id: "leg", name: "Example Assembly", classification: "legislature" },
    { id: "party/x", name: "Party X", classification: "party" },
    { id: "fa", name: "Foreign Affairs", classification: "committee" },
  ],
  areas: [
    { id: "area/north", name: "North", type: "constituency" },
    { id: "ocd-division/country:nz/x:south", name: "South" },
  ],
  events: [{ id: "term/8", classification: "legislative period", start_date: "2020", end_date: "2024-01-09" }],
  memberships: [
    {
      person_id: "p-1",
      organization_id: "leg",
      area_id: "area/north",
      legislative_period_id: "term/8",
      role: "member",
    },
    {
      ...{ person_id: "p-1", organization_id: "leg", on_behalf_of_id: "party/x", role: "speaker" },
      ...{ area_id: "ocd-division/country:nz/x:south", start_date: "2024-01-10" },
    },
    { person_id: "p-1", organization_id: "fa", role: "vice chair" },
    { person_id: "p-1", organization_id: "party/x", start_date: "2025" },
    { person_id: "p-3", organization_id: "leg", legislative_period_id: "term/8" },
  ],
};

test("Popolo: one person, one row, by the seat that lasts; addresses that hold, committees, days of periods", async () => {
  const { rows, read: persons, rejected, namesCommittees } = await read("popolo", ["p.json", POPOLO]);
  expect([persons, rejected, namesCommittees]).toEqual([3, [], true]);
  expect(rows[0]).toMatchObject({
    ...{ key: "p-1", name: "Ada Muster", sortName: "Muster, Ada", honorific: "Dr", salutation: null, role: "speaker" },
    ...{ party: "Party X", country: "NZ", area: { name: "South" }, validUntil: null },
    validFrom: new Date("2024-01-10"),
    addresses: [
      { kind: "email", value: "Ada@parl.example" },
      { kind: "postal", value: "1 Square\nExample Town" },
      { kind: "phone", value: "+1 555 0100" },
    ],
    committees: [{ key: "fa", name: "Foreign Affairs", role: "vice-chair" }],
  });
  expect(rows[1]?.addresses).toEqual([{ kind: "contact-form", value: "https://parl.example/write/bo" }]);
  expect(rows[2]).toMatchObject({
    validFrom: new Date("2020-01-01"),
    validUntil: new Date("2024-01-09T23:59:59.999Z"),
  });
});

test("EveryPolitician: two memberships are one person, the later seat; a file of it may be Popolo, too", async () => {
  const head = "id,name,sort_name,email,group,group_id,area_id,area,chamber,term,start_date,end_date";
  const {
    rows,
    read: rowsRead,
    merged,
    rejected,
  } = await read("everypolitician", [
    "term-9.csv",
    `${head}
7d1,Ada Muster,"Muster, Ada",ada@parl.example,Party X,x,area/north,North,Assembly,9,2024-01-10,2025-03-01
8e2,Bo Probe,,a@parl.example; b@parl.example,,,,,Assembly,9,,
7d1,Ada Muster,"Muster, Ada",,Party Y,y,area/north,North,Assembly,9,2025-03-02,
9f3,Kone?ná,,k@parl.example,,,,,Assembly,9,,`,
  ]);
  expect([rowsRead, merged]).toEqual([4, 1]);
  expect(rows).toMatchObject([
    { row: 2, key: "7d1", party: "Party Y", validUntil: null, addresses: [{ value: "ada@parl.example" }] },
  ]);
  expect(rejected).toEqual([
    { row: 3, why: "more than one e-mail address" },
    { row: 5, why: expect.stringContaining("lost a letter") },
  ]);
  expect((await read("everypolitician", ["ep-popolo-v1.0.json", POPOLO])).rows.length).toBe(3);
});

const PERSON = `id: ocd-person/1
name: Ada Muster
given_name: Ada
family_name: Muster
email: https://house.example/contact
party:
- {name: Old, end_date: 2020-01-01}
- {name: Party X}
roles:
- {type: lower, district: '3', jurisdiction: 'ocd-jurisdiction/country:us/state:vt/government', start_date: 2015-01-01, end_date: '2019-01-01'}
- {type: upper, district: Chittenden Central, jurisdiction: 'ocd-jurisdiction/country:us/state:vt/government', start_date: 2019-01-02}
offices:
- {classification: district, address: 2 Lane, voice: 555-0102}
- {classification: capitol, address: 1 Square, voice: 555-0101}
`;

test("Open States: a folder, a list, its CSV; contact forms among the addresses, the capitol's office first", async () => {
  const other = PERSON.replace("person/1", "person/2")
    .replace("Ada", "Bo")
    .replace("https://house.example/contact", "bo @x.example");
  const folder = await read("openstates", ["vt/ada.yml", PERSON], ["vt/bo.yml", other]);
  const ada = {
    ...{
      key: "ocd-person/1",
      sortName: "Muster, Ada",
      party: "Party X",
      country: "US",
      role: "Member of the upper house",
    },
    area: {
      key: "ocd-division/country:us/state:vt/sldu:chittenden_central",
      name: "Vermont, upper house, Chittenden Central",
    },
    validFrom: new Date("2019-01-02"),
    validUntil: null,
    addresses: [
      { kind: "contact-form", value: "https://house.example/contact" },
      { kind: "postal", value: "1 Square" },
      { kind: "postal", value: "2 Lane" },
      { kind: "phone", value: "555-0101" },
      { kind: "phone", value: "555-0102" },
    ],
  };
  expect(folder.rows).toMatchObject([ada]);
  expect(folder.rejected).toEqual([{ row: 2, why: "vt/bo.yml: the e-mail address holds a space" }]);
  const list = PERSON.trim()
    .split("\n")
    .map((line, i) => (i ? "  " : "- ") + line);
  expect((await read("openstates", ["people.yml", list.join("\n")])).rows).toMatchObject([ada]);
  const csv = `id,name,given_name,family_name,current_party,jurisdiction,role,district,start_date,end_date,email,contact_form,capitol_address,capitol_voice
ocd-person/3,Cy Neu,Cy,Neu,,ocd-jurisdiction/country:us/government,lower,AK-AL,,2027-01-03,,https://cy.example/form,,
ocd-person/4,Di Town,Di,Town,,ocd-jurisdiction/country:us/state:oh/place:new_town/government,mayor,,,2027-01-03,di@town.example,,,`;
  expect((await read("openstates", ["current.csv", csv])).rows).toMatchObject([
    { role: "Representative", area: { key: "ocd-division/country:us/state:ak", name: "Alaska" } },
    { role: "Mayor", area: { key: "ocd-division/country:us/state:oh/place:new_town", name: "New Town, Ohio" } },
  ]);
});

const LEGISLATORS = `- id: {bioguide: X000001}
  name: {first: Ada, last: Muster, official_full: Ada Muster}
  terms:
  - {type: rep, start: '2023-01-03', end: '2025-01-03', state: VT, district: 0, party: Old}
  - {type: rep, start: '2025-01-03', end: '2027-01-03', state: CA, district: 12, party: Independent, phone: 202-555-0100, contact_form: 'https://muster.example/contact'}
- id: {bioguide: X000002}
  name: {first: Bo, last: Probe}
  terms:
  - {type: sen, start: '2021-01-03', end: '2026-11-03', state: DC}
`;

test("congress-legislators: the last term, no e-mail, and who sits where when the files say so", async () => {
  const alone = await read("congress-legislators", ["legislators-current.yaml", LEGISLATORS]);
  expect(alone.namesCommittees).toBe(false);
  expect(alone.rows).toMatchObject([
    { key: "X000001", role: "Representative", area: { key: "ocd-division/country:us/state:ca/cd:12" }, committees: [] },
    { key: "X000002", role: "Senator", area: { key: "ocd-division/country:us/district:dc" }, name: "Bo Probe" },
  ]);
  expect(alone.rows[1]?.validUntil?.toISOString()).toBe("2026-11-03T23:59:59.999Z");
  const members = "HSFA:\n- {name: Ada Muster, title: Chairman, bioguide: X000001}\nHSFA01:\n- {bioguide: X000001}\n";
  const names =
    "- {type: house, name: Foreign Affairs, thomas_id: HSFA, subcommittees: [{name: Africa, thomas_id: '01'}]}";
  const all = await read(
    "congress-legislators",
    ["committee-membership-current.yaml", members],
    ["committees-current.yaml", names],
    ["legislators-current.yaml", LEGISLATORS],
  );
  expect(all.rows[0]?.committees).toEqual([
    { key: "HSFA", name: "Foreign Affairs", role: "chair" },
    { key: "HSFA01", name: "Foreign Affairs: Africa", role: "member" },
  ]);
  const csv =
    "last_name,first_name,full_name,type,state,district,party,phone,contact_form,bioguide_id\nMuster,Ada,,rep,PR,0,X,555,,X1";
  expect((await read("congress-legislators", ["legislators-current.csv", csv])).rows).toMatchObject([
    { name: "Ada Muster", area: { key: "ocd-division/country:us/territory:pr", name: "Puerto Rico" } },
  ]);
});

test("Represent: JSON, its API's answer, and the CSV template; offices are text within the text", async () => {
  const person = {
    ...{ name: "Ada Muster", district_name: "North", district_id: "24013", elected_office: "MP" },
    ...{ email: "ada@parl.example", source_url: "https://parl.example/ada", party_name: "X" },
    offices: '[{"type":"legislature","tel":"+1 555 0100","postal":"1 Square\\nTown"}]',
  };
  const expected = {
    ...{ key: "mp/24013/ada muster", area: { key: "24013", name: "North" }, country: "CA", role: "MP", party: "X" },
    addresses: [
      { kind: "email", value: "ada@parl.example" },
      { kind: "postal", value: "1 Square\nTown" },
      { kind: "phone", value: "+1 555 0100" },
    ],
  };
  expect((await read("represent", ["a.json", [person]])).rows).toMatchObject([expected]);
  expect((await read("represent", ["a.json", { objects: [person], meta: {} }])).rows).toMatchObject([expected]);
  const csv = `District name,District ID,Primary role,First name,Last name,Gender,Party name,Email,Photo URL,Source URL,Website,Address line 1,Address line 2,Locality,Province,Postal code,Phone,Fax,Cell
North,24013,MP,Ada,Muster,F,X,ada@parl.example,,,,1 Square,,Town,QC,H0H 0H0,+1 555 0100,,`;
  expect((await read("represent", ["t.csv", csv])).rows).toMatchObject([
    { key: expected.key, sortName: "Muster, Ada" },
  ]);
});

test("European Parliament: open data in windows-1252, committees by column, and the full list as XML", async () => {
  const sample = `mep_identifier,mep_honorific_prefix,mep_given_name,mep_family_name,mep_citizenship,mep_death_date,mep_email,mep_URI
1,Ms,Zoé,Muster,Germany,,mailto:zoe@ep.example,
2,Mr,Bo,Be?ová,Slovakia,,mailto:bo@ep.example,
3,Mr,Cy,Alt,Czechia,03/02/2023 01:00,mailto:cy@ep.example; mailto:cy2@ep.example,
4,Mr,Di,Alt,Czechia,03/02/2023 01:00,mailto:di@ep.example,`;
  const official = await readRepresentatives(
    "europarl",
    [{ name: "m.csv", bytes: Buffer.from(sample, "latin1") }],
    NOW,
  );
  expect(official.warnings).toHaveLength(2);
  expect(official.rows).toMatchObject([
    { key: "1", name: "Zoé Muster", honorific: "Ms", country: "DE", addresses: [{ value: "zoe@ep.example" }] },
    { key: "4", country: "CZ", validUntil: new Date("2023-02-03T23:59:59.999Z") },
  ]);
  expect(official.rejected.map(({ row }) => row)).toEqual([3, 4]);
  const tttp =
    "country,first_name,last_name,email,party,phone,epid,since,AFET,DROI\nel,Ada,MUSTER,ada@ep.example,X,,9,2024-07-16,V,S";
  expect((await read("europarl", ["meps.csv", tttp])).rows).toMatchObject([
    {
      ...{ key: "9", country: "GR", area: { key: "GR" } },
      committees: [
        { key: "AFET", name: "Foreign Affairs", role: "vice-chair" },
        { key: "DROI", name: "Human Rights", role: "substitute" },
      ],
    },
  ]);
  const xml = `<?xml version="1.0"?><meps><mep><fullName>Ada O&apos;MUSTER</fullName><country>Ireland</country><politicalGroup>G</politicalGroup><id>007</id><nationalPoliticalGroup>P &amp; Q</nationalPoliticalGroup></mep></meps>`;
  expect((await read("europarl", ["full-list.xml", xml])).rows).toMatchObject([
    { key: "007", name: "Ada O'MUSTER", country: "IE", party: "P & Q", addresses: [] },
  ]);
});

test.each<[ImportFormat, string, string]>([
  ["popolo", "a.json", "{"],
  ["popolo", "a.json", "{}"],
  ["popolo", "a.json", '{"persons":[]}'],
  ["everypolitician", "a.csv", "a,b\n1,2"],
  ["openstates", "a.yml", "a: [1"],
  ["openstates", "a.yml", "name: X"],
  ["openstates", "a.yml", "a: &a [x]\nb: [*a, *a]"],
  ["congress-legislators", "a.yaml", "- 1"],
  ["congress-legislators", "committee-membership-current.yaml", "A: []"],
  ["represent", "a.json", "{}"],
  ["europarl", "a.xml", "<a"],
  ["europarl", "a.xml", "<a/>"],
  ["europarl", "a.csv", "a,b\n1,2"],
  ["csv", "a.csv", "\0"],
])("a file that is no %s at all is told so in a sentence (%s, %j)", async (format, name, content) => {
  await expect(read(format, [name, content])).rejects.toThrow(/^(The|There) .*\.$/);
});

test.each([
  ["mailto:ada@parl.example?subject=Hi", "ada@parl.example"],
  [" Ada@Büro.EXAMPLE ", "Ada@xn--bro-hoa.example"],
  ["HTTPS://parl.example/f", "HTTPS://parl.example/f"],
  ["-", null],
  ["n/a", null],
])("the e-mail field %j is understood", (field, value) => {
  const read = readAddress(field);
  expect("address" in read && (read.address?.value ?? null)).toBe(value);
});

test.each([
  "a@x.examplemailto:b@y.example",
  "a@x.exampleb@y.example",
  "a@x.example, b@y.example",
  "Ada <ada@x.example>",
  "group: a@x.example;",
  "ada@x.example\r\nBcc: all@x.example",
  "javascript:alert(1)",
  "http://[",
  "ada",
])("the e-mail field %j is refused", (field) => {
  expect(readAddress(field)).toHaveProperty("wrong");
});

test("days may lack a day or a month, and a term lasts until its last moment", () => {
  const iso = (text: string, end: boolean) => readDay(text, end)?.toISOString();
  expect(iso("2024", true)).toBe("2024-12-31T23:59:59.999Z");
  expect(iso("2024-02", true)).toBe("2024-02-29T23:59:59.999Z");
  expect(iso("2024-02-29", false)).toBe("2024-02-29T00:00:00.000Z");
  expect(["2023-02-29", "2024-13", "soon", "24-01-01"].map((text) => iso(text, false))).toEqual(
    Array(4).fill(undefined),
  );
});

test("a hash is the file's own; of several, whatever their order", () => {
  const [a, b] = [file("a", "1"), file("b", "2")];
  expect(hashOf([a])).toBe("6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b");
  expect(hashOf([a, b])).toBe(hashOf([b, a]));
});
