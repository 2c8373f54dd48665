import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readCsv } from "#app/integrations/importers/csv.ts";

const BYTES = readFileSync("db/seeds/human-rights-council/members.csv");

test("the Human Rights Council has its 47 members, each with a term, a mission and no guessed address", () => {
  const { rows, rejected } = readCsv(BYTES);
  expect(rejected).toEqual([]);
  expect(rows).toHaveLength(47);
  expect(new Set(rows.map(({ country }) => country)).size).toBe(47);
  expect(rows.every(({ kind, addresses }) => kind === "permanent-mission" && addresses.length === 0)).toBe(true);
  const ends = rows.map(({ validUntil }) => validUntil?.toISOString().slice(0, 10));
  expect(["2026-12-31", "2027-12-31", "2028-12-31"].map((end) => ends.filter((day) => day === end).length)).toEqual([
    15, 18, 14,
  ]);
});

test("its seats are parted among the regions as its founding resolution says", () => {
  const regions = BYTES.toString("utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").at(5) ?? "");
  const many = (region: string) => regions.filter((one) => one.startsWith(region)).length;
  expect(["African", "Asia", "Eastern", "Latin", "Western"].map(many)).toEqual([13, 13, 6, 8, 7]);
});
