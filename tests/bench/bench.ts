import type { Row } from "#tests/bench/table.ts";

/** What every part is given. */
export type Bench = {
  /** Interleaved rounds of each figure, and how long each lasts. */
  rounds: number;
  seconds: number;
  /** How many single requests a latency of rendering is taken from. */
  samples: number;
  /** The sizes of database that are compared, in confirmed signatures. */
  sizes: number[];
  /** How many people sign before mails are sent and confirmed. */
  signers: number;
  /** Databases are left where they are. */
  keep: boolean;
  /** Where the next block of a million addresses begins that nobody has signed with. */
  numbers(): number;
  add(row: Row): void;
  say(line: string): void;
};

export const CONNECTIONS = 64;
