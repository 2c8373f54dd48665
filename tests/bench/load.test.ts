import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { answerReader } from "#tests/bench/load/answers.ts";
import { closedLoop } from "#tests/bench/load/closed-loop.ts";
import { histogram } from "#tests/bench/load/histogram.ts";
import { openLoop } from "#tests/bench/load/open-loop.ts";
import { NUMBER } from "#tests/bench/load/requests.ts";

const STALL_MS = 200;
const ask = { kind: "same", text: "GET / HTTP/1.1\r\nHost: test\r\n\r\n" } as const;

test("a server that stalls once is seen by everybody who would have come meanwhile", async () => {
  let answered = 0;
  await using server = await serverOf((_request, response) => {
    if (++answered === 100) stall();
    response.end("ok");
  });
  const { latency, statuses } = await openLoop({ port: server.port, ask, perSecond: 500, connections: 10, seconds: 2 });
  expect(statuses).toEqual({ 200: 1000 });
  expect(latency.max).toBeGreaterThan(STALL_MS - 5);
  expect(latency.p99).toBeGreaterThan(STALL_MS * 0.8); // about a hundred came in that time
  expect(latency.p50).toBeLessThan(STALL_MS / 4);
});

test("a closed loop sees such a stall once a visitor at most, and so says nothing of those who would have come", async () => {
  let answered = 0;
  await using server = await serverOf((_request, response) => {
    if (++answered === 100) stall();
    response.end("ok");
  });
  const { latency, answers } = await closedLoop({ port: server.port, ask, connections: 1, seconds: 1 });
  expect(answers).toBeGreaterThan(500);
  expect(latency.p99).toBeLessThan(STALL_MS / 2);
  expect(latency.max).toBeGreaterThan(STALL_MS - 5);
});

test("what is refused, broken off or never answered is told apart", async () => {
  let asked = 0;
  await using server = await serverOf((_request, response) => {
    asked++;
    if (asked === 2) return response.writeHead(503).end();
    if (asked === 3) return response.destroy();
    if (asked === 4) return response.writeHead(400, { Connection: "close" }).end();
    response.end("ok");
  });
  const texts = Array.from({ length: 5 }, () => ask.text);
  const { statuses, answers } = await closedLoop({
    port: server.port,
    ask: { kind: "listed", texts },
    connections: 1,
    seconds: 5,
  });
  expect(statuses).toEqual({ 0: 1, 200: 2, 400: 1, 503: 1 });
  expect(answers).toBe(4);
});

test("each request carries a number of its own, in as many bytes as announced", async () => {
  const bodies: string[] = [];
  await using server = await serverOf((request, response) => {
    request.on("data", (bytes) => bodies.push(bytes.toString()));
    request.on("end", () => response.writeHead(303).end());
  });
  const text = `POST / HTTP/1.1\r\nHost: test\r\nContent-Length: ${NUMBER.length + 2}\r\n\r\nn=${NUMBER}`;
  const order = { kind: "numbered", text, from: 41, count: 3 } as const;
  const { statuses } = await closedLoop({ port: server.port, ask: order, connections: 2, seconds: 5 });
  expect(statuses).toEqual({ 303: 3 });
  expect(bodies.sort()).toEqual(["n=0000000041", "n=0000000042", "n=0000000043"]);
});

test("answers are read whole, wherever their bytes are cut", () => {
  const bytes = Buffer.from(
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello" +
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\na\r\n0123456789\r\n0\r\n\r\n" +
      "HTTP/1.1 303 See Other\r\ncontent-length: 0\r\n\r\n" +
      "HTTP/1.1 304 Not Modified\r\n\r\n",
  );
  for (let cut = 1; cut < bytes.length; cut++) {
    const statuses: number[] = [];
    const read = answerReader((status) => statuses.push(status));
    for (let at = 0; at < bytes.length; at += cut) read(bytes.subarray(at, at + cut));
    expect(statuses, `cut every ${cut} bytes`).toEqual([200, 200, 303, 304]);
  }
});

test("quantiles are within half a percent of the values they stand for", () => {
  const latencies = histogram();
  for (let value = 1; value <= 100_000; value++) latencies.add(value);
  for (const share of [0.5, 0.99, 0.999]) {
    expect(latencies.quantile(share)).toBeGreaterThanOrEqual(share * 100_000);
    expect(latencies.quantile(share)).toBeLessThan(share * 100_000 * 1.005 + 2);
  }
  expect(latencies.max()).toBe(100_000);
  expect(histogram().quantile(0.99)).toBe(0);
});

/** Nothing is answered meanwhile, as when a program collects garbage or waits for its disk. */
function stall() {
  const until = performance.now() + STALL_MS;
  while (performance.now() < until);
}

async function serverOf(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((open) => server.listen(0, "127.0.0.1", open));
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
