import { histogram } from "#tests/bench/load/histogram.ts";
import { type Line, openLine } from "#tests/bench/load/line.ts";
import { ANSWER_WITHIN_MS, type Outcome, outcomeOf, statusCounts } from "#tests/bench/load/outcome.ts";
import { type Ask, requestsOf } from "#tests/bench/load/requests.ts";

/** `connections` visitors who each ask again as soon as they are answered. */
export type Closed = { port: number; ask: Ask; connections: number; seconds: number };

/** Asks as fast as the answers come, for so many seconds or until there is nothing left to ask. */
export function closedLoop({ port, ask, connections, seconds }: Closed): Promise<Outcome> {
  const next = requestsOf(ask);
  const latencies = histogram();
  const statuses = statusCounts();
  const lines: Line[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  let asking = 0;
  let answeredAt = start;

  return new Promise((done) => {
    function begin() {
      let sentAt = 0;
      const line = openLine(port, (status) => {
        answeredAt = performance.now();
        latencies.add((answeredAt - sentAt) * 1000);
        statuses.add(status);
        asking--;
        send();
      });
      function send() {
        sentAt = performance.now();
        const request = sentAt < end ? next() : null;
        if (!request) return void (asking === 0 && finish());
        asking++;
        line.send(request);
      }
      lines.push(line);
      send();
    }

    function finish() {
      clearTimeout(patience);
      for (const line of lines) line.close();
      statuses.add("never", asking);
      done(outcomeOf(answeredAt - start, statuses, latencies, null));
    }

    const patience = setTimeout(finish, seconds * 1000 + ANSWER_WITHIN_MS);
    for (let begun = 0; begun < connections; begun++) begin();
  });
}
