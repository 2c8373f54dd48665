import type Sqlite from "better-sqlite3";

/** More than all the queries that do not vary in length; those that do push each other out. */
const MOST = 300;

/**
 * Keeps the statements of a connection by their text, the least lately used leave first. Drizzle prepares a query at
 * each use, and what SQLite takes for a statement is given back only when V8 next tidies its old objects, which knows
 * nothing of that memory: two organisers pressing reload for two seconds held 140 MB.
 */
export function rememberStatements(connection: Sqlite.Database) {
  const known = new Map<string, Sqlite.Statement>();
  const prepare = connection.prepare.bind(connection);

  function remembered(text: string): Sqlite.Statement {
    const statement = known.get(text) ?? prepare(text);
    known.delete(text);
    known.set(text, statement);
    if (known.size > MOST) known.delete(known.keys().next().value as string);
    return statement.reader ? statement.raw(false) : statement; // as if new: whoever wants arrays says so each time
  }
  connection.prepare = remembered as typeof connection.prepare;
  return connection;
}
