import { type Histogram, histogram } from "#tests/bench/load/histogram.ts";
import { type Line, openLine } from "#tests/bench/load/line.ts";
import { type Ask, requestsOf } from "#tests/bench/load/requests.ts";

const ANSWER_WITHIN_MS = 30_000;
const TICK_MS = 1;

/** `connections` visitors who each ask again as soon as they are answered. */
export type Closed = { port: number; ask: Ask; connections: number; seconds: number };
/** Visitors who come at their own times, however long the others wait; over at most `connections` lines. */
export type Open = { port: number; ask: Ask; perSecond: number; connections: number; seconds: number };

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

/** Asks as fast as the answers come, for so many seconds or until there is nothing left to ask. */
export function closedLoop({ port, ask, connections, seconds }: Closed): Promise<Outcome> {
  const next = requestsOf(ask);
  const latencies = histogram();
  const statuses: Record<string, number> = {};
  const start = performance.now();
  const end = start + seconds * 1000;
  let asking = 0;
  let over = start;

  return new Promise((done) => {
    const lines: Line[] = [];

    function begin() {
      let sentAt = 0;
      const line = openLine(port, (status) => {
        const now = performance.now();
        over = now;
        asking--;
        latencies.add((now - sentAt) * 1000);
        count(statuses, String(status));
        send();
      });
      function send() {
        const request = performance.now() < end ? next() : null;
        if (!request) return void (asking === 0 && finish());
        asking++;
        sentAt = performance.now();
        line.send(request);
      }
      lines.push(line);
      send();
    }

    function finish() {
      clearTimeout(patience);
      for (const line of lines) line.close();
      if (asking > 0) statuses["never"] = asking;
      done(outcome((over - start) / 1000, statuses, latencies, null));
    }

    const patience = setTimeout(finish, seconds * 1000 + ANSWER_WITHIN_MS);
    for (let begun = 0; begun < connections; begun++) begin();
  });
}

/**
 * Asks at fixed times, and counts each latency from the time at which it was to be asked: who would have come while
 * the server stalled waits in this figure, as that visitor would have (no coordinated omission).
 */
export function openLoop({ port, ask, perSecond, connections, seconds }: Open): Promise<Outcome> {
  const next = requestsOf(ask);
  const [latencies, lateness] = [histogram(), histogram()];
  const statuses: Record<string, number> = {};
  const idle: ReturnType<typeof begin>[] = [];
  const total = Math.round(perSecond * seconds);
  let [sent, opened, answered] = [0, 0, 0];
  let exhausted = false;
  const start = performance.now();
  const dueAt = (number: number) => start + (number * 1000) / perSecond;

  function begin() {
    let due = 0;
    const line = openLine(port, (status) => {
      latencies.add((performance.now() - due) * 1000);
      count(statuses, String(status));
      answered++;
      idle.push(self);
    });
    const self = {
      line,
      send(request: Buffer, at: number) {
        due = at;
        line.send(request);
      },
    };
    opened++;
    return self;
  }

  return new Promise((done) => {
    const all = new Set<Line>();
    const timer = setInterval(tick, TICK_MS);

    function tick() {
      const now = performance.now();
      while (!exhausted && sent < total && dueAt(sent) <= now) {
        const visitor = idle.pop() ?? (opened < connections ? begin() : null);
        if (!visitor) break; // all lines wait for answers; what is due stays due
        const request = next();
        if (!request) exhausted = true;
        else {
          all.add(visitor.line);
          lateness.add((now - dueAt(sent)) * 1000);
          visitor.send(request, dueAt(sent++));
        }
      }
      const asked = exhausted ? sent : total;
      if (answered === asked || now > start + seconds * 1000 + ANSWER_WITHIN_MS) finish(asked);
    }

    function finish(asked: number) {
      clearInterval(timer);
      for (const line of all) line.close();
      if (answered < asked) statuses["never"] = asked - answered;
      done(outcome((performance.now() - start) / 1000, statuses, latencies, lateness));
    }
  });
}

function outcome(
  seconds: number,
  statuses: Record<string, number>,
  latencies: Histogram,
  lateness: Histogram | null,
): Outcome {
  const answers = Object.entries(statuses).reduce((sum, [status, n]) => sum + (Number(status) > 0 ? n : 0), 0);
  return {
    seconds,
    answers,
    perSecond: answers / seconds,
    statuses,
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

function count(statuses: Record<string, number>, status: string) {
  statuses[status] = (statuses[status] ?? 0) + 1;
}
