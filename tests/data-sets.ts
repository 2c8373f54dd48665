import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { skipLoudly } from "#tests/faults/thorough.ts";

// Public data sets as they are published, mistakes and all. They are no part of the project: where the folder is missing,
// what needs them is not proved. Nobody in them is ever written to.

const DATA = process.env.COUNTERSIGN_DATA ?? resolve("../shared/data");

/** The place of a data set; without it the test is skipped, for everybody to see. */
export function dataSet(context: { skip: (why: string) => void }, path: string): string {
  const place = join(DATA, path);
  if (!existsSync(place)) skipLoudly(context, `${path}: there is no ${place}; COUNTERSIGN_DATA names the folder`);
  return place;
}

/** The files of a folder, and below it, whose names are such. */
export const filesIn = (folder: string, such: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => such.test(name))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
