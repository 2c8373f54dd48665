/** Messages that end within this time are written down together. */
const GATHER_MS = 10;
/** How often it is looked for what has come due while others are still on their way. */
const LOOK_AGAIN_MS = 1_000;

/** Messages on their way, and those that have ended since they were last asked for. */
export function landings<Ended>() {
  let flying = 0;
  const ended: Ended[] = [];
  let wake = () => {};
  return {
    flying: () => flying,
    isOver: () => flying === 0 && ended.length === 0,
    taken: () => ended.splice(0),
    began: () => void flying++,
    landed(one: Ended) {
      flying--;
      ended.push(one);
      wake();
    },
    /** Some have ended, or it is time to look again. */
    async next() {
      if (ended.length === 0) await Promise.race([new Promise<void>((woken) => (wake = woken)), pause(LOOK_AGAIN_MS)]);
      if (flying > 0) await pause(GATHER_MS);
    },
  };
}

/** Does work that must not be lost, again and again, so many times a second apart. */
export async function persistently<T>(work: () => Promise<T>, left: number): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (left === 0) throw error;
    await pause(LOOK_AGAIN_MS);
    return persistently(work, left - 1);
  }
}

const pause = (ms: number) => new Promise<void>((later) => setTimeout(later, ms));
