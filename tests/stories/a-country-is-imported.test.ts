import { expect, test } from "vitest";
import { bodiesInNumbers } from "#app/domain/representatives/bodies.ts";
import { applyImport, planImport } from "#app/domain/representatives/import.ts";
import { undoImport } from "#app/domain/representatives/imports.ts";
import { hashOf, readRepresentatives } from "#app/integrations/importers/read.ts";
import { dataSet, filesIn } from "#tests/data-sets.ts";
import { openSite, type Site } from "#tests/site.ts";

const MOST_CPU_MS = 10_000;
const BODY = { id: "us", name: "United States", country: null };

async function bring({ context: { db, now } }: Site, files: ReturnType<typeof filesIn>) {
  const file = await readRepresentatives("openstates", files, now());
  return db.write(async (tx) => {
    const plan = await planImport(tx, BODY, file, now());
    const id = await applyImport(tx, plan, { format: "openstates", hash: hashOf(files) }, now());
    return { ...plan.report, id };
  });
}

test("8,801 people are imported in less than ten seconds of work, a second time nothing is new, and both can be undone", async (context) => {
  const files = filesIn(dataSet(context, "openstates-people"), /^current\.csv$/);
  await using site = await openSite();
  const began = process.cpuUsage();
  const first = await bring(site, files);
  const { user, system } = process.cpuUsage(began); // of this process alone: others may keep the machine busy
  expect((user + system) / 1_000).toBeLessThan(MOST_CPU_MS);
  expect(first).toMatchObject({ read: 8_801, added: 8_801, withoutEmail: 692, contactForm: 533, rejected: [] });
  site.pass(60);
  const second = await bring(site, files);
  expect(second).toMatchObject({ added: 0, changed: 0, addressChanged: 0, retired: 0 });
  const { db, now } = site.context;
  const [body] = (await bodiesInNumbers(db.read, now())).filter(({ id }) => id === BODY.id);
  expect(body && body.inOffice + body.termEnded).toBe(8_801);
  for (const { id } of [second, first]) expect(await db.write((tx) => undoImport(tx, id, null, now()))).toBe("undone");
  const [empty] = (await bodiesInNumbers(db.read, now())).filter(({ id }) => id === BODY.id);
  expect([empty?.inOffice, empty?.withEmail, empty?.importedAt]).toEqual([0, 0, null]);
});

test("a parliament with committees is imported, and who sits where follows the next file", async (context) => {
  const files = filesIn(dataSet(context, "meps/tttp/data"), /^meps\.csv$/);
  await using site = await openSite();
  const { db, now } = site.context;
  const body = { id: "ep", name: "European Parliament", country: null };
  const plan = async () => planImport(db.read, body, await readRepresentatives("europarl", files, now()), now());
  const first = await plan();
  expect(first.committees?.named.size).toBe(24);
  await db.write(async (tx) => applyImport(tx, first, { format: "europarl", hash: hashOf(files) }, now()));
  expect((await plan()).report).toMatchObject({ read: 718, added: 0, changed: 0, withoutEmail: 0 });
  const [file] = files;
  if (file) file.bytes = Buffer.from(file.bytes.toString("utf8").replace(/,M,/, ",,"));
  expect((await plan()).report).toMatchObject({ changed: 1, addressChanged: 0 });
});
