import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { applyBoundaries, planBoundaries } from "#app/domain/areas/import-boundaries.ts";
import { applyPostcodes, planPostcodes } from "#app/domain/areas/import-postcodes.ts";
import { readBoundaries } from "#app/integrations/areas/geojson.ts";
import { readPostcodes } from "#app/integrations/areas/postcode-csv.ts";
import { committeeMembers, committees, representatives } from "#db/schema.ts";
import { confirmByMail, goodLetter, LETTER } from "#tests/letters.ts";
import { type Fields, openSite, type Site } from "#tests/site.ts";

const PARLIAMENT = "exampleland-parliament";
const ALONE = "/en/c/xinjiang/sanctions/letter"; // representatives alone are asked
const PLACES = `/api/v1/bodies/${PARLIAMENT}/postcodes/`;
const first = { body: { id: PARLIAMENT, name: null }, key: "first", validFrom: null, validUntil: null };

const offered = (html: string) =>
  [...html.matchAll(/<label for="representative[^"]*"><bdi>([^<]*)/g)].map(([, name]) => name);
const idIn = (html: string, name: string) =>
  [...html.slice(0, html.indexOf(name)).matchAll(/name="representative"[^>]*value="([\w-]+)"/g)].at(-1)?.[1] ?? "";

const find = (site: Site, place: string, more: Fields = {}, page = LETTER) =>
  site.post(page, { intent: "find", country: "XX", body: PARLIAMENT, place, ...more });

test("her postcode leads to the people of her constituency, and to the letter", async () => {
  await using site = await openSite();
  const page = await site.get(`${LETTER}?country=XX`);
  expect(page.text).toContain("Postcode or constituency");
  const found = await find(site, "10101");
  expect(found.status).toBe(303);
  const people = await site.get(found.location ?? "");
  expect(people.text).toContain("North Harbour");
  expect(offered(people.text)).toEqual(["Ada Example", "Bo Sample", "Yara Webform", "Uma Pretend", "Vito Imaginary"]);
  const nobody = await site.get(`${found.location}&chosen=yes`);
  expect([nobody.status, offered(nobody.text)]).toEqual([400, offered(people.text)]);
  const write = await site.get(`${LETTER}?country=XX&representative=${idIn(people.text, "Ada Example")}`);
  expect(write.text).toContain("Ada Example");
});

test("where one person answers for her constituency, that one is ticked, and the ministers stand beside", async () => {
  await using site = await openSite();
  const found = await find(site, "10401"); // Mock Moor
  const { text } = await site.get(found.location ?? "");
  expect(offered(text)).toEqual(["Rolf Rehearsal", "Uma Pretend", "Vito Imaginary"]);
  expect(text.match(/checked=""/g)).toHaveLength(1);
});

test("where nobody but one can be written to, she comes to the letter at once", async () => {
  await using site = await openSite();
  const found = await find(site, "10401", {}, ALONE);
  const { text } = await site.get(found.location ?? "");
  expect(text).toContain("Rolf Rehearsal");
  expect(text).toContain('name="ownWords"');
});

test("the members of one committee can be chosen alone, and only those who answer for her country", async () => {
  await using site = await openSite();
  const { db, now } = site.context;
  const members = await db.read.select().from(representatives).where(eq(representatives.bodyId, PARLIAMENT));
  const some = members.filter(({ name }) => ["Ada Example", "Kira Template"].includes(name));
  await db.write(async (tx) => {
    await tx.insert(committees).values({ id: "droi", bodyId: PARLIAMENT, key: "DROI", name: "Human rights" });
    for (const { id } of some)
      await tx
        .insert(committeeMembers)
        .values({ committeeId: "droi", representativeId: id, role: "member", addedAt: now() });
    await tx.insert(committees).values({ id: "empty", bodyId: PARLIAMENT, key: "NONE", name: "Nobody" });
  });
  const page = await site.get(`${LETTER}?country=XX`);
  expect(page.text).toContain("Human rights");
  expect(page.text).not.toContain("Nobody<");
  expect(offered((await site.get(`${LETTER}?country=XX&committee=droi`)).text)).toEqual([
    "Ada Example",
    "Kira Template",
  ]);
  expect((await site.get(`${LETTER}?country=XX&committee=empty`)).status).toBe(404);
  expect((await site.get(`${LETTER}?country=XX&area=nowhere`)).status).toBe(404);
});

test("a postcode in two constituencies asks which", async () => {
  await using site = await openSite();
  const answer = await find(site, " 101-05 ");
  expect(answer.status).toBe(200);
  const links = [...answer.text.matchAll(/<a href="([^"]+area=[^"]+)"><bdi>([^<]+)</g)].slice(0, 2);
  expect(links.map(([, , name]) => name)).toEqual(["North Harbour", "South Harbour"]);
  const south = await site.get((links[1]?.[1] ?? "").replaceAll("&amp;", "&"));
  expect(south.text).toContain("Dora Placeholder");
});

test("a postcode that is none says so, keeps what she typed, and offers the list", async () => {
  await using site = await openSite();
  const answer = await find(site, "99999");
  expect(answer.status).toBe(200);
  expect(answer.text).toContain("No constituency was found");
  expect(answer.text).toContain('value="99999"');
  expect(answer.text).toContain("North Harbour");
  const empty = await find(site, "   ");
  expect(empty.status).toBe(400);
  expect(empty.text).toContain('href="#place-1"');
  expect((await find(site, "x".repeat(101))).status).toBe(400);
});

test("her constituency is found by a part of its name, also in its own language and without accents", async () => {
  await using site = await openSite();
  for (const typed of ["sample bay", "Prøvabukt", "provabukt".replace("o", "ø"), "  BAY"])
    expect((await site.get((await find(site, typed)).location ?? "")).text, typed).toContain("Kira Template");
  expect((await site.get((await find(site, "norhavna")).location ?? "")).text).toContain("Ada Example");
  const several = await find(site, "Harbour");
  expect(several.text).toContain("More than one constituency fits");
});

test("nobody who can be written to lives there: she is told, and shown who answers for the whole country", async () => {
  await using site = await openSite();
  const { db, now } = site.context;
  const file = readPostcodes(
    Buffer.from("postcode,area_key,area_name\n20001,xx-new,Newborough\n10101,xx-north-harbour,"),
  );
  await db.write(async (tx) => applyPostcodes(tx, await planPostcodes(tx, first, file), "0", now()));
  const answer = await find(site, "20001");
  expect(answer.text).toContain("Nobody there can be written to");
  expect(answer.text).toContain("Newborough");
  expect(answer.text).toContain("Uma Pretend");
});

test("what she typed is kept nowhere: no address, no row, no log has the postcode", async () => {
  const said: string[] = [];
  const [error, log] = [console.error, console.log];
  console.error = console.log = (...words) => said.push(words.join(" "));
  try {
    await using site = await openSite();
    const { db, now } = site.context;
    const file = readPostcodes(Buffer.from("postcode,area_key\n77331,xx-mock-moor"));
    await db.write(async (tx) => applyPostcodes(tx, await planPostcodes(tx, first, file), "0", now()));
    const found = await find(site, "77 331", { latitude: "" });
    expect(found.location).not.toContain("77331");
    const write = await site.get(found.location ?? "");
    const rolf = idIn(write.text, "Rolf Rehearsal");
    expect(write.text).not.toMatch(/77\s?331/);
    await site.post(LETTER, goodLetter(rolf));
    await confirmByMail(site);
    await site.later(1);
    await db.write(async (tx) => applyPostcodes(tx, await planPostcodes(tx, first, otherTable), "0", now())); // the table itself has it
    await db.scrub();
    expect(said.join("\n")).not.toMatch(/77\s?331/);
    for (const mail of await site.mails()) expect(mail.raw).not.toMatch(/77\s?331/);
    for (const name of readdirSync(site.dataDir).filter((name) => name.startsWith("countersign.db")))
      expect(readFileSync(join(site.dataDir, name)).includes("77331"), name).toBe(false);
  } finally {
    Object.assign(console, { error, log });
  }
});
const otherTable = readPostcodes(Buffer.from("postcode,area_key\n10101,xx-mock-moor"));

test("a browser is given all postcodes that begin alike, and no other question is answered", async () => {
  await using site = await openSite();
  const answer = await site.get(`${PLACES}101.json`, { "Accept-Encoding": "identity" });
  const { set, areas, postcodes } = JSON.parse(answer.text);
  expect(set).toBe("first");
  expect(Object.keys(postcodes)).toHaveLength(15);
  expect(postcodes["05"].map((place: number) => areas[place].name)).toEqual(["North Harbour", "South Harbour"]);
  expect(answer.headers.get("Cache-Control")).toContain("public");
  expect(JSON.parse((await site.get(`${PLACES}999.json`)).text)).toMatchObject({ areas: [], postcodes: {} });
  for (const other of ["10101.json", "1.json", "101", "%27%22-.json", "10%C3.json"])
    expect((await site.get(PLACES + other)).status, other).toBe(404);
  expect((await site.get("/api/v1/bodies/nowhere/postcodes/101.json")).status).toBe(404);
});

test("around an election the map that holds on the day is used", async () => {
  await using site = await openSite();
  const { db, now } = site.context;
  const tomorrow = new Date(now().getTime() + 24 * 3_600_000);
  const next = { ...first, key: "next", validFrom: tomorrow };
  const file = readPostcodes(Buffer.from("postcode,area_key\n10101,xx-mock-moor"));
  await db.write(async (tx) => applyPostcodes(tx, await planPostcodes(tx, next, file), "0", now()));
  const who = async () => (await site.get((await find(site, "10101")).location ?? "")).text;
  expect(await who()).toContain("Ada Example");
  await site.later(25);
  expect(await who()).toContain("Rolf Rehearsal");
});

const SQUARES = JSON.stringify({
  type: "FeatureCollection",
  features: [
    ["xx-north-harbour", 0],
    ["xx-mock-moor", 1],
  ].map(([key, west]) => ({
    type: "Feature",
    properties: { key },
    geometry: {
      type: "Polygon",
      coordinates: [[0, 1, 1, 0, 0].map((east, n) => [Number(west) + east, n < 2 ? 0 : n < 4 ? 1 : 0])],
    },
  })),
});

test("where her browser says she is leads there too; on an edge she is asked, at sea she is told", async () => {
  await using site = await openSite();
  const { db, now } = site.context;
  expect((await site.get(`${LETTER}?country=XX`)).headers.get("Permissions-Policy")).toContain("geolocation=(self)");
  expect((await site.get("/en")).headers.get("Permissions-Policy")).toContain("geolocation=()");
  const file = readBoundaries([{ name: "squares", bytes: Buffer.from(SQUARES) }], { key: "key" });
  await db.write(async (tx) => applyBoundaries(tx, await planBoundaries(tx, first, file), "0", now()));
  expect((await site.get(`${LETTER}?country=XX`)).text).toContain("Use where I am now");
  const at = (longitude: string, latitude: string) => find(site, "", { longitude, latitude });
  const inside = await at("1.5", "0.5");
  expect((await site.get(inside.location ?? "")).text).toContain("Rolf Rehearsal");
  expect(inside.location).not.toMatch(/\d\.\d/);
  expect((await at("1", "0.5")).text).toContain("More than one constituency fits");
  expect((await at("50", "50")).text).toContain("No constituency was found");
  expect((await at("181", "x")).status).toBe(400);
});
