/** The database cannot be used. The message is a sentence for the person who starts the program, and quotes no setting. */
export class UnusableDatabase extends Error {}

const NEWER =
  "The database was written by a newer version of Countersign than this one. Start that version, or restore the backup made before the upgrade.";

export const newerDatabase = () => new UnusableDatabase(NEWER);

/** Faults that the person who starts the program can mend, as sentences; any other error as it is. */
export function explained(error: unknown): unknown {
  const code = codeOf(error);
  if (code === "SQLITE_NOTADB")
    return new UnusableDatabase(
      "The file that DATABASE_URL names is no SQLite database. Name another, or move it away.",
    );
  if (code === "SQLITE_CORRUPT") return new UnusableDatabase("The database file is damaged. Restore it from a backup.");
  if (code === "SQLITE_CANTOPEN" || code === "SQLITE_READONLY" || code === "EACCES")
    return new UnusableDatabase(
      "The file that DATABASE_URL names cannot be opened for writing. Check its folder's owner and mode.",
    );
  if (code === "SQLITE_FULL" || code === "ENOSPC")
    return new UnusableDatabase("The disk is full: the database cannot be written.");
  if (["ECONNREFUSED", "ENOTFOUND", "EHOSTUNREACH", "ETIMEDOUT", "ECONNRESET"].includes(code))
    return new UnusableDatabase(`The PostgreSQL server that DATABASE_URL names does not answer (${code}).`);
  if (["28P01", "28000"].includes(code))
    return new UnusableDatabase("PostgreSQL refuses the user or password in DATABASE_URL.");
  if (code === "3D000")
    return new UnusableDatabase(
      "The PostgreSQL server has no database of the name in DATABASE_URL. Create it first: createdb NAME.",
    );
  return error;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? code : codeOf(error.cause);
}
