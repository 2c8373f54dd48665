import { AsyncLocalStorage } from "node:async_hooks";
import { connect, type Reader, type Writer } from "./engine.ts";
import { explained } from "./faults.ts";

export type { Reader, Writer };
export type Db = ReturnType<typeof open>;

const writing = new AsyncLocalStorage<true>();

/**
 * Opens a database and brings it up to date: a file's path for SQLite, a postgres:// address for PostgreSQL.
 * @throws {UnusableDatabase} with a sentence for the person who starts the program.
 */
export async function openDatabase(url: string) {
  try {
    const db = open(url);
    await db.migrate();
    return db;
  } catch (error) {
    throw explained(error);
  }
}

function open(url: string) {
  const { read, transact, migrate, scrub, close } = connect(url);

  return {
    read: read as Reader,

    /** Runs the work in a transaction: all of it happens, or none. Never wait for the network inside. */
    async write<T>(work: (tx: Writer) => Promise<T>): Promise<T> {
      if (writing.getStore()) throw new Error("write() inside write(): pass the transaction along instead");
      return transact((tx) => writing.run(true, () => work(tx)));
    },

    migrate,
    scrub,
    close,
  };
}
