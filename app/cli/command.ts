import { resolve } from "node:path";
import type { ParseArgsConfig } from "node:util";
import { type Config, readConfig } from "#app/config.ts";
import { type Db, openDatabase } from "#db/index.ts";

export type Input = { values: Record<string, string | boolean | undefined>; positionals: string[] };

/** One thing the command line can do. Add a file beside this one, and its command to countersign.ts. */
export type Command = {
  /** What to type, after "countersign". */
  usage: string;
  /** How many words follow the command's own. */
  positionals: number;
  options: NonNullable<ParseArgsConfig["options"]>;
  /** Throws a Told with a sentence when it cannot be done. */
  run(input: Input): Promise<void>;
};

/** It cannot be done; the message says why, in a sentence for the person at the keyboard. Exit code 1. */
export class Told extends Error {}

/** The command was not typed as it must be; how it is used is shown. Exit code 2. */
export class Misused extends Error {}

/** Opens the installation's database, brought up to date, for the length of the work. */
export async function withDatabase<T>(work: (db: Db, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig();
  const db = await openDatabase(config.DATABASE_URL);
  try {
    return await work(db, config);
  } finally {
    await db.close();
  }
}

/** The value of an option that must be given. */
export function required({ values }: Input, option: string): string {
  const value = values[option];
  if (typeof value !== "string" || !value) throw new Misused(`--${option} is missing.`);
  return value;
}

/** A path as it was typed, which npm would otherwise read from the project's folder. */
export const typedPath = (path: string) => resolve(process.env.INIT_CWD ?? startedIn, path);
const startedIn = process.cwd();
