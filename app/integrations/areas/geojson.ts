import { z } from "zod";
import type { BoundaryFile, BoundaryRow } from "#app/domain/areas/files.ts";
import type { MultiPolygon } from "#app/domain/areas/shape.ts";
import { UnusableFile } from "#app/domain/representatives/rows.ts";

/** How to read features. Without `key`, an area's key is the name of the file that holds its shape alone. */
export type BoundaryShape = { key?: string | undefined; name?: string | undefined };

/** A file as found: its name is without folder and ending, or the folder's where every file is called alike. */
export type NamedFile = { name: string; bytes: Uint8Array };

const Feature = z.object({
  type: z.literal("Feature"),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullable(),
});
const Collection = z.object({ type: z.literal("FeatureCollection"), features: z.array(z.unknown()) });

/**
 * Boundaries from GeoJSON (RFC 7946): collections of features, single features, or a feature a line, in one file or in
 * many. Only Polygon and MultiPolygon in longitude and latitude are areas.
 * @throws {UnusableFile} when a file is no GeoJSON; what is wrong with single features is in `rejected`.
 */
export function readBoundaries(files: NamedFile[], shape: BoundaryShape): BoundaryFile {
  const features = files.flatMap((file) => featuresOf(file));
  const read: BoundaryFile = { read: features.length, rows: [], rejected: [], warnings: [] };
  for (const [index, { feature, file, alone }] of features.entries()) {
    const row = index + 1;
    const found = areaOf(feature, shape, alone ? file : null);
    if ("why" in found) read.rejected.push({ row, why: found.why });
    else read.rows.push({ row, ...found });
  }
  return read;
}

type Found = Omit<BoundaryRow, "row"> | { why: string };

function areaOf(unread: unknown, shape: BoundaryShape, file: string | null): Found {
  const parsed = Feature.safeParse(unread);
  if (!parsed.success) return { why: "it is no GeoJSON feature" };
  const { properties, geometry } = parsed.data;
  const said = (property: string | undefined) => {
    const value = property === undefined ? undefined : properties?.[property];
    return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  };
  const area = shape.key === undefined ? (file ?? "") : said(shape.key);
  if (!area)
    return {
      why:
        shape.key === undefined
          ? "the file holds several shapes, and no property was named with --key"
          : `it has no property “${shape.key}”; it has: ${Object.keys(properties ?? {}).join(", ")}`,
    };
  const polygons = polygonsOf(geometry);
  return typeof polygons === "string" ? { why: polygons } : { area, name: said(shape.name) || null, shape: polygons };
}

function polygonsOf(geometry: { type: string; coordinates: unknown } | null): MultiPolygon | string {
  if (geometry?.type !== "Polygon" && geometry?.type !== "MultiPolygon")
    return `its geometry is ${geometry?.type ?? "missing"}, and no Polygon or MultiPolygon`;
  const polygons = (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates) as MultiPolygon;
  if (!Array.isArray(polygons) || polygons.length === 0) return "its geometry is empty";
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || polygon.length === 0) return "its geometry is empty";
    for (const ring of polygon) {
      const wrong = faultOf(ring);
      if (wrong) return wrong;
    }
  }
  return polygons;
}

function faultOf(ring: unknown): string | null {
  if (!Array.isArray(ring) || ring.length < 4) return "one of its rings has fewer than four points";
  for (const point of ring) {
    if (!Array.isArray(point) || !Number.isFinite(point[0]) || !Number.isFinite(point[1]))
      return "one of its points is no pair of numbers";
    if (Math.abs(point[0]) > 180 || Math.abs(point[1]) > 90)
      return "its points are no longitudes and latitudes in degrees (WGS 84)";
  }
  const [first, last] = [ring[0], ring.at(-1)];
  return first[0] === last[0] && first[1] === last[1] ? null : "one of its rings is not closed";
}

function featuresOf({ name, bytes }: NamedFile): { feature: unknown; file: string; alone: boolean }[] {
  const text = new TextDecoder().decode(bytes);
  const whole = parsed(text);
  const values =
    whole === undefined
      ? text
          .split(/\r?\n/)
          .filter((line) => line.trim())
          .map(parsed)
      : [whole];
  if (values.length === 0 || values.includes(undefined))
    throw new UnusableFile(`The file ${name} is no GeoJSON: it cannot be read as JSON.`);
  const features = values.flatMap((value): unknown[] => Collection.safeParse(value).data?.features ?? [value]);
  if (features.every((feature) => !Feature.safeParse(feature).success))
    throw new UnusableFile(`The file ${name} holds no GeoJSON feature.`);
  return features.map((feature) => ({ feature, file: name, alone: features.length === 1 }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
