import { expect, test } from "vitest";
import { applyImport, planImport } from "#app/domain/representatives/import.ts";
import { findRepresentative } from "#app/domain/representatives.ts";
import { readCsv } from "#app/integrations/importers/csv.ts";
import { idOf, LETTER } from "#tests/letters.ts";
import { openSite, type Site } from "#tests/site.ts";

const HEAD = "key,name,salutation,role,area,area_key,country,kind,email,valid_until";
const ADA = "a,Ada Muster,Ms Muster,Member,North,n,XX,representative,ada@parl.example,";
const BO = "b,Bo Probe,Mr Probe,Member,South,s,XX,representative,bo@parl.example,2030-12-31";
const BODY = { id: "assembly", name: "Example Assembly", country: null };
const NOTHING = {
  ...{ added: 0, changed: 0, addressChanged: 0, retired: 0, withoutEmail: 0, contactForm: 0, rejected: [] },
  ...{ termEnded: 0, merged: 0, sharedMailbox: [] },
};

const fileOf = (...lines: string[]) => readCsv(Buffer.from([HEAD, ...lines].join("\n")));

async function bring({ context: { db, now } }: Site, ...lines: string[]) {
  return db.write(async (tx) => {
    const plan = await planImport(tx, BODY, fileOf(...lines));
    await applyImport(tx, plan, { format: "csv", hash: "0" }, now());
    return plan.report;
  });
}

test("people are added, changed, reached elsewhere, retired, and come back; nobody is deleted", async () => {
  await using site = await openSite();
  expect(await bring(site, ADA, BO)).toEqual({ ...NOTHING, read: 2, added: 2 });
  expect(await bring(site, ADA, BO)).toEqual({ ...NOTHING, read: 2 });
  const ada = await idOf(site, "Ada Muster");
  const changed = ADA.replace("Member", "Speaker");
  expect(await bring(site, changed, BO.replace("bo@", "office@"))).toEqual({
    ...NOTHING,
    read: 2,
    changed: 1,
    addressChanged: 1,
  });
  expect(await findRepresentative(site.context.db.read, await idOf(site, "Bo Probe"))).toMatchObject({
    email: "office@parl.example",
  });
  expect(await bring(site, BO)).toMatchObject({ retired: 1, addressChanged: 1 });
  expect((await site.get(`${LETTER}?country=XX&representative=${ada}`)).status).toBe(404);
  expect(await bring(site, ADA, BO)).toEqual({ ...NOTHING, read: 2, changed: 1 });
  expect((await site.get(`${LETTER}?country=XX&representative=${ada}`)).status).toBe(200);
});

test("a dry run says the same and changes nothing", async () => {
  await using site = await openSite();
  const { db } = site.context;
  const dry = await planImport(db.read, BODY, fileOf(ADA, BO));
  expect(dry.report).toEqual({ ...NOTHING, read: 2, added: 2 });
  expect((await site.get(`${LETTER}?country=XX`)).text).not.toContain("Ada Muster");
  expect(await bring(site, ADA, BO)).toEqual(dry.report);
});

