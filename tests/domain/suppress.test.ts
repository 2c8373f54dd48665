import fc from "fast-check";
import { expect, test } from "vitest";
import { LEAST, publishable } from "#app/domain/suppress.ts";

const itself = (people: number) => people;

test("cells of ten and more are published, smaller ones are not", () => {
  expect(publishable([100, 3, 50, 9, 10], itself)).toEqual([100, 50, 10]);
});

test("one small cell takes another with it, or it could be found by subtraction", () => {
  expect(publishable([100, 9, 10], itself)).toEqual([100]);
  expect(publishable([100, 9], itself)).toEqual([]);
});

test("nobody can be found, whatever the numbers are", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { maxLength: 40 }), (cells) => {
      const shown = publishable(cells, itself);
      const total = cells.reduce((sum, people) => sum + people, 0);
      const rest = total - shown.reduce((sum, people) => sum + people, 0);
      const hidden = cells.filter((people) => people > 0).length - shown.length;
      expect(shown.every((people) => people >= LEAST)).toBe(true);
      if (shown.length > 0) {
        expect(hidden).not.toBe(1);
        expect(rest === 0 || rest >= LEAST).toBe(true);
      }
    }),
    { numRuns: 2_000 },
  );
});
