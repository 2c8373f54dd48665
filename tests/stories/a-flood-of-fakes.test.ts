import { expect, test } from "vitest";
import { flood } from "#tests/flood.ts";

test("2,000 fakes flood in among 100 honest people: no honest one is turned away or left out, and no fake counts", async () => {
  const { refused, latest, counted } = await flood({
    fakes: 2_000,
    domains: 10,
    prefixes: 500,
    honest: 100,
    minutes: 15,
    stepSeconds: 60,
  });
  expect(refused).toBe(0);
  expect(latest).toBeLessThanOrEqual(10);
  expect(counted.honest).toBe(100);
  expect(counted.fakes).toBeLessThanOrEqual(2);
}, 240_000);
