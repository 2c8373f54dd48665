import type Sqlite from "better-sqlite3";

/** Works that waited together are committed together; more would make the first wait too long. */
const GROUP_MOST = 500;

type Waiting = { run: () => Promise<unknown>; answer: (result: unknown) => void; refuse: (error: unknown) => void };

/**
 * One transaction at a time on a connection, shared by all works that wait when it begins: a savepoint each, so that
 * one that fails takes nobody else's with it, and an answer each after the commit. With synchronous=FULL the disk is
 * asked once a group instead of once a work.
 */
export function groupCommit(connection: Sqlite.Database, committed = () => {}) {
  const waiting: Waiting[] = [];
  let underWay: Promise<void> | null = null;

  async function commitAll() {
    await new Promise(setImmediate); // those who come in the same turn of the event loop join
    while (waiting.length > 0) await commitGroup(connection, waiting.splice(0, GROUP_MOST), committed);
    underWay = null;
  }

  return {
    write<T>(work: () => Promise<T>): Promise<T> {
      return new Promise<T>((answer, refuse) => {
        waiting.push({ run: work, answer: answer as Waiting["answer"], refuse });
        underWay ??= commitAll();
      });
    },

    /** When everything that waits is done. */
    idle: async () => {
      while (underWay) await underWay;
    },
  };
}

async function commitGroup(connection: Sqlite.Database, group: Waiting[], committed: () => void) {
  const answers: (() => void)[] = [];
  try {
    connection.prepare("BEGIN IMMEDIATE").run();
    for (const work of group) answers.push(await attempt(connection, work));
    connection.prepare("COMMIT").run();
  } catch (error) {
    if (connection.inTransaction) connection.prepare("ROLLBACK").run();
    for (const { refuse } of group) refuse(error);
    return;
  }
  for (const answer of answers) answer();
  committed();
}

/** Runs one work and returns how to answer it once the group is committed. Throws when the whole transaction is gone. */
async function attempt(connection: Sqlite.Database, { run, answer, refuse }: Waiting): Promise<() => void> {
  connection.prepare("SAVEPOINT work").run();
  try {
    const result = await run();
    connection.prepare("RELEASE work").run();
    return () => answer(result);
  } catch (error) {
    if (!connection.inTransaction) throw error; // a full disk ends the transaction for everybody in it
    connection.prepare("ROLLBACK TO work").run();
    connection.prepare("RELEASE work").run();
    return () => refuse(error);
  }
}