test("who has no address, or whose term has ended, is kept and cannot be written to; who has a form only, can", async () => {
  await using site = await openSite();
  const report = await bring(
    site,
    "c,Cato Formular,,Member,North,n,XX,,https://parl.example/contact,",
    "d,Dora Ohne,,Member,North,n,XX,,,",
    "e,Edda Vorbei,,Member,North,n,XX,,edda@parl.example,2020-01-01",
    ADA,
  );
  expect(report).toEqual({ ...NOTHING, read: 4, added: 4, withoutEmail: 2, contactForm: 1, termEnded: 1 });
  const { text } = await site.get(`${LETTER}?country=XX`);
  expect(["Ada Muster", "Cato Formular", "Dora Ohne", "Edda Vorbei"].map((name) => text.includes(name))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test.each([
  ["three addresses in one field", 'x,X,,,,,XX,,"a@p.example; b@p.example",', /more than one/],
  ["a space in the address", "x,X,,,,,XX,,lori x@p.example,", /space/],
  ["no address at all", "x,X,,,,,XX,,not-an-address,", /malformed/],
  ["a lost letter", "x,Kone?ná,,,,,XX,,a@p.example,", /lost a letter/],
  ["no name", "x,,,,,,XX,,a@p.example,", /name is missing/],
  ["no key", ",X,,,,,XX,,a@p.example,", /key is missing/],
  ["an unknown country", "x,X,,,,,ZZ,,a@p.example,", /country/],
  ["no country", "x,X,,,,,,,a@p.example,", /no country/],
  ["an unknown kind", "x,X,,,,,XX,king,a@p.example,", /kind/],
  ["a date that is none", "x,X,,,,,XX,,a@p.example,soon", /date/],
  ["a key that was there", ADA, /row 2/],
])("a row with %s is rejected, and the others are not", async (_what, line, why) => {
  await using site = await openSite();
  const report = await bring(site, ADA, line);
  expect(report).toMatchObject({ read: 2, added: 1, rejected: [{ row: 3, why: expect.stringMatching(why) }] });
});

test("whose row is rejected has not left office", async () => {
  await using site = await openSite();
  await bring(site, ADA, BO);
  expect(await bring(site, ADA, BO.replace("bo@parl.example", "bo at parl"))).toMatchObject({ retired: 0 });
  await idOf(site, "Bo Probe");
});

test("addresses are cleaned: mailto, capital letters, international domains", () => {
  const { rows } = fileOf("x,X,,,,,XX,,mailto:Ada.M@BÜRO.example,");
  expect(rows[0]?.addresses).toEqual([{ kind: "email", value: "Ada.M@xn--bro-hoa.example" }]);
});

test("what a form takes and the lines of a postal address come in with them, and another limit is another address", async () => {
  await using site = await openSite();
  const head = "key,name,country,contact_form,form_characters,postal";
  const row = 'f,Fe Formular,XX,https://parl.example/f,1500,"1 Square; 00001 Town ;"';
  const take = async (line: string) =>
    site.context.db.write(async (tx) => {
      const plan = await planImport(tx, BODY, readCsv(Buffer.from(`${head}\n${line}`)));
      await applyImport(tx, plan, { format: "csv", hash: "0" }, site.context.now());
      return plan.report;
    });
  await take(row);
  const fe = await idOf(site, "Fe Formular");
  expect(await findRepresentative(site.context.db.read, fe)).toMatchObject({
    ...{ email: null, contactForm: { href: "https://parl.example/f", mostCharacters: 1500 } },
    postal: ["1 Square", "00001 Town"],
  });
  expect(await take(row)).toMatchObject({ changed: 0, addressChanged: 0 });
  expect(await take(row.replace("1500", "900"))).toMatchObject({ changed: 0, addressChanged: 1 });
  expect(await findRepresentative(site.context.db.read, fe)).toMatchObject({ contactForm: { mostCharacters: 900 } });
  await expect(take(row.replace("1500", "many"))).rejects.toThrow(/formCharacters is no number/);
});

test("a file in windows-1252 is read, with a warning", () => {
  const { rows, warnings } = readCsv(Buffer.from(`${HEAD}\nj,Jos\xe9 Mu\xf1oz,,,,,XX,,j@p.example,`, "latin1"));
  expect(rows[0]?.name).toBe("José Muñoz");
  expect(warnings).toHaveLength(1);
});

test.each([
  ["an empty file", ""],
  ["no columns", HEAD],
  ["other columns", "first,last\nA,B"],
  ["something else", "PK\u0003\u0004\0\0"],
  ["broken quotes", `${HEAD}\n"a,b`],
])("%s cannot be used at all, and is told so in a sentence", (_what, text) => {
  expect(() => readCsv(Buffer.from(text))).toThrow(/^The file .*\.$/);
});
