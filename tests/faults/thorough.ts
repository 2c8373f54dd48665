/** `npm run faults` takes minutes and gives every fault many chances; `npm test` gives each a few. */
export const thorough = process.env.FAULTS === "thorough";

/** Chance that can be had again: the seed is printed, and FAULTS_SEED gives it back. */
export function chanceOf(test: string): () => number {
  const seed = Number(process.env.FAULTS_SEED ?? Math.floor(Math.random() * 2 ** 32));
  console.log(`${test}: FAULTS_SEED=${seed}`);
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** Skips a test that this machine cannot run, and says so where nobody overlooks it. */
export function skipLoudly(test: { skip: (why: string) => void }, why: string) {
  console.warn(`\n*** NOT RUN, AND SO NOT PROVED HERE: ${why} ***\n`);
  test.skip(why);
}

export const pause = (ms: number) => new Promise((over) => setTimeout(over, ms));

/** Waits until something holds; false when it does not within that time. */
export async function until(holds: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) return false;
    await pause(50);
  }
  return true;
}
