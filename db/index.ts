import { AsyncLocalStorage } from "node:async_hooks";
import { connect, type Reader, type Writer } from "./engine.ts";

export { NewerDatabase } from "./migrations.ts";
export type { Reader, Writer };
export type Db = ReturnType<typeof open>;

const writing = new AsyncLocalStorage<true>();

/** Opens a database: a file's path for SQLite, a postgres:// address for PostgreSQL. */
export function open(url: string) {
  const { read, transact, migrate, scrub, close } = connect(url);

  return {
    read: read as Reader,

    /** Runs the work in a transaction: all of it happens, or none. Never wait for the network inside. */
    async write<T>(work: (tx: Writer) => Promise<T>): Promise<T> {
      if (writing.getStore()) throw new Error("write() inside write(): pass the transaction along instead");
      return writing.run(true, () => transact(work));
    },

    migrate,
    scrub,
    close,
  };
}
