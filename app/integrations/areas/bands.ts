type Ring = number[][];

const POINTS_A_BAND = 64;
const MOST_BANDS = 1024;

/**
 * A polygon cut into bands of latitude, so that a point is held against the edges beside it and not against all: a
 * coast has tens of thousands. What a band leaves out lies wholly above or wholly below it, where no line from the
 * point to the east meets it, so the exact test says the same.
 */
export function inBands(rings: Ring[]): (latitude: number) => Ring[] {
  const points = rings.reduce((sum, ring) => sum + ring.length, 0);
  const many = Math.min(MOST_BANDS, Math.ceil(points / POINTS_A_BAND));
  const latitudes = rings.flatMap((ring) => ring.map(([, latitude = 0]) => latitude));
  const south = latitudes.reduce((least, latitude) => Math.min(least, latitude), 90);
  const north = latitudes.reduce((most, latitude) => Math.max(most, latitude), -90);
  if (many < 2 || north === south) return () => rings;
  // It never falls as the latitude grows, whatever a division rounds: so no edge is missing beside a point.
  const bandAt = (latitude: number) =>
    Math.max(0, Math.min(many - 1, Math.floor(((latitude - south) / (north - south)) * many)));
  const bands: Ring[][] = Array.from({ length: many }, () => []);
  for (const ring of rings) cutRing(ring, bandAt, bands);
  return (latitude) => bands[bandAt(latitude)] as Ring[];
}

/** Gives each band the edges that touch it. Between two stretches of a ring lies what stays on one side of the band. */
function cutRing(ring: Ring, bandAt: (latitude: number) => number, bands: Ring[][]) {
  const pieces = new Map<number, Ring>();
  for (const [place, end] of ring.entries()) {
    const start = ring[place - 1];
    if (!start) continue;
    const [one, other] = [bandAt(start[1] ?? 0), bandAt(end[1] ?? 0)];
    for (let band = Math.min(one, other); band <= Math.max(one, other); band++) {
      const piece = pieces.get(band) ?? [];
      if (piece.at(-1) !== start) piece.push(start);
      piece.push(end);
      pieces.set(band, piece);
    }
  }
  for (const [band, piece] of pieces) bands[band]?.push(closed(piece));
}

const closed = (piece: Ring): Ring => {
  const [[x, y] = [], last = []] = [piece[0], piece.at(-1)];
  return x === last[0] && y === last[1] ? piece : [...piece, piece[0] as number[]];
};
