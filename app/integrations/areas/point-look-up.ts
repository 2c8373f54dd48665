import type Flatbush from "flatbush";
import type { Boundary, LookUpPoint, Point } from "#app/domain/areas/find.ts";
import { MOST_VERTICES } from "#app/domain/areas/import-boundaries.ts";
import { verticesOf } from "#app/domain/areas/shape.ts";
import { inBands } from "#app/integrations/areas/bands.ts";

type Polygon = { areaKey: string; rings: number[][][]; beside: (latitude: number) => number[][][] };
type Index = { vertices: number; at: (point: Point) => string[] };

/**
 * Looks points up in memory: an edition's shapes are loaded and indexed when it is first asked for, and the one that
 * has waited longest leaves when all together have more points than `mostVertices`, about 100 bytes each.
 */
export function pointLookUp(mostVertices = MOST_VERTICES): LookUpPoint {
  const known = new Map<string, Promise<Index>>();

  async function makeRoom(newest: string) {
    let vertices = 0;
    for (const [edition, index] of [...known].reverse()) {
      vertices += (await index).vertices;
      if (vertices > mostVertices && edition !== newest) known.delete(edition);
    }
  }

  return async (edition, load, point) => {
    const waiting = known.get(edition);
    const index = waiting ?? load().then(indexOf);
    known.delete(edition);
    known.set(edition, index);
    if (!waiting) await index.then(() => makeRoom(edition)).catch(() => known.delete(edition));
    return (await index).at(point);
  };
}

/** Boxes around the polygons, then an exact test that knows an edge from an inside. Edges belong to both sides. */
export async function indexOf(shapes: Boundary[]): Promise<Index> {
  // Loaded at the first look-up: most installations never make one.
  const [{ default: Boxes }, { default: within }] = await Promise.all([
    import("flatbush"),
    import("point-in-polygon-hao"),
  ]);
  const polygons = shapes.flatMap(({ areaKey, shape }) =>
    shape.map((rings): Polygon => ({ areaKey, rings, beside: inBands(rings) })),
  );
  const vertices = shapes.reduce((sum, { shape }) => sum + verticesOf(shape), 0);
  if (polygons.length === 0) return { vertices, at: () => [] };
  const boxes = new Boxes(polygons.length);
  for (const { rings } of polygons) addBox(boxes, rings);
  boxes.finish();

  function at({ longitude, latitude }: Point): string[] {
    const near = boxes.search(longitude, latitude, longitude, latitude).map((place) => polygons[place] as Polygon);
    const around = near.filter(({ beside }) => within([longitude, latitude], beside(latitude)) !== false);
    return [...new Set(around.map(({ areaKey }) => areaKey))].sort();
  }
  return { vertices, at };
}

function addBox(boxes: Flatbush, [outer = []]: number[][][]) {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [longitude = 0, latitude = 0] of outer) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  boxes.add(west, south, east, north);
}
