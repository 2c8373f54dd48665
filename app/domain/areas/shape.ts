/** A GeoJSON MultiPolygon's coordinates (RFC 7946): polygons of rings of [longitude, latitude] in degrees. */
export type MultiPolygon = number[][][][];

const PER_DEGREE = 1e6; // a step is 11 cm at most

/**
 * Packs a shape into about a tenth of its GeoJSON: each point as its distance from the one before, in millionths of a
 * degree, seven bits a byte. A ring's last point, which is its first, is left out.
 */
export function packShape(shape: MultiPolygon): Uint8Array {
  const bytes: number[] = [];
  let [atX, atY] = [0, 0];
  const count = (n: number) => pushVarint(bytes, n);
  const step = (n: number) => pushVarint(bytes, n < 0 ? -2 * n - 1 : 2 * n);
  count(shape.length);
  for (const polygon of shape) {
    count(polygon.length);
    for (const ring of polygon) {
      count(ring.length - 1);
      for (const [longitude = 0, latitude = 0] of ring.slice(0, -1)) {
        const [x, y] = [Math.round(longitude * PER_DEGREE), Math.round(latitude * PER_DEGREE)];
        step(x - atX);
        step(y - atY);
        [atX, atY] = [x, y];
      }
    }
  }
  return Uint8Array.from(bytes);
}

/** The shape, its rings closed again. */
export function unpackShape(bytes: Uint8Array): MultiPolygon {
  let [place, atX, atY] = [0, 0, 0];
  const count = () => {
    let [value, scale] = [0, 1];
    for (; ; scale *= 128) {
      const byte = bytes[place++] as number;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  const step = () => {
    const n = count();
    return n % 2 ? -(n + 1) / 2 : n / 2;
  };
  const point = () => {
    atX += step();
    atY += step();
    return [atX / PER_DEGREE, atY / PER_DEGREE];
  };
  const times = <T>(n: number, make: () => T) => Array.from({ length: n }, make);
  const ring = () => {
    const points = times(count(), point);
    return [...points, points[0] as number[]];
  };
  return times(count(), () => times(count(), ring));
}

export const verticesOf = (shape: MultiPolygon): number =>
  shape.reduce((sum, polygon) => sum + polygon.reduce((points, ring) => points + ring.length, 0), 0);

function pushVarint(bytes: number[], n: number) {
  let left = n;
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  bytes.push(left);
}
