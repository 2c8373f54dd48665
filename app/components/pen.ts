type Point = readonly [x: number, y: number];

/** Half the edge of a broad nib. It is held at one angle, so a line is thick or thin by where it goes. */
export type Nib = readonly [x: number, y: number];

/** What the nib leaves when it is drawn smoothly through points, "x,y x,y …": the data of an SVG path that is filled. */
export function drawn(line: string, nib: Nib): string {
  const points = pointsOf(line);
  return points
    .slice(1)
    .map((to, index) => swept(curve(points, index, to), nib))
    .join("");
}

/** The same along straight lines from point to point. */
export function ruled(line: string, nib: Nib): string {
  const points = pointsOf(line);
  return points
    .slice(1)
    .map((to, index) => swept([points[index] ?? to, to], nib))
    .join("");
}

/** A closed round line about a centre. */
export function ringed([x, y]: Point, radius: number, nib: Nib): string {
  const around = Array.from({ length: ROUND + 3 }, (_, n) => (2 * Math.PI * n) / ROUND);
  const points = around.map((angle): Point => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]);
  return points
    .slice(1, -2)
    .map((_, index) => swept(curve(points, index + 1, points[index + 2] ?? [x, y]), nib))
    .join("");
}

const ROUND = 8;

const pointsOf = (line: string): Point[] =>
  line.split(" ").map((pair) => {
    const [x = 0, y = 0] = pair.split(",").map(Number);
    return [x, y];
  });

/** A Catmull-Rom spline's piece between two of its points, as the four points of a Bézier curve. */
function curve(points: Point[], index: number, to: Point): Point[] {
  const from = points[index] ?? to;
  const before = points[index - 1] ?? from;
  const after = points[index + 2] ?? to;
  return [
    from,
    [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6],
    [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6],
    to,
  ];
}

/** The ground that the nib's edge covers on its way; always walked around one way, so that no overlap is left out of the fill. */
function swept(way: Point[], [x, y]: Nib): string {
  const [from = [0, 0], to = from] = [way.at(0), way.at(-1)];
  const side = (to[0] - from[0]) * y - (to[1] - from[1]) * x < 0 ? 1 : -1;
  const there = way.map((point) => moved(point, side * x, side * y));
  const back = way.map((point) => moved(point, -side * x, -side * y)).reverse();
  return `M${lineOf(there)}L${lineOf(back)}Z`;
}

const moved = ([x, y]: Point, dx: number, dy: number): Point => [x + dx, y + dy];

function lineOf([start, ...rest]: Point[]): string {
  return `${start ? text(start) : ""}${rest.length > 1 ? "C" : "L"}${rest.map(text).join(" ")}`;
}

const text = ([x, y]: Point) => `${Number(x.toFixed(1))} ${Number(y.toFixed(1))}`;
