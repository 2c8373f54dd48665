import { and, asc, count, countDistinct, desc, eq, gt, isNull, lte, min, or } from "drizzle-orm";
import type { Reader } from "#db/index.ts";
import { bodies, imports, representativeAddresses, representatives } from "#db/schema.ts";

/** A body in numbers of people. */
export type BodyInNumbers = {
  id: string;
  name: string;
  inOffice: number;
  /** Of those in office. */
  withEmail: number;
  /** Not retired, but the term is over: the list is old. */
  termEnded: number;
  /** When the next term of anybody in office ends. */
  nextEnd: Date | null;
  importedAt: Date | null;
};

/** All bodies by name, each with who can be written to and how old its list is. */
export async function bodiesInNumbers(db: Reader, now = new Date()): Promise<BodyInNumbers[]> {
  const here = isNull(representatives.retiredAt);
  const inOffice = and(here, or(isNull(representatives.validUntil), gt(representatives.validUntil, now)));
  const bodyId = representatives.bodyId;
  const [all, sitting, reached, ended, imported] = await Promise.all([
    db.select().from(bodies).orderBy(asc(bodies.name)),
    db
      .select({ bodyId, n: count(), nextEnd: min(representatives.validUntil) })
      .from(representatives)
      .where(inOffice)
      .groupBy(bodyId),
    db
      .select({ bodyId, n: countDistinct(representatives.id) })
      .from(representatives)
      .innerJoin(representativeAddresses, eq(representativeAddresses.representativeId, representatives.id))
      .where(and(inOffice, eq(representativeAddresses.kind, "email"), isNull(representativeAddresses.retiredAt)))
      .groupBy(bodyId),
    db
      .select({ bodyId, n: count() })
      .from(representatives)
      .where(and(here, lte(representatives.validUntil, now)))
      .groupBy(bodyId),
    db
      .select({ bodyId: imports.bodyId, at: imports.importedAt })
      .from(imports)
      .where(isNull(imports.undoneAt))
      .orderBy(desc(imports.importedAt)),
  ]);
  const of = <Line extends { bodyId: string }>(lines: Line[], id: string) => lines.find((line) => line.bodyId === id);
  return all.map(({ id, name }) => ({
    ...{ id, name, inOffice: of(sitting, id)?.n ?? 0, withEmail: of(reached, id)?.n ?? 0 },
    ...{ termEnded: of(ended, id)?.n ?? 0, nextEnd: of(sitting, id)?.nextEnd ?? null },
    importedAt: of(imported, id)?.at ?? null,
  }));
}

/** The name of a body that is known. */
export async function bodyName(db: Reader, id: string): Promise<string | null> {
  const [body] = await db.select({ name: bodies.name }).from(bodies).where(eq(bodies.id, id));
  return body?.name ?? null;
}
