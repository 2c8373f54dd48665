import type { Measured } from "#tests/bench/load.ts";
import { over, type Spread } from "#tests/bench/rounds.ts";

/** One figure. `goal` is what `judged` is held against: the ratio where there is a limit, else our own figure. */
export type Row = {
  part: string;
  figure: string;
  /** How many digits after the point, and what stands after the number: "/s", " ms", " MB". */
  unit: string;
  limit: Spread | null;
  ours: Spread;
  ratio: number | null;
  goal: { atLeast: number } | { atMost: number } | null;
  met: boolean | null;
  /** Of the program, where requests were counted. Latencies in milliseconds. */
  load: {
    cpuMicros: number;
    cores: number;
    generatorCores: number;
    p50: number;
    p99: number;
    p999: number;
    max: number;
    lateP99: number | null;
  } | null;
};

type Figure = Pick<Row, "part" | "figure" | "unit" | "ours"> & {
  limit?: Spread;
  ratio?: number;
  goal?: NonNullable<Row["goal"]>;
  rounds?: Measured[];
};

/** A row, with its ratio and whether the goal is met worked out from what was measured. */
export function rowOf({ part, figure, unit, ours, limit, goal, rounds, ...given }: Figure): Row {
  const ratio = given.ratio ?? (limit ? ours.median / limit.median : null);
  const judged = ratio ?? ours.median;
  const met = goal ? ("atLeast" in goal ? judged >= goal.atLeast : judged <= goal.atMost) : null;
  return {
    part,
    figure,
    unit,
    limit: limit ?? null,
    ours,
    ratio,
    goal: goal ?? null,
    met,
    load: rounds ? loadOf(rounds) : null,
  };
}

function loadOf(rounds: Measured[]): NonNullable<Row["load"]> {
  const middle = (number: (round: Measured) => number | null) => over(rounds, number).median;
  return {
    cpuMicros: middle((round) => round.cpuMicros),
    cores: middle((round) => round.cores),
    generatorCores: middle((round) => round.generatorCores),
    p50: middle((round) => round.latency.p50),
    p99: middle((round) => round.latency.p99),
    p999: middle((round) => round.latency.p999),
    max: over(rounds, (round) => round.latency.max).max,
    lateP99: rounds[0]?.late ? middle((round) => round.late?.p99 ?? null) : null,
  };
}

const HEADS = ["figure", "limit", "ours", "ratio", "goal", "met", "CPU µs a request", "p50 / p99 / p99.9 / max ms"];

/** The rows as Markdown: medians, with the least and the most of the rounds in brackets. */
export function markdown(rows: Row[]): string {
  const lines = rows.map((row) =>
    [
      row.figure,
      row.limit ? told(row.limit, row.unit) : "–",
      told(row.ours, row.unit),
      row.ratio === null ? "–" : row.ratio.toFixed(2),
      row.goal ? goalOf(row) : "–",
      row.met === null ? "–" : row.met ? "yes" : "**no**",
      row.load && !Number.isNaN(row.load.cpuMicros) ? number(row.load.cpuMicros) : "–",
      row.load ? [row.load.p50, row.load.p99, row.load.p999, row.load.max].map(number).join(" / ") : "–",
    ].join(" | "),
  );
  return [HEADS.join(" | "), HEADS.map(() => "---").join(" | "), ...lines].map((line) => `| ${line} |`).join("\n");
}

function goalOf({ goal, ratio, unit }: Row): string {
  if (!goal) return "–";
  const after = ratio === null ? unit : "";
  return "atLeast" in goal ? `≥ ${told1(goal.atLeast, after)}` : `≤ ${told1(goal.atMost, after)}`;
}

const told1 = (value: number, unit: string) => `${unit ? number(value) : value.toFixed(2)}${unit}`;
const told = ({ median, min, max }: Spread, unit: string) =>
  min === max ? `${number(median)}${unit}` : `${number(median)}${unit} (${number(min)}..${number(max)})`;

function number(value: number): string {
  if (Number.isNaN(value)) return "?";
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
