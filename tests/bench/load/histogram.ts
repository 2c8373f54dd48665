const STEPS = 256; // in each doubling: a value is told to within 0.4 %
const DOUBLINGS = 32; // from a microsecond to more than an hour

/** Latencies in whole microseconds, in steps that widen with the value, so that millions of them take 64 KB. */
export function histogram() {
  const counts = new Uint32Array(STEPS * DOUBLINGS);
  let total = 0;
  let most = 0;

  return {
    add(microseconds: number) {
      const value = Math.max(0, Math.round(microseconds));
      counts[stepOf(value)] = (counts[stepOf(value)] ?? 0) + 1;
      total++;
      if (value > most) most = value;
    },

    /** The value that this share of all values does not exceed, in microseconds; 0 where there are none. */
    quantile(share: number): number {
      let left = Math.ceil(total * share);
      for (let step = 0; step < counts.length; step++) {
        left -= counts[step] ?? 0;
        if (left <= 0 && total > 0) return Math.min(topOf(step), most);
      }
      return 0;
    },

    max: () => most,
  };
}
export type Histogram = ReturnType<typeof histogram>;

function stepOf(value: number): number {
  if (value < STEPS) return value;
  const doubling = Math.floor(Math.log2(value)) - Math.log2(STEPS) + 1;
  return Math.min(doubling * (STEPS / 2) + Math.floor(value / 2 ** doubling), STEPS * DOUBLINGS - 1);
}

/** The largest value of a step. */
function topOf(step: number): number {
  if (step < STEPS) return step;
  const doubling = Math.floor(step / (STEPS / 2)) - 1;
  return (step - doubling * (STEPS / 2) + 1) * 2 ** doubling - 1;
}
