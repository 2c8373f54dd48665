import { histogram } from "#tests/bench/load/histogram.ts";
import { type Line, openLine } from "#tests/bench/load/line.ts";
import { ANSWER_WITHIN_MS, type Outcome, outcomeOf, statusCounts } from "#tests/bench/load/outcome.ts";
import { type Ask, requestsOf } from "#tests/bench/load/requests.ts";

const TICK_MS = 1;

/** Visitors who come at their own times, however long the others wait; over at most `connections` lines. */
export type Open = { port: number; ask: Ask; perSecond: number; connections: number; seconds: number };

/**
 * Asks at fixed times, and counts each latency from the time at which it was to be asked: who would have come while
 * the server stalled waits in this figure, as that visitor would have (no coordinated omission).
 */
export function openLoop({ port, ask, perSecond, connections, seconds }: Open): Promise<Outcome> {
  const next = requestsOf(ask);
  const [latencies, lateness] = [histogram(), histogram()];
  const statuses = statusCounts();
  let total = Math.round(perSecond * seconds);
  let [sent, answered] = [0, 0];
  const start = performance.now();
  const dueAt = (number: number) => start + (number * 1000) / perSecond;
  const visitors = visitorsAt(port, connections, (status, due) => {
    latencies.add((performance.now() - due) * 1000);
    statuses.add(status);
    answered++;
  });

  return new Promise((done) => {
    const timer = setInterval(() => {
      const now = performance.now();
      while (sent < total && dueAt(sent) <= now) {
        const visitor = visitors.come();
        if (!visitor) break; // all lines wait for answers; what is due stays due
        const request = next();
        if (!request) total = sent;
        else {
          lateness.add((now - dueAt(sent)) * 1000);
          visitor.send(request, dueAt(sent++));
        }
      }
      if (answered === total || now > start + seconds * 1000 + ANSWER_WITHIN_MS) finish();
    }, TICK_MS);

    function finish() {
      clearInterval(timer);
      visitors.leave();
      statuses.add("never", total - answered);
      done(outcomeOf(performance.now() - start, statuses, latencies, lateness));
    }
  });
}

type Visitor = { send(request: Buffer, due: number): void };

/** Lines that are opened as they are needed, up to so many; none comes while all wait for answers. */
function visitorsAt(port: number, most: number, onAnswer: (status: number, due: number) => void) {
  const lines: Line[] = [];
  const idle: Visitor[] = [];

  function open(): Visitor {
    let due = 0;
    const line = openLine(port, (status) => {
      idle.push(visitor);
      onAnswer(status, due);
    });
    const visitor: Visitor = {
      send(request, at) {
        due = at;
        line.send(request);
      },
    };
    lines.push(line);
    return visitor;
  }

  return {
    // The longest idle first: a server hangs up on a line that it hears nothing from for some seconds.
    come: () => idle.shift() ?? (lines.length < most ? open() : null),
    leave() {
      for (const line of lines) line.close();
    },
  };
}
