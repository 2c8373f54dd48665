import within from "point-in-polygon-hao";
import { expect, test } from "vitest";
import { areasCalled } from "#app/domain/areas/names.ts";
import { plainPostcode, prefixLengthFor } from "#app/domain/areas/postcode.ts";
import { type MultiPolygon, packShape, unpackShape, verticesOf } from "#app/domain/areas/shape.ts";
import { inBands } from "#app/integrations/areas/bands.ts";
import { readBoundaries } from "#app/integrations/areas/geojson.ts";
import { readNames } from "#app/integrations/areas/names-csv.ts";
import { indexOf, pointLookUp } from "#app/integrations/areas/point-look-up.ts";
import { type PostcodeShape, readPostcodes } from "#app/integrations/areas/postcode-csv.ts";

test.each([
  ["g0a 1a0", "G0A1A0"],
  [" SW1A-1AA ", "SW1A1AA"],
  ["00-950", "00950"],
  ["12345-6789", "12345"],
  ["〒100-0001", "1000001"],
  ["１０１ 15", "10115"],
  ["٨٣٠٠٠٠", "830000"],
  ["۱۲۳۴۵", "12345"],
  ["--", ""],
])("the postcode %s is looked up as %s", (typed, plain) => {
  expect(plainPostcode(typed)).toBe(plain);
});

test("a browser keeps at least two characters of a postcode to itself", () => {
  expect([2, 3, 4, 5, 6, 7].map(prefixLengthFor)).toEqual([1, 1, 2, 3, 3, 3]);
});

const tableOf = (text: string, shape: PostcodeShape = {}) => readPostcodes(Buffer.from(text), shape);
const pairs = (text: string, shape?: PostcodeShape) =>
  tableOf(text, shape).rows.map(({ postcode, area }) => `${postcode} ${area}`);

test("tables of postcodes are read in the shapes that countries give them", () => {
  expect(pairs("G0A1A0,714\nG0A 1E0,760")).toEqual(["G0A1A0 714", "G0A1E0 760"]);
  expect(pairs("postcode,electorate\n0800,Solomon")).toEqual(["0800 Solomon"]);
  expect(
    pairs("055;13;Marseille;02;13007 13008\n001;2A;Ajaccio;01;20000", {
      columns: ["insee", "dept", "name", "circo", "cp"],
      postcode: "cp",
      area: "{dept}-{circo}",
    }),
  ).toEqual(["13007 13-02", "13008 13-02", "20000 2A-01"]);
  expect(pairs("state_fips,state_abbr,zcta,cd\n34,NJ,07302,8", { area: "{state_abbr}-{cd}" })).toEqual(["07302 NJ-8"]);
  expect(pairs('\uFEFFplz\tconstituency\r\n10115\t"Mitte"\r\n')).toEqual(["10115 Mitte"]);
});

test("rows that say nothing are rejected with their place, and lost zeros are noticed", () => {
  const table = tableOf("postcode,area\n,North\n0800,\n0801,North\nabcdefghijklmnop,North");
  expect(table.rejected).toEqual([
    { row: 2, why: "the postcode is missing" },
    { row: 3, why: "the area is missing" },
    { row: 5, why: "the postcode is longer than any" },
  ]);
  expect(tableOf("postcode,area\n800,North\n2600,South").warnings.join()).toMatch(/1 of 3 digits, 1 of 4 digits/);
  expect(tableOf("postcode,area\nA12,N\nA123,S").warnings).toEqual([]);
});

test.each([
  ["", undefined, /is empty/],
  ["a;b;1", undefined, /no line that names its 3 columns/],
  ["postcode,who\n1,x", undefined, /Which column is the area\? .* postcode, who/],
  ["postcode,area\n1,x", { area: "district" }, /no column “district”.*postcode, area/],
  ["PK\u0003\u0004\0\0", undefined, /zero bytes/],
])("a table that cannot be used says why in a sentence: %j", (text, shape, why) => {
  expect(() => tableOf(text, shape)).toThrow(why);
  expect(() => tableOf(text, shape)).toThrow(/^(The file|Which column) .*\.$/);
});

test("names are read with those of other languages", () => {
  const { rows, rejected } = readNames(Buffer.from("key,name,name_ug,name_zh\nn,North,شىمال,North\n\n,South,,"));
  expect(rows).toEqual([{ row: 2, area: "n", name: "North", otherNames: ["شىمال"] }]);
  expect(rejected).toEqual([{ row: 4, why: "the key is missing" }]);
});

test("an area is found by any of its names: all of it before a part of another", () => {
  const areas = [
    { name: "Bay", otherNames: ["خورۇ"] },
    { name: "Sample Bay", otherNames: ["Prøvabukt"] },
    { name: "Saint-Étienne", otherNames: [] },
  ];
  const called = (typed: string) => areasCalled(areas, typed).map(({ name }) => name);
  expect(called("bay")).toEqual(["Bay"]);
  expect(called("ba")).toEqual(["Bay", "Sample Bay"]);
  expect(called("SAINT ETIENNE")).toEqual(["Saint-Étienne"]);
  expect(called("خورۇ")).toEqual(["Bay"]);
  expect(called(" - ")).toEqual([]);
});

