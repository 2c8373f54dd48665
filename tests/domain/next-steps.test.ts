import { expect, test } from "vitest";
import { shownCount } from "#app/domain/counts/shown.ts";
import { nextStep, nextSteps } from "#app/domain/next-steps.ts";

test("one step is offered, the campaign's first that is possible, and each leads on to one that comes later", () => {
  expect(nextStep({}, nextSteps)).toBe("share");
  expect(nextStep({ next: ["letter", "share"] }, nextSteps)).toBe("letter");
  expect(nextStep({ next: ["letter", "share"] }, ["share", "actions"])).toBe("share");
  expect(nextStep({ next: ["letter", "share"] }, nextSteps, "letter")).toBe("share");
  expect(nextStep({}, nextSteps, "actions")).toBeNull();
  expect(nextStep({ next: [] }, nextSteps)).toBeNull();
});

test.each([
  [0, null],
  [9, null],
  [10, 10],
  [99, 90],
  [100, 100],
  [119, 110],
  [12_345, 12_000],
  [999_999, 990_000],
  [1_000_000, 1_000_000],
])("of %i people a picture shows %s: never more, and to two digits", (count, shown) => {
  expect(shownCount(count)).toBe(shown);
});
