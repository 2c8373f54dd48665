import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { GeoPermissibleObjects } from "d3-geo";
import { iso31661 } from "iso-3166";
import type { mesh } from "topojson-client";

const WIDTH = 960;
const CENTRE_DEGREES = 11; // cuts the Pacific, and no country but at the Bering Strait
const NORTH_DEGREES = 84;
const SOUTH_DEGREES = -57; // Antarctica is left out
const LARGEST_RADIUS = 26;
const SMALLEST_RADIUS = 2;
const ANTARCTICA = "010";
const MOST_KEPT = 24;

/** Borders that states dispute, by the names of both sides in the data set. Drawn dashed; no more is said of them. */
const DISPUTED = new Set(
  [
    ["Kosovo", "Serbia"],
    ["Cyprus", "N. Cyprus"],
    ["Somalia", "Somaliland"],
    ["Morocco", "W. Sahara"],
    ["Israel", "Palestine"],
    ["India", "Pakistan"],
    ["China", "India"],
    ["Russia", "Ukraine"],
  ].map((pair) => pair.join("|")),
);

export type MapWords = { title: string; description: string; lang: string };
export type MapCell = { country: string; signatures: number };

export type WorldMap = {
  draw: (cells: readonly MapCell[], words: MapWords) => Promise<string>;
  /** The style sheet inside the picture, for the policy that lets it in. */
  style: string;
};

/** What of the map is the same for all counts: paths as SVG writes them, and where each country's circle stands. */
type Base = { height: number; land: string; borders: string; disputed: string; places: Map<string, [number, number]> };
type Topology = Parameters<typeof mesh>[0];
type Countries = Extract<Parameters<typeof mesh>[1], { type: "GeometryCollection" }>;
type Shape = Countries["geometries"][number];

/**
 * Draws a world map as SVG: one circle a country, its area in proportion to the signatures. Land is one colour, so that
 * no territory is given to anybody. A country that the data set has no shape for is not drawn. The data set and its
 * libraries are loaded at the first map, and a map is drawn once for its counts and words.
 */
export function worldMap(): WorldMap {
  const drawn = new Map<string, Promise<string>>();
  let base: Promise<Base> | undefined;
  const draw: WorldMap["draw"] = (cells, words) => {
    const key = JSON.stringify([cells, words]);
    const known = drawn.get(key);
    if (known) return known;
    base ??= readBase().catch((error) => {
      base = undefined;
      throw error;
    });
    const map = base.then((ready) => svgOf(ready, cells, words));
    drawn.set(key, map);
    map.catch(() => drawn.delete(key));
    for (const oldest of drawn.keys()) if (drawn.size > MOST_KEPT) drawn.delete(oldest);
    return map;
  };
  return { draw, style: STYLE };
}

const STYLE =
  ":root{--land:#dfe2dc;--gap:#fff;--pen:#1a3d75}@media(prefers-color-scheme:dark){:root{--land:#343e49;--gap:#11161c;--pen:#a9c6f5}}" +
  ".land{fill:var(--land)}.borders{fill:none;stroke:var(--gap);stroke-width:.8}.disputed{stroke-dasharray:2 2}" +
  ".people{fill:var(--pen);fill-opacity:.45;stroke:var(--pen);stroke-width:1}";

function svgOf({ height, land, borders, disputed, places }: Base, cells: readonly MapCell[], words: MapWords): string {
  const most = Math.max(1, ...cells.map((cell) => cell.signatures));
  const circles = [...cells]
    .sort((a, b) => b.signatures - a.signatures) // the small ones over the large
    .flatMap(({ country, signatures }) => {
      const place = places.get(country);
      const radius = Math.max(SMALLEST_RADIUS, LARGEST_RADIUS * Math.sqrt(signatures / most));
      return place ? [`<circle cx="${place[0]}" cy="${place[1]}" r="${Number(radius.toFixed(1))}"/>`] : [];
    });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="t d" lang="${inXml(words.lang)}">`,
    `<title id="t">${inXml(words.title)}</title><desc id="d">${inXml(words.description)}</desc>`,
    `<style>${STYLE}</style>`,
    `<path class="land" d="${land}"/><path class="borders" d="${borders}"/><path class="borders disputed" d="${disputed}"/>`,
    `<g class="people">${circles.join("")}</g></svg>`,
  ].join("");
}

async function readBase(): Promise<Base> {
  const [{ geoArea, geoCentroid, geoEqualEarth, geoPath }, { feature, merge, mesh }, coarse, fine] = await Promise.all([
    import("d3-geo"),
    import("topojson-client"),
    atlas(require.resolve("world-atlas/countries-110m.json")),
    atlas(require.resolve("world-atlas/countries-50m.json")),
  ]);
  const projection = geoEqualEarth().rotate([-CENTRE_DEGREES, 0]).fitWidth(WIDTH, { type: "Sphere" });
  const [, top] = projection([CENTRE_DEGREES, NORTH_DEGREES]) ?? [0, 0];
  const [, bottom] = projection([CENTRE_DEGREES, SOUTH_DEGREES]) ?? [0, 0];
  const [across, down] = projection.translate();
  projection.translate([across, down - top]);
  const path = geoPath(projection).digits(0);
  const drawn = (shape: GeoPermissibleObjects) => path(shape) ?? "";

  const countries = coarse.objects.countries as Countries;
  const isDisputed = (a: Shape, b: Shape) => DISPUTED.has([nameOf(a), nameOf(b)].sort().join("|"));
  const continents = countries.geometries.filter((shape) => shape.id !== ANTARCTICA) as Parameters<typeof merge>[1];
  const codes = new Map(iso31661.map((entry) => [entry.numeric, entry.alpha2]));
  const all = feature(fine, fine.objects.countries as Countries).features;
  return {
    height: Math.round(bottom - top),
    land: drawn(merge(coarse, continents)),
    borders: drawn(mesh(coarse, countries, (a, b) => a !== b && !isDisputed(a, b))),
    disputed: drawn(mesh(coarse, countries, (a, b) => a !== b && isDisputed(a, b))),
    places: new Map(
      all.flatMap(({ id, geometry }) => {
        const code = codes.get(String(id));
        const parts = geometry.type === "MultiPolygon" ? geometry.coordinates : [];
        const polygons = parts.map((coordinates) => ({ type: "Polygon" as const, coordinates }));
        const [mainland = geometry] = polygons.sort((a, b) => geoArea(b) - geoArea(a));
        const place = projection(geoCentroid(mainland));
        return code && place ? [[code, [Math.round(place[0]), Math.round(place[1])] as [number, number]]] : [];
      }),
    ),
  };
}

const require = createRequire(import.meta.url);
const atlas = async (path: string): Promise<Topology> => JSON.parse(await readFile(path, "utf8"));

const nameOf = ({ properties }: { properties?: unknown }) => (properties as { name?: string } | undefined)?.name ?? "";

const inXml = (text: string) =>
  text.replace(/[<>&"]/g, (sign) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" })[sign] ?? "");