const square = (west: number, south: number, size = 1): number[][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const feature = (properties: object, geometry: object | null) => ({ type: "Feature", properties, geometry });
const polygon = (...rings: number[][][]) => ({ type: "Polygon", coordinates: rings });
const files = (...values: unknown[]) =>
  values.map((value, place) => ({ name: `file-${place}`, bytes: Buffer.from(JSON.stringify(value)) }));

test("boundaries are read from collections, from a shape a file and from a shape a line", () => {
  const north = feature({ id: 7, called: "North" }, polygon(square(0, 0)));
  const south = feature({ id: 8 }, { type: "MultiPolygon", coordinates: [[square(0, -2)], [square(3, -2)]] });
  const collection = readBoundaries(files({ type: "FeatureCollection", features: [north, south] }), {
    key: "id",
    name: "called",
  });
  expect(collection.rows.map(({ area, name, shape }) => [area, name, shape.length])).toEqual([
    ["7", "North", 1],
    ["8", null, 2],
  ]);
  expect(readBoundaries(files(north, south), {}).rows.map(({ area }) => area)).toEqual(["file-0", "file-1"]);
  const lines = [{ name: "lines", bytes: Buffer.from(`${JSON.stringify(north)}\n${JSON.stringify(south)}\n`) }];
  expect(readBoundaries(lines, { key: "id" }).rows).toHaveLength(2);
});

test("a shape that is no area on the globe is rejected, and says why", () => {
  const whys = (geometry: object | null, key = "id") =>
    readBoundaries(files(feature({ id: 1 }, geometry)), { key }).rejected[0]?.why;
  expect(whys(polygon(square(0, 0)), "code")).toMatch(/no property “code”; it has: id/);
  expect(whys(null)).toMatch(/missing/);
  expect(whys({ type: "Point", coordinates: [0, 0] })).toMatch(/Point/);
  expect(whys({ type: "MultiPolygon", coordinates: [] })).toMatch(/empty/);
  expect(whys({ type: "MultiPolygon", coordinates: [7] })).toMatch(/empty/);
  expect(whys(polygon([[0, 0]]))).toMatch(/fewer than four/);
  expect(whys(polygon(square(0, 0).slice(0, 4)))).toMatch(/not closed/);
  expect(whys(polygon([["a"], 1, 2, 3] as never))).toMatch(/no pair of numbers/);
  expect(whys(polygon(square(565_000, 4_800_000)))).toMatch(/WGS 84/);
  expect(() => readBoundaries(files({ type: "Topology" }), {})).toThrow(/file-0 holds no GeoJSON feature/);
  expect(() => readBoundaries([{ name: "x", bytes: Buffer.from("<kml>") }], {})).toThrow(/cannot be read as JSON/);
});

test("a packed shape comes back as it was, to the millionth of a degree", () => {
  const shape: MultiPolygon = [
    [square(-180, -90, 0.000001), square(-74.062703, 40.887063, 0.1).map(([x = 0, y = 0]) => [round(x), round(y)])],
    [square(179, 89)],
  ];
  expect(unpackShape(packShape(shape))).toEqual(shape);
  expect(verticesOf(shape)).toBe(15);
  expect(unpackShape(packShape([]))).toEqual([]);
});
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

test("a point is in its area, in no hole of it, and on an edge in both", async () => {
  const { at } = await indexOf([
    { areaKey: "ring", shape: [[square(0, 0, 3), square(1, 1)]] },
    { areaKey: "islands", shape: [[square(3, 0)], [square(10, 10)]] },
  ]);
  const where = (longitude: number, latitude: number) => at({ longitude, latitude });
  expect(where(0.5, 0.5)).toEqual(["ring"]);
  expect(where(1.5, 1.5)).toEqual([]);
  expect(where(10.5, 10.5)).toEqual(["islands"]);
  expect(where(3, 0.5)).toEqual(["islands", "ring"]);
  expect(where(0, 0)).toEqual(["ring"]);
  expect(where(50, 50)).toEqual([]);
  expect((await indexOf([])).at({ longitude: 0, latitude: 0 })).toEqual([]);
});

test("a coast of thousands of points, cut into bands, gives the very answers of the whole", () => {
  const coast = (points: number, wobble: number): number[][] => {
    const ring = Array.from({ length: points }, (_, n) => {
      const [angle, radius] = [(n / points) * 2 * Math.PI, 1 + wobble * Math.sin(n * 7) + (n % 3) * 0.01];
      return [round(radius * Math.cos(angle)), round(radius * Math.sin(angle))];
    });
    return [...ring, ring[0] as number[]];
  };
  const rings = [coast(5_000, 0.2), coast(700, 0.1).map(([x = 0, y = 0]) => [x / 3, y / 3])];
  const beside = inBands(rings);
  const corners = rings.flat().filter((_, n) => n % 9 === 0);
  const around = Array.from({ length: 4_000 }, (_, n) => [((n * 0.618) % 1) * 3 - 1.5, ((n * 0.414) % 1) * 3 - 1.5]);
  for (const point of [...corners, ...around])
    expect(within(point, beside(point[1] ?? 0)), String(point)).toBe(within(point, rings));
  expect(beside(0).flat().length).toBeLessThan(rings.flat().length / 10);
});

test("an edition is loaded once, and the one that waited longest leaves when there are too many points", async () => {
  const loads: string[] = [];
  const lookUp = pointLookUp(12);
  const ask = (edition: string) =>
    lookUp(
      edition,
      async () => {
        loads.push(edition);
        return [{ areaKey: edition, shape: [[square(0, 0)]] }];
      },
      { longitude: 0.5, latitude: 0.5 },
    );
  expect(await Promise.all([ask("a"), ask("a"), ask("b")])).toEqual([["a"], ["a"], ["b"]]);
  await ask("a");
  await ask("c"); // b has waited longest
  await ask("a");
  expect(loads).toEqual(["a", "b", "c"]);
  await ask("b");
  expect(loads).toEqual(["a", "b", "c", "b"]);
  await expect(
    lookUp("broken", () => Promise.reject(new Error("no")), { longitude: 0, latitude: 0 }),
  ).rejects.toThrow();
  expect(await ask("broken")).toEqual(["broken"]);
});
