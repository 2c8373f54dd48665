import { and, asc, eq, inArray } from "drizzle-orm";
import { plainPostcode } from "#app/domain/areas/postcode.ts";
import { setInForce } from "#app/domain/areas/sets.ts";
import { type MultiPolygon, unpackShape } from "#app/domain/areas/shape.ts";
import type { Reader } from "#db/index.ts";
import { areas, boundaries, postcodeAreas } from "#db/schema.ts";

export type FoundArea = { id: string; key: string; name: string };

/** The areas that a postcode lies in: none, one, or several where it is split. Nothing of it is kept. */
export async function areasByPostcode(
  db: Reader,
  bodyId: string,
  typed: string,
  now = new Date(),
): Promise<FoundArea[]> {
  const set = await setInForce(db, bodyId, "postcodes", now);
  const postcode = plainPostcode(typed);
  if (!set || !postcode) return [];
  const rows = await db
    .select({ key: postcodeAreas.areaKey })
    .from(postcodeAreas)
    .where(
      and(
        eq(postcodeAreas.setId, set.id),
        eq(postcodeAreas.prefix, postcode.slice(0, set.prefixLength)),
        eq(postcodeAreas.postcode, postcode),
      ),
    );
  return areasOf(
    db,
    bodyId,
    rows.map(({ key }) => key),
  );
}

/** All postcodes with one beginning, each as what follows it and its areas by their place in the list. */
export type PostcodesUnder = { set: string; areas: FoundArea[]; postcodes: Record<string, number[]> };

/**
 * What a browser needs to look a postcode up itself, so that this server learns no more than the beginning, which
 * many share. Null where the body has no table, or the beginning has another length than the table's.
 */
export async function postcodesUnder(
  db: Reader,
  bodyId: string,
  prefix: string,
  now = new Date(),
): Promise<PostcodesUnder | null> {
  const set = await setInForce(db, bodyId, "postcodes", now);
  if (!set || prefix.length !== set.prefixLength || plainPostcode(prefix) !== prefix) return null;
  const rows = await db
    .select({ postcode: postcodeAreas.postcode, key: postcodeAreas.areaKey })
    .from(postcodeAreas)
    .where(and(eq(postcodeAreas.setId, set.id), eq(postcodeAreas.prefix, prefix)))
    .orderBy(asc(postcodeAreas.postcode), asc(postcodeAreas.areaKey));
  const found = await areasOf(
    db,
    bodyId,
    rows.map(({ key }) => key),
  );
  const places = new Map(found.map(({ key }, place) => [key, place]));
  const postcodes: Record<string, number[]> = {};
  for (const { postcode, key } of rows) {
    const place = places.get(key);
    if (place === undefined) continue;
    const rest = postcode.slice(prefix.length);
    postcodes[rest] = [...(postcodes[rest] ?? []), place];
  }
  return { set: set.key, areas: found, postcodes };
}

/** Degrees, as GeoJSON counts them: east and north are positive. */
export type Point = { longitude: number; latitude: number };
export type Boundary = { areaKey: string; shape: MultiPolygon };

/** Finds the keys of the areas around a point; keeps what it loads for a while. On an edge there are several. */
export type LookUpPoint = (edition: string, load: () => Promise<Boundary[]>, point: Point) => Promise<string[]>;

/** The areas that a point lies in: none at sea, one, or several on an edge. The point is forgotten. */
export async function areasByPoint(
  db: Reader,
  lookUp: LookUpPoint,
  bodyId: string,
  point: Point,
  now = new Date(),
): Promise<FoundArea[]> {
  const set = await setInForce(db, bodyId, "boundaries", now);
  if (!set) return [];
  const edition = `${set.id} ${set.importedAt.getTime()}`;
  return areasOf(db, bodyId, await lookUp(edition, () => boundariesOf(db, set.id), point));
}

async function boundariesOf(db: Reader, setId: string): Promise<Boundary[]> {
  const rows = await db.select().from(boundaries).where(eq(boundaries.setId, setId));
  return rows.map(({ areaKey, shape }) => ({ areaKey, shape: unpackShape(shape) }));
}

async function areasOf(db: Reader, bodyId: string, keys: string[]): Promise<FoundArea[]> {
  const some = [...new Set(keys)];
  if (some.length === 0) return [];
  return db
    .select({ id: areas.id, key: areas.key, name: areas.name })
    .from(areas)
    .where(and(eq(areas.bodyId, bodyId), inArray(areas.key, some)))
    .orderBy(asc(areas.name));
}
