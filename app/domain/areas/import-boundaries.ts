import { eq } from "drizzle-orm";
import type { BoundaryFile } from "#app/domain/areas/files.ts";
import { fitOf, knownAreas } from "#app/domain/areas/known.ts";
import { type Edition, findSet, keepAreas, keepSet } from "#app/domain/areas/sets.ts";
import { packShape, verticesOf } from "#app/domain/areas/shape.ts";
import { type Rejected, UnusableFile } from "#app/domain/representatives/rows.ts";
import type { Reader, Writer } from "#db/index.ts";
import { boundaries, imports } from "#db/schema.ts";

/** What one edition may have at most: some 100 MB where it is looked up. */
export const MOST_VERTICES = 1_000_000;

/** What an import of boundaries does, or would do. `bytes` is what they take in the database. */
export type BoundaryReport = {
  read: number;
  areas: number;
  areasAdded: number;
  polygons: number;
  vertices: number;
  bytes: number;
  areasWithoutRepresentative: number;
  representedAreasMissing: number;
  rejected: Rejected[];
};

type Packed = { areaKey: string; name: string | null; vertices: number; shape: Uint8Array };
export type BoundaryPlan = { edition: Edition; packed: Packed[]; report: BoundaryReport };

/**
 * Compares boundaries with the edition of the map they are for, and changes nothing. Shapes of one area are one.
 * @throws {UnusableFile} when not a single shape can be used, or all together are too finely drawn.
 */
export async function planBoundaries(
  db: Pick<Reader, "select" | "selectDistinct">,
  edition: Edition,
  file: BoundaryFile,
): Promise<BoundaryPlan> {
  if (file.rows.length === 0)
    throw new UnusableFile(
      `No shape of the file can be used. Shape ${file.rejected[0]?.row ?? 1}: ${file.rejected[0]?.why ?? "there is none"}.`,
    );
  const vertices = file.rows.reduce((sum, { shape }) => sum + verticesOf(shape), 0);
  if (vertices > MOST_VERTICES)
    throw new UnusableFile(
      `The shapes have ${vertices} points, and ${MOST_VERTICES} is the most. Simplify them first, for example with mapshaper.`,
    );
  const known = await knownAreas(db, edition.body.id);
  const byKey = Map.groupBy(file.rows, ({ area, name }) => known.keyOf(area, name));
  const packed = [...byKey].map(([areaKey, rows]): Packed => {
    const shape = rows.flatMap((row) => row.shape);
    const name = rows.find((row) => row.name)?.name ?? null;
    return { areaKey, name, vertices: verticesOf(shape), shape: packShape(shape) };
  });
  const report = {
    read: file.read,
    areas: packed.length,
    areasAdded: packed.filter(({ areaKey }) => !known.keys.has(areaKey)).length,
    polygons: file.rows.reduce((sum, { shape }) => sum + shape.length, 0),
    vertices,
    bytes: packed.reduce((sum, { shape }) => sum + shape.length, 0),
    ...fitOf(known, new Set(byKey.keys())),
    rejected: file.rejected,
  };
  return { edition, packed, report };
}

/** Puts the shapes in place of the edition's last ones, and keeps the report with the file's hash. */
export async function applyBoundaries(tx: Writer, plan: BoundaryPlan, fileHash: string, now = new Date()) {
  const { edition, packed, report } = plan;
  const before = (await findSet(tx, edition))?.areaKeys ?? [];
  const areaKeys = [...new Set([...before, ...packed.map(({ areaKey }) => areaKey)])];
  const setId = await keepSet(tx, edition, { areaKeys, boundaries: packed.length }, now);
  await keepAreas(tx, edition.body.id, new Map(packed.map(({ areaKey, name }) => [areaKey, name])));
  await tx.delete(boundaries).where(eq(boundaries.setId, setId));
  for (const { areaKey, vertices, shape } of packed)
    await tx.insert(boundaries).values({ setId, areaKey, vertices, shape });
  await tx
    .insert(imports)
    .values({ bodyId: edition.body.id, format: `boundaries ${edition.key}`, fileHash, report, importedAt: now });
}
