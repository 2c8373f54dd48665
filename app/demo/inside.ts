import type { Db, Reader, Writer } from "#db/index.ts";

/** A transaction under way in the shape of the database, for functions that otherwise open their own. */
export const inside = (tx: Writer): Db =>
  ({ read: tx as unknown as Reader, write: (work: (tx: Writer) => Promise<unknown>) => work(tx) }) as Db;
