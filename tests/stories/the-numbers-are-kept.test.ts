import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { checkCounts, lastCheck } from "#app/domain/counts/check.ts";
import { rollUpCounts } from "#app/domain/counts/roll-up.ts";
import { tallyOf } from "#app/domain/counts/tally.ts";
import { countChanges, counters } from "#db/schema.ts";
import { signed } from "#tests/organiser.ts";
import { goodForm, openSite, type Site } from "#tests/site.ts";

const BOTH = ["non-refoulement", "sanctions"];

/** Two who signed, one of them in two steps, one who withdrew, and one who never confirmed. */
async function someSigned(site: Site) {
  await signed(site, { email: "one@signers.example", country: "DE", actions: BOTH });
  await signed(site, { email: "two@signers.example", country: "KZ", actions: ["sanctions"] });
  await site.later(1);
  await signed(site, { email: "two@signers.example", country: "DE", actions: ["remedy"] });
  await signed(site, { email: "three@signers.example", country: "FR", actions: BOTH });
  await site.post(await site.linkTo("three@signers.example", "manage"), { intent: "withdraw" });
  await site.post("/en/c/xinjiang/sign", goodForm({ email: "four@signers.example" }));
}

const EXPECTED = {
  signatures: [["", 2]],
  action: [
    ["non-refoulement", 1],
    ["remedy", 1],
    ["sanctions", 2],
  ],
  country: [["DE", 2]],
  locale: [["en", 2]],
  source: [["", 2]],
};

async function numbers(site: Site) {
  const tally = await tallyOf(site.context.db.read, "xinjiang");
  const sorted = (of: Map<string, number>) => [...of].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(Object.entries(tally).map(([dimension, of]) => [dimension, sorted(of)]));
}

test("every number is right before the worker has added it up, and after", async () => {
  await using site = await openSite();
  await someSigned(site);
  expect(await site.context.db.read.$count(countChanges)).toBeGreaterThan(0);
  expect(await numbers(site)).toMatchObject({ ...EXPECTED, state: [["withdrawn", 1]] });

  await site.later(0.01);
  expect(await site.context.db.read.$count(countChanges)).toBe(0);
  const after = await numbers(site);
  expect(after).toMatchObject({
    ...EXPECTED,
    state: [
      ["pending", 1],
      ["withdrawn", 1],
    ],
  });
  expect(after.day?.reduce((sum, [, n]) => sum + Number(n), 0)).toBe(2);
});

test("a signature that is erased leaves every number", async () => {
  await using site = await openSite();
  await someSigned(site);
  for (const who of ["one", "two", "three", "four"])
    await site.post(await site.linkTo(`${who}@signers.example`, "manage"), { intent: "erase" });
  await site.later(0.01);
  expect(Object.values(await numbers(site)).flat()).toEqual([]);
});

test("several workers that add up at once add nothing twice", async () => {
  await using site = await openSite();
  await someSigned(site);
  const { db, now } = site.context;
  await Promise.all([1, 2, 3, 4].map((n) => rollUpCounts(db, new Date(now().getTime() + n * 1_000))));
  expect(await numbers(site)).toMatchObject(EXPECTED);
});

test("the nightly recount finds counters that are wrong, mends them, and says by how much", async () => {
  await using site = await openSite();
  await someSigned(site);
  await site.later(0.01);
  const { db } = site.context;
  await db.write(async (tx) => {
    await tx.update(counters).set({ n: 7 }).where(eq(counters.key, "remedy"));
    await tx.delete(counters).where(eq(counters.key, "DE"));
    await tx.insert(counters).values({ campaignId: "xinjiang", dimension: "state", key: "held", n: 3 });
  });
  await signed(site, { email: "five@signers.example", country: "DE", actions: ["remedy"] }); // not yet added up

  const [found] = await checkCounts(db, site.context.now());
  expect(found).toMatchObject({ campaignId: "xinjiang", cells: 3, difference: 6 + 2 + 3 });
  expect(await numbers(site)).toMatchObject({
    signatures: [["", 3]],
    action: [
      ["non-refoulement", 1],
      ["remedy", 2],
      ["sanctions", 2],
    ],
    country: [["DE", 3]],
    state: [
      ["pending", 1],
      ["withdrawn", 1],
    ],
  });
  expect(await lastCheck(db.read, "xinjiang")).toMatchObject({ cells: 3, difference: 11 });
  expect((await checkCounts(db, site.context.now()))[0]).toMatchObject({ cells: 0, difference: 0 });
});

test("the recount runs by itself once a night", async () => {
  await using site = await openSite();
  await someSigned(site);
  const { db } = site.context;
  for (let hour = 0; hour < 48; hour++) await site.later(1);
  const checks = await lastCheck(db.read, "xinjiang");
  expect(checks?.checkedAt.getUTCHours()).toBe(3);
  expect(checks).toMatchObject({ cells: 0, difference: 0 });
});
