import { aliasedTable, and, desc, eq, gt, isNull, or } from "drizzle-orm";
import { takeBack } from "#app/domain/representatives/changes.ts";
import type { ImportReport } from "#app/domain/representatives/import.ts";
import type { Reader, Writer } from "#db/index.ts";
import { bodies, importChanges, imports, organisers } from "#db/schema.ts";

/** An import as it is listed. `by` is the organiser; null for the command line. */
export type LoggedImport = {
  id: string;
  bodyId: string;
  body: string;
  format: string;
  fileHash: string;
  report: ImportReport;
  importedAt: Date;
  by: string | null;
  undoneAt: Date | null;
  undoneBy: string | null;
};

/** What came of undoing. A later import of the body that stands must be undone first. */
export type Undone = "undone" | "unknown" | "already-undone" | "later-stands";

/** The imports of all bodies, or of one, the newest first. */
export async function listImports(db: Reader, most: number, bodyId?: string): Promise<LoggedImport[]> {
  return logged(db, bodyId === undefined ? undefined : eq(imports.bodyId, bodyId)).limit(most) as Promise<
    LoggedImport[]
  >;
}

export async function findImport(db: Reader, id: string): Promise<LoggedImport | null> {
  const [found] = await logged(db, eq(imports.id, id)).limit(1);
  return (found as LoggedImport | undefined) ?? null;
}

/** Whether the import is the last of its body that stands: the one that can be undone. */
export async function canBeUndone(db: Pick<Reader, "select">, one: { id: string; bodyId: string; importedAt: Date }) {
  const [later] = await db
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.bodyId, one.bodyId), isNull(imports.undoneAt), isLaterThan(one)))
    .limit(1);
  return later === undefined;
}

/**
 * Takes back what an import did: whom it added is retired, what it changed is as it was, whom it retired is back.
 * The names of the body, and areas and committees that it added, stay: nobody is written to by them.
 */
export async function undoImport(
  tx: Writer,
  id: string,
  organiserId: string | null,
  now = new Date(),
): Promise<Undone> {
  const [found] = await tx.select().from(imports).where(eq(imports.id, id));
  if (!found) return "unknown";
  if (found.undoneAt) return "already-undone";
  if (!(await canBeUndone(tx, found))) return "later-stands";
  const changes = await tx.select().from(importChanges).where(eq(importChanges.importId, id));
  await takeBack(tx, changes, now);
  await tx.update(imports).set({ undoneAt: now, undoneById: organiserId }).where(eq(imports.id, id));
  return "undone";
}

/** Imports of the same moment follow each other by their ids, which then are all there is to tell them apart. */
const isLaterThan = ({ id, importedAt }: { id: string; importedAt: Date }) =>
  or(gt(imports.importedAt, importedAt), and(eq(imports.importedAt, importedAt), gt(imports.id, id)));

function logged(db: Reader, which: ReturnType<typeof eq> | undefined) {
  const undoers = aliasedTable(organisers, "undoers");
  return db
    .select({
      id: imports.id,
      bodyId: imports.bodyId,
      body: bodies.name,
      format: imports.format,
      fileHash: imports.fileHash,
      report: imports.report,
      importedAt: imports.importedAt,
      by: organisers.name,
      undoneAt: imports.undoneAt,
      undoneBy: undoers.name,
    })
    .from(imports)
    .innerJoin(bodies, eq(bodies.id, imports.bodyId))
    .leftJoin(organisers, eq(organisers.id, imports.organiserId))
    .leftJoin(undoers, eq(undoers.id, imports.undoneById))
    .where(which)
    .orderBy(desc(imports.importedAt), desc(imports.id));
}
