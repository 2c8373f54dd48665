import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { installation } from "#db/schema.ts";
import { freshDatabase, note } from "#tests/db/world.ts";

// What db.write and db.read promise, on whichever engine this runs.

test("all of a work happens, or none", async () => {
  await using world = await freshDatabase();
  const failing = world.db.write(async (tx) => {
    await note(tx, "first");
    throw new Error("second thoughts");
  });
  await expect(failing).rejects.toThrow("second thoughts");
  expect(await world.facts()).toEqual([]);
});

test("a failed work takes nobody else's with it", async () => {
  await using world = await freshDatabase();
  const works = Array.from({ length: 30 }, (_, n) =>
    world.db.write(async (tx) => {
      await note(tx, `work ${n}`);
      if (n % 3 === 0) throw new Error("no");
    }),
  );
  await Promise.allSettled(works);
  expect(await world.facts()).toHaveLength(20);
});

test("readers never see half a work", async () => {
  await using world = await freshDatabase();
  const seen: number[] = [];
  await world.db.write(async (tx) => {
    await note(tx, "half");
    seen.push((await world.facts()).length);
    await note(tx, "whole");
  });
  expect(seen).toEqual([0]);
  expect(await world.facts()).toEqual(["half", "whole"]);
});

test("fifty at once add up, each on the last one's result", async () => {
  await using world = await freshDatabase();
  await world.db.write((tx) => tx.insert(installation).values({ fact: "counter", since: new Date(0) }));
  const one = () =>
    world.db.write(async (tx) => {
      const [row] = await tx.select().from(installation).where(eq(installation.fact, "counter"));
      await tx.update(installation).set({ since: new Date((row?.since.getTime() ?? 0) + 1) });
    });
  await Promise.all(Array.from({ length: 50 }, one));
  const [row] = await world.db.read.select().from(installation);
  expect(row?.since.getTime()).toBe(50);
});

test("a write inside a write is refused, not left waiting for itself", async () => {
  await using world = await freshDatabase();
  const nested = world.db.write(() => world.db.write((tx) => note(tx, "inner")));
  await expect(nested).rejects.toThrow(/write\(\) inside write\(\)/);
});
