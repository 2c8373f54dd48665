import type { Measured } from "#tests/bench/load.ts";

export type Spread = { median: number; min: number; max: number };

/** Runs the works in turn, again and again, so that a busy minute of the machine meets them all alike. */
export async function interleaved<Result>(rounds: number, works: ((round: number) => Promise<Result>)[]) {
  const results: Result[][] = works.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [which, work] of works.entries()) results[which]?.push(await work(round));
  return results;
}

export function spread(values: number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  if (median === undefined) throw new Error("nothing was measured");
  return { median, min: sorted[0] as number, max: sorted.at(-1) as number };
}

/** One number of each round. */
export const over = (rounds: Measured[], number: (round: Measured) => number | null): Spread =>
  spread(rounds.map((round) => number(round) ?? Number.NaN));

export const perSecond = (rounds: Measured[]): Spread => over(rounds, (round) => round.perSecond);
