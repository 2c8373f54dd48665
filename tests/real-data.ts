import { existsSync } from "node:fs";
import { join } from "node:path";
import { skipLoudly } from "#tests/faults/thorough.ts";

const FOLDER = process.env.COUNTERSIGN_DATA ?? "../shared/data";

/** A real data set beside the project, for tests alone; a test that lacks it is skipped loudly. Nobody in it is ever written to. */
export function realData(test: { skip: (why: string) => void }, path: string): string {
  const found = [join(FOLDER, path), join("..", FOLDER, path)].find((place) => existsSync(place));
  if (!found) skipLoudly(test, `the data set ${path} is not here (COUNTERSIGN_DATA)`);
  return found ?? "";
}
