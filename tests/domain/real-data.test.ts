import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ImportFormat } from "#app/domain/representatives/formats.ts";
import type { RepresentativeFile } from "#app/domain/representatives/rows.ts";
import { countryInIndex } from "#app/integrations/importers/everypolitician-index.ts";
import { readRepresentatives } from "#app/integrations/importers/read.ts";
import { dataSet, filesIn } from "#tests/data-sets.ts";

const WHEN = new Date("2026-11-23T12:00:00Z");

const read = (format: ImportFormat, folder: string, such: RegExp) =>
  readRepresentatives(format, filesIn(folder, such), WHEN);

const reachedBy = ({ rows }: RepresentativeFile, kind: string) =>
  rows.filter(({ addresses }) => addresses.some((address) => address.kind === kind)).length;

const ended = ({ rows }: RepresentativeFile) => rows.filter(({ validUntil }) => validUntil && validUntil < WHEN).length;

test("Open States, everybody who is current: 8,801 people, 8,109 with an e-mail address, 533 with a form", async (context) => {
  const file = await read("openstates", dataSet(context, "openstates-people"), /^current\.csv$/);
  expect([file.read, file.rows.length, file.rejected]).toEqual([8_801, 8_801, []]);
  expect([reachedBy(file, "email"), reachedBy(file, "contact-form"), ended(file)]).toEqual([8_109, 533, 355]);
});

test("Open States, folders of three states and all in one list: 262 people", async (context) => {
  const folder = dataSet(context, "openstates-people/data");
  const file = await read("openstates", folder, /\.yml$/);
  expect([file.read, file.rows.length, file.rejected]).toEqual([262, 262, []]);
  const list = filesIn(folder, /\.yml$/).map(({ bytes }) =>
    bytes.toString("utf8").replace(/^/gm, "  ").replace(/^ {2}/, "- "),
  );
  const asList = await readRepresentatives(
    "openstates",
    [{ name: "all.yml", bytes: Buffer.from(list.join("\n")) }],
    WHEN,
  );
  expect(asList.rows).toEqual(file.rows);
});

test("the United States Congress: 537 people, none with an e-mail address, 3,879 seats in committees", async (context) => {
  const folder = dataSet(context, "congress-legislators");
  const file = await read("congress-legislators", folder, /\.yaml$/);
  expect([file.read, file.rows.length, file.rejected]).toEqual([537, 537, []]);
  expect([reachedBy(file, "email"), reachedBy(file, "phone"), ended(file)]).toEqual([0, 536, 2]);
  expect(reachedBy(file, "contact-form")).toBe(88);
  expect(file.warnings).toEqual([expect.stringContaining("contact form")]); // one of 89 begins with hhttps
  const seats = file.rows.flatMap(({ committees }) => committees);
  expect([seats.length, new Set(seats.map(({ key }) => key)).size]).toEqual([3_879, 228]); // two of 230 have no member
  expect(seats.filter(({ key, name }) => key === name)).toEqual([]);
});

test("the European Parliament with committees: 718 members, 718 addresses", async (context) => {
  const file = await read("europarl", dataSet(context, "meps/tttp/data"), /^meps\.csv$/);
  expect([file.read, file.rows.length, reachedBy(file, "email")]).toEqual([718, 718, 718]);
  expect(new Set(file.rows.map(({ country }) => country)).size).toBe(27);
  const seats = file.rows.flatMap(({ committees }) => committees);
  const sizes = ["AFET", "INTA", "DROI", "IMCO"].map((code) => seats.filter(({ key }) => key === code).length);
  expect(sizes).toEqual([157, 85, 49, 103]);
});

test("the European Parliament's own sample is read in windows-1252", async (context) => {
  const file = await read("europarl", dataSet(context, "meps/europarl-beta/data/meps"), /\.csv$/);
  expect([file.read, file.warnings.length]).toEqual([813, 2]);
  expect(file.rejected.every(({ why }) => /lost a letter|more than one/.test(why))).toBe(true);
});

test("EveryPolitician: 84 terms, 13,538 people, each of them once; every refusal says why", async (context) => {
  const folder = dataSet(context, "everypolitician-2015");
  const index = readFileSync(join(folder, "countries.json"));
  const files = filesIn(folder, /term-[^/]+\.csv$/);
  const read = await Promise.all(files.map((one) => readRepresentatives("everypolitician", [one], WHEN)));
  const sum = (number: (file: RepresentativeFile) => number) => read.reduce((all, file) => all + number(file), 0);
  expect([files.length, sum((file) => file.read)]).toEqual([84, 13_874]);
  expect(sum(({ rows, merged, rejected }) => rows.length + merged + rejected.length)).toBe(13_874);
  expect(sum(({ rows }) => rows.length) + sum((file) => new Set(file.rejectedKeys).size)).toBe(13_538);
  const reasons = Map.groupBy(
    read.flatMap(({ rejected }) => rejected),
    ({ why }) => why,
  );
  expect(Object.fromEntries([...reasons].map(([why, some]) => [why, some.length]))).toEqual({
    "more than one e-mail address": 288,
    "the e-mail address is malformed": 147,
    "the e-mail address holds a space": 5,
  });
  expect(files.filter(({ name }) => countryInIndex(index, name) === null)).toEqual([]);
});

for (const [path, country, people, mails, gone] of [
  ["Australia/Representatives", "AU", 474, 153, 324],
  ["Estonia/Riigikogu", "EE", 120, 116, 21],
  ["Jersey/States", "JE", 58, 56, 0],
  ["New_Zealand/House", "NZ", 121, 121, 0],
  ["Wales/Assembly", "GB", 60, 60, 0],
] as const)
  test(`EveryPolitician’s Popolo of ${path}: everybody once, whoever left marked`, async (context) => {
    const folder = dataSet(context, "everypolitician-2015");
    for (const format of ["popolo", "everypolitician"] as const) {
      const file = await read(format, join(folder, "data", path), /popolo.*\.json$/);
      expect([file.read, file.rows.length, file.rejected]).toEqual([people, people, []]);
      expect([reachedBy(file, "email"), ended(file)]).toEqual([mails, gone]);
    }
    const index = readFileSync(join(folder, "countries.json"));
    expect(countryInIndex(index, `data/${path}/ep-popolo-v1.0.json`)).toBe(country);
  });

test("Represent's template is read", async (context) => {
  const folder = dataSet(context, "represent-canada-data/finder/static/img");
  await expect(read("represent", folder, /^template\.csv$/)).rejects.toThrow("The file holds no representatives.");
});
