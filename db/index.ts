import { AsyncLocalStorage } from "node:async_hooks";
import { connect, type Reader, type Writer } from "./engine.ts";
import { explained } from "./faults.ts";
import { together } from "./together.ts";

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
  const { read, transact, snapshot, migrate, scrub, close } = connect(url);

  async function write<T>(work: (tx: Writer) => Promise<T>): Promise<T> {
    if (writing.getStore()) throw new Error("write() inside write(): pass the transaction along instead");
    return transact((tx) => writing.run(true, () => work(tx)));
  }

  return {
    read: read as Reader,

    /** Runs the work in a transaction: all of it happens, or none. Never wait for the network inside. */
    write,

    /** The same for work that is asked for many times at once: what waits is done by one call, in one transaction. */
    writeTogether: <Item>(work: (tx: Writer, items: Item[]) => Promise<void>) =>
      together((items: Item[]) => write((tx) => work(tx, items))),

    /** For long reads: everything the work reads is of one moment. */
    snapshot: <T>(work: (reader: Reader) => Promise<T>) => snapshot((reader) => work(reader as Reader)),

    migrate,
    scrub,
    close,
  };
}
