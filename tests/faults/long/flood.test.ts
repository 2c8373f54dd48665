import { expect, test } from "vitest";
import { flood } from "#tests/flood.ts";

test("100,000 fakes of 50 domains and 5,000 networks flood in among 1,000 honest people within an hour", async () => {
  const seen = await flood({
    fakes: 100_000,
    domains: 50,
    prefixes: 5_000,
    honest: 1_000,
    minutes: 60,
    stepSeconds: 10,
  });
  console.log(
    `fakes counted at the end: ${seen.counted.fakes}; at most at once: ${seen.most}; held after having counted: ${seen.held}; ` +
      `honest counted: ${seen.counted.honest}; refused: ${seen.refused}; longest wait for a mail: ${seen.latest.toFixed(1)} min`,
  );
  expect(seen.refused).toBe(0);
  expect(seen.latest).toBeLessThanOrEqual(10);
  expect(seen.counted.honest).toBe(1_000);
  expect(seen.counted.fakes).toBeLessThanOrEqual(100);
  expect(seen.held).toBeLessThanOrEqual(100); // those who counted for a minute
});
