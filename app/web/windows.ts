const ROWS = 4;
const CELLS = 65_536;
const MOST = 65_535;

/**
 * Counts how often each of any number of things came within a sliding window, in 1 MB whatever comes: a count-min
 * sketch of 16-bit cells (Cormode & Muthukrishnan 2005) that raises only the lowest cells, and two generations of it.
 * Counts may be too high where very many different things come (from some million a window on), never too low.
 * Keys are 8 bytes of a keyed hash: each two choose a cell of a row, so that nobody can aim at another's cells.
 */
export function windowOf(seconds: number) {
  const lengthMs = seconds * 1000;
  let present = new Uint16Array(ROWS * CELLS);
  let past = new Uint16Array(ROWS * CELLS);
  let startedAt = 0;

  function turn(now: number) {
    const age = now - startedAt;
    if (age >= 0 && age < lengthMs) return;
    const next = age >= 0 && age < 2 * lengthMs;
    [past, present] = [present, past];
    present.fill(0);
    if (!next) past.fill(0);
    startedAt = next ? startedAt + lengthMs : now;
  }

  return {
    /** Counts one more of the key, and returns how many came within the window that ends now. */
    count(key: Uint8Array, now: Date): number {
      turn(now.getTime());
      const cells = cellsOf(key);
      const had = lowest(present, cells);
      for (const cell of cells) if (present[cell] === had && had < MOST) present[cell] = had + 1;
      const left = 1 - (now.getTime() - startedAt) / lengthMs;
      return had + 1 + Math.floor(lowest(past, cells) * left);
    },

    /** Milliseconds until the window begins anew. */
    restMs: (now: Date) => Math.max(0, startedAt + lengthMs - now.getTime()),
  };
}

export type Window = ReturnType<typeof windowOf>;

function cellsOf(key: Uint8Array): number[] {
  const cells: number[] = [];
  for (let row = 0; row < ROWS; row++) cells.push(row * CELLS + ((key[2 * row] ?? 0) << 8) + (key[2 * row + 1] ?? 0));
  return cells;
}

function lowest(counts: Uint16Array, cells: number[]): number {
  let least = MOST;
  for (const cell of cells) least = Math.min(least, counts[cell] ?? 0);
  return least;
}
