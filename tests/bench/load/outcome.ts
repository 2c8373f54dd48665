import type { Histogram } from "#tests/bench/load/histogram.ts";

/** Latencies in milliseconds. */
export type Latency = { p50: number; p99: number; p999: number; max: number };

export type Outcome = {
  seconds: number;
  answers: number;
  perSecond: number;
  /** How many answers had each status; "0" is a line that broke, "never" what was not answered in time. */
  statuses: Record<string, number>;
  latency: Latency;
  /** How late the generator itself was in sending; part of the latency. Null in a closed loop, which has no times to keep. */
  late: Latency | null;
};

/** What is not answered within this time never will be. */
export const ANSWER_WITHIN_MS = 30_000;

export type Statuses = ReturnType<typeof statusCounts>;

/** How often each status came. */
export function statusCounts() {
  const counts: Record<string, number> = {};
  return {
    counts,
    add(status: number | "never", times = 1) {
      if (times > 0) counts[status] = (counts[status] ?? 0) + times;
    },
  };
}

export function outcomeOf(ms: number, { counts }: Statuses, latencies: Histogram, lateness: Histogram | null): Outcome {
  const answered = Object.entries(counts).filter(([status]) => Number(status) > 0);
  const answers = answered.reduce((sum, [, times]) => sum + times, 0);
  return {
    seconds: ms / 1000,
    answers,
    perSecond: (answers * 1000) / ms,
    statuses: counts,
    latency: latencyOf(latencies),
    late: lateness && latencyOf(lateness),
  };
}

const latencyOf = (all: Histogram): Latency => ({
  p50: all.quantile(0.5) / 1000,
  p99: all.quantile(0.99) / 1000,
  p999: all.quantile(0.999) / 1000,
  max: all.max() / 1000,
});
