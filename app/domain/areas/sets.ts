import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import type { Reader, Writer } from "#db/index.ts";
import { areaSets, areas, bodies } from "#db/schema.ts";

export type AreaSet = typeof areaSets.$inferSelect;

/** The edition of a body's map that a file is for. Without dates it holds at any time. */
export type Edition = {
  body: { id: string; name: string | null };
  key: string;
  validFrom: Date | null;
  validUntil: Date | null;
};

/**
 * The edition of a body's map that holds now and has postcodes, or boundaries. Of several, the one that began last:
 * a new map takes the old one's place without anybody having to end that.
 */
export async function setInForce(
  db: Reader,
  bodyId: string,
  having: "postcodes" | "boundaries",
  now = new Date(),
): Promise<AreaSet | null> {
  const begun = or(isNull(areaSets.validFrom), lte(areaSets.validFrom, now));
  const notOver = or(isNull(areaSets.validUntil), gt(areaSets.validUntil, now));
  const sets = await db
    .select()
    .from(areaSets)
    .where(and(eq(areaSets.bodyId, bodyId), gt(areaSets[having], 0), begun, notOver));
  return sets.sort(lastBegunFirst)[0] ?? null;
}

export type ListedSet = AreaSet & { body: string; holds: boolean };

/** Every edition of every map, the newest of each body first. */
export async function listSets(db: Reader, now = new Date()): Promise<ListedSet[]> {
  const rows = await db
    .select({ set: areaSets, body: bodies.name })
    .from(areaSets)
    .innerJoin(bodies, eq(bodies.id, areaSets.bodyId));
  const sorted = rows.sort(
    (a, b) => compare(a.set.bodyId, b.set.bodyId) || lastBegunFirst(a.set, b.set) || compare(a.set.key, b.set.key),
  );
  const inForce = new Set<string>();
  for (const bodyId of new Set(sorted.map(({ set }) => set.bodyId)))
    for (const having of ["postcodes", "boundaries"] as const)
      inForce.add((await setInForce(db, bodyId, having, now))?.id ?? "");
  return sorted.map(({ set, body }) => ({ ...set, body, holds: inForce.has(set.id) }));
}

export async function findSet(
  db: Pick<Reader, "select">,
  { body, key }: Pick<Edition, "body" | "key">,
): Promise<AreaSet | null> {
  const [found] = await db
    .select()
    .from(areaSets)
    .where(and(eq(areaSets.bodyId, body.id), eq(areaSets.key, key)));
  return found ?? null;
}

/** What an import finds out about an edition beside its dates. */
type Contents = Pick<AreaSet, "areaKeys"> & Partial<Pick<AreaSet, "postcodes" | "prefixLength" | "boundaries">>;

/** Keeps the edition, and its body where that is new. Dates that are not given stay as they were. Returns its id. */
export async function keepSet(tx: Writer, edition: Edition, contents: Contents, now: Date): Promise<string> {
  const { body, key, validFrom, validUntil } = edition;
  const named = body.name ? { name: body.name } : { id: body.id };
  await tx
    .insert(bodies)
    .values({ id: body.id, name: body.name ?? body.id })
    .onConflictDoUpdate({ target: bodies.id, set: named });
  const dates = { ...(validFrom && { validFrom }), ...(validUntil && { validUntil }) };
  const [set] = await tx
    .insert(areaSets)
    .values({ bodyId: body.id, key, ...dates, ...contents, importedAt: now })
    .onConflictDoUpdate({
      target: [areaSets.bodyId, areaSets.key],
      set: { ...dates, ...contents, importedAt: now },
    })
    .returning({ id: areaSets.id });
  if (!set) throw new Error("an area set was neither inserted nor updated");
  return set.id;
}

/** Keeps areas by their keys; a name that is not given stays, and of a new area is its key. */
export async function keepAreas(tx: Writer, bodyId: string, named: Map<string, string | null>) {
  for (const [key, name] of named) {
    const insert = tx.insert(areas).values({ bodyId, key, name: name ?? key });
    const target = [areas.bodyId, areas.key];
    await (name ? insert.onConflictDoUpdate({ target, set: { name } }) : insert.onConflictDoNothing({ target }));
  }
}

const lastBegunFirst = (a: AreaSet, b: AreaSet) =>
  (b.validFrom?.getTime() ?? 0) - (a.validFrom?.getTime() ?? 0) || b.importedAt.getTime() - a.importedAt.getTime();

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
