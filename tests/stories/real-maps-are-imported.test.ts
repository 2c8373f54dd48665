import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { areasByPoint, areasByPostcode, postcodesUnder } from "#app/domain/areas/find.ts";
import { applyBoundaries, planBoundaries } from "#app/domain/areas/import-boundaries.ts";
import { applyPostcodes, planPostcodes } from "#app/domain/areas/import-postcodes.ts";
import { listSets } from "#app/domain/areas/sets.ts";
import { readBoundaries } from "#app/integrations/areas/geojson.ts";
import { indexOf, pointLookUp } from "#app/integrations/areas/point-look-up.ts";
import { type PostcodeShape, readPostcodes } from "#app/integrations/areas/postcode-csv.ts";
import { dataSet } from "#tests/data-sets.ts";
import { openSite, type Site } from "#tests/site.ts";

const QUEBEC = "represent-canada-data/concordances/ocd-division/country:ca/province:qc/out.csv";
const AUSTRALIA = "postcode-tables/australia-openaustralia/data/postcodes.csv";
const FRANCE = "postcode-tables/france-nosdeputes/batch/depute/static/circo_insee_2012.csv";
const WARDS = "represent-canada-data/boundaries/ocd-division/country:ca";
const DISTRICTS = "us-districts-geojson/cds/2022";
const LOOK_UPS = 20_000;

const edition = (id: string, key = "first") => ({ body: { id, name: null }, key, validFrom: null, validUntil: null });

async function bring({ context: { db, now } }: Site, body: string, path: string, shape: PostcodeShape = {}) {
  const bytes = readFileSync(path);
  const started = performance.now();
  const file = readPostcodes(bytes, shape);
  const report = await db.write(async (tx) => {
    const plan = await planPostcodes(tx, edition(body), file);
    await applyPostcodes(tx, plan, "0", now());
    return plan.report;
  });
  return { report, took: performance.now() - started };
}

test("Québec's 214,661 rows are taken whole and quickly; a split postcode has two ridings, and the same file again changes nothing", async (self) => {
  await using site = await openSite();
  const path = dataSet(self, QUEBEC);
  const { report, took } = await bring(site, "quebec", path);
  console.log(`Québec: ${Math.round(took)} ms`);
  expect(report).toMatchObject({
    read: 214_661,
    postcodes: 214_571,
    split: 90,
    areas: 125,
    added: 214_661,
    rejected: [],
  });
  const { db } = site.context;
  expect((await areasByPostcode(db.read, "quebec", "g0a 1a0")).map(({ key }) => key)).toEqual(["714"]);
  expect(await areasByPostcode(db.read, "quebec", "X0X 0X0")).toEqual([]);
  expect(Object.keys((await postcodesUnder(db.read, "quebec", "G6P"))?.postcodes ?? {})).toHaveLength(1_562);
  const again = await db.write((tx) => planPostcodes(tx, edition("quebec"), readPostcodes(readFileSync(path))));
  expect(again.report).toMatchObject({ added: 0, removed: 0, areasAdded: 0 });
});

test("more than a fifth of Australia's postcodes lie in several electorates", async (self) => {
  await using site = await openSite();
  const { report } = await bring(site, "australia", dataSet(self, AUSTRALIA));
  expect(report).toMatchObject({ read: 3_290, postcodes: 2_636, split: 569, prefixLength: 2, rejected: [] });
});

test("France's communes give constituencies by department, and its cities each of their postcodes", async (self) => {
  await using site = await openSite();
  const shape = { columns: ["insee", "dept", "name", "circo", "cp"], postcode: "cp", area: "{dept}-{circo}" };
  const { report } = await bring(site, "france", dataSet(self, FRANCE), shape);
  // 5,877 different cells, of which a few hold several postcodes, parted by spaces.
  expect(report).toMatchObject({ read: 36_331, postcodes: 5_906, split: 878, areas: 535, rejected: [] });
  const found = await areasByPostcode(site.context.db.read, "france", "13014");
  expect(found.map(({ key }) => key)).toEqual(["13-03", "13-07"]);
});

test("three sets of Ontario's wards, a shape a line", (self) => {
  const folder = dataSet(self, WARDS);
  const many = (municipality: string, key: string) =>
    readBoundaries([{ name: "wards", bytes: readFileSync(join(folder, municipality, "wards.geojson")) }], { key });
  expect(many("csd:3518017", "WARD").rows.map(({ area }) => area)).toEqual(["Ward 1", "Ward 2", "Ward 3", "Ward 4"]);
  expect(many("csd:3519049", "WARD_NUMBER")).toMatchObject({
    read: 7,
    rejected: [{ why: expect.stringContaining("WARD_NUMBER") }],
  }); // the mayor's
  expect(many("csd:3536020", "WARD_NAME").rows).toHaveLength(6);
});

test("a point is found among all American districts there are within 100 µs, and at sea none", async (self) => {
  await using site = await openSite();
  const { db, now } = site.context;
  const folder = dataSet(self, DISTRICTS);
  const files = readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name, "shape.geojson")) }));
  const file = readBoundaries(files, { name: "District" });
  const { report, packed } = await db.write(async (tx) => {
    const plan = await planBoundaries(tx, edition("us-house"), file);
    await applyBoundaries(tx, plan, "0", now());
    return plan;
  });
  expect(report).toMatchObject({ read: files.length, areas: files.length, rejected: [] });
  expect(packed.map(({ areaKey }) => areaKey)).toContain("NJ-9");
  expect((await listSets(db.read)).find(({ bodyId }) => bodyId === "us-house")).toMatchObject({ holds: true });
  const lookUp = pointLookUp();
  const at = async (longitude: number, latitude: number) =>
    (await areasByPoint(db.read, lookUp, "us-house", { longitude, latitude }, now())).map(({ name }) => name);
  expect(await at(-74.1724, 40.7357)).toEqual(["New Jersey 10"]); // Newark
  expect(await at(-77.0365, 38.8977)).toEqual([]); // Washington has no district in the data, as in the whole set
  expect(await at(-60, 30)).toEqual([]);

  const before = process.memoryUsage().rss;
  const index = await indexOf(file.rows.map(({ area, shape }) => ({ areaKey: area, shape })));
  const built = process.memoryUsage().rss - before;
  const started = performance.now();
  let found = 0;
  for (let n = 0; n < LOOK_UPS; n++)
    found += index.at({
      longitude: -75.6 + ((n * 0.618034) % 1) * 1.7,
      latitude: 38.9 + ((n * 0.414214) % 1) * 2.5,
    }).length;
  const us = ((performance.now() - started) / LOOK_UPS) * 1_000;
  console.log(
    `${files.length} districts, ${report.vertices} points, ${report.bytes} bytes packed: ${us.toFixed(1)} µs a look-up (${found} of ${LOOK_UPS} inside), index + ${Math.round(built / 1024)} KB`,
  );
  expect(found).toBeGreaterThan(LOOK_UPS / 4);
});
