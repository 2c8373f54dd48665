import { expect, test } from "vitest";
import { applyImport, planImport } from "#app/domain/representatives/import.ts";
import { canBeUndone, findImport, listImports, undoImport } from "#app/domain/representatives/imports.ts";
import { findRepresentative, listRepresentatives } from "#app/domain/representatives.ts";
import { readCsv } from "#app/integrations/importers/csv.ts";
import { idOf, LETTER } from "#tests/letters.ts";
import { openSite, type Site } from "#tests/site.ts";

const HEAD = "key,name,role,area,area_key,country,email,valid_until,phone,committees";
const ADA = "a,Ada Muster,Member,North,n,XX,ada@parl.example,,+1 555 0100,Foreign Affairs;Budget";
const BO = "b,Bo Probe,Member,South,s,XX,bo@parl.example,2090-12-31,,Budget";
const BODY = { id: "assembly", name: "Example Assembly", country: null };

async function bring({ context: { db, now } }: Site, ...lines: string[]) {
  return db.write(async (tx) => {
    const plan = await planImport(tx, BODY, readCsv(Buffer.from([HEAD, ...lines].join("\n"))), now());
    return applyImport(tx, plan, { format: "csv", hash: "0" }, now());
  });
}

const undo = ({ context: { db, now } }: Site, id: string) => db.write((tx) => undoImport(tx, id, null, now()));

/** All that the tables say of the body's people, as far as a letter could tell. */
async function standing({ context: { db, now } }: Site) {
  const action = { letterTo: ["representative"] } as unknown as Parameters<typeof listRepresentatives>[1];
  const areas = await listRepresentatives(db.read, action, "XX", now());
  return areas.flatMap(({ people }) => people).filter(({ bodyId }) => bodyId === BODY.id);
}

test("the first import is undone: nobody of it can be written to, and it can be brought again", async () => {
  await using site = await openSite();
  const id = await bring(site, ADA, BO);
  const ada = await idOf(site, "Ada Muster");
  expect(await undo(site, id)).toBe("undone");
  expect((await site.get(`${LETTER}?country=XX&representative=${ada}`)).status).toBe(404);
  expect(await undo(site, id)).toBe("already-undone");
  await bring(site, ADA, BO);
  expect(await idOf(site, "Ada Muster")).toBe(ada);
});

test("an undone change leaves everything as it was: person, address, committee, area, who left and who came", async () => {
  await using site = await openSite();
  await bring(site, ADA, BO);
  const before = await standing(site);
  expect(before.map(({ name }) => name)).toEqual(["Ada Muster", "Bo Probe"]);
  site.pass(60);
  const moved = ADA.replace("Member", "Speaker").replace("North,n", "The North,n").replace("Budget", "Trade");
  const second = await bring(site, moved.replace("ada@", "speaker@"), "c,Cy Neu,Member,South,s,XX,cy@parl.example,,,");
  expect((await standing(site)).map(({ name, email, area }) => [name, email, area])).toEqual([
    ["Cy Neu", "cy@parl.example", "South"],
    ["Ada Muster", "speaker@parl.example", "The North"],
  ]);
  site.pass(60);
  expect(await undo(site, second)).toBe("undone");
  expect(await standing(site)).toEqual(before);
  expect((await planAgain(site, ADA, BO)).report).toMatchObject({
    added: 0,
    changed: 0,
    addressChanged: 0,
    retired: 0,
  });
});

test("an import is not undone under a later one that stands; from the last backwards they all can be", async () => {
  await using site = await openSite();
  const { db } = site.context;
  const first = await bring(site, ADA);
  site.pass(60);
  const second = await bring(site, ADA, BO);
  expect(await undo(site, first)).toBe("later-stands");
  expect(await undo(site, "nothing")).toBe("unknown");
  expect((await standing(site)).length).toBe(2);
  expect(await undo(site, second)).toBe("undone");
  expect(await canBeUndone(db.read, (await findImport(db.read, first)) ?? never())).toBe(true);
  expect(await undo(site, first)).toBe("undone");
  expect(await standing(site)).toEqual([]);
  const listed = await listImports(db.read, 10, BODY.id);
  expect(listed.map(({ id, undoneAt }) => [id, undoneAt !== null])).toEqual([
    [second, true],
    [first, true],
  ]);
});

test("a letter's addressee stays known, whatever is undone", async () => {
  await using site = await openSite();
  const id = await bring(site, ADA);
  const ada = await idOf(site, "Ada Muster");
  await undo(site, id);
  await bring(site, ADA.replace("ada@", "office@"));
  expect(await findRepresentative(site.context.db.read, ada)).toMatchObject({ email: "office@parl.example" });
});

test("a thousand changes are written and taken back", async () => {
  await using site = await openSite();
  const people = (role: string) =>
    Array.from(
      { length: 1_000 },
      (_, i) => `k${i},Nobody Number ${i},${role},Area ${i},a${i},XX,n${i}@parl.example,,,`,
    );
  await bring(site, ...people("Member"));
  site.pass(60);
  const before = await standing(site);
  const second = await bring(site, ...people("Speaker").slice(0, 900));
  expect((await standing(site)).filter(({ role }) => role === "Speaker").length).toBe(900);
  await undo(site, second);
  expect(await standing(site)).toEqual(before);
});

const planAgain = ({ context: { db, now } }: Site, ...lines: string[]) =>
  planImport(db.read, BODY, readCsv(Buffer.from([HEAD, ...lines].join("\n"))), now());

function never(): never {
  throw new Error("the import is not there");
}
