const STEP = 0x6d2b79f5;

/** Chance that falls the same way at every run (mulberry32), so that two demonstrations are alike. */
export function chance(seed: number) {
  let state = seed;

  /** A number from 0 up to 1. */
  function next(): number {
    state = (state + STEP) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  return {
    next,
    happens: (probability: number) => next() < probability,
    between: (least: number, most: number) => least + next() * (most - least),

    /** One of the things, each as often as its weight says. */
    pick<Thing>(weighted: readonly (readonly [Thing, number])[]): Thing {
      let left = next() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [thing, weight] of weighted) {
        left -= weight;
        if (left < 0) return thing;
      }
      return (weighted.at(-1) as readonly [Thing, number])[0];
    },
  };
}
export type Chance = ReturnType<typeof chance>;
