import type { Closed } from "#tests/bench/load/closed-loop.ts";
import type { Open } from "#tests/bench/load/open-loop.ts";
import type { Outcome } from "#tests/bench/load/outcome.ts";
import type { Order } from "#tests/bench/load/process.ts";
import { cpuOf, type Running, run } from "#tests/bench/processes.ts";

/** What a load did to the server: the outcome, and what the server's process used for it. */
export type Measured = Outcome & {
  /** The server's processor time an answer, in microseconds; null where the system does not tell. */
  cpuMicros: number | null;
  /** How many cores the server kept busy. */
  cores: number | null;
  /** How many the load generator kept busy: near one, it was the limit, unless the server was too. */
  generatorCores: number | null;
};

/** A load generator in a process of its own. */
export async function startLoad() {
  const generator = await run("tests/bench/load/process.ts", {}, []);

  async function measure(server: Pick<Running, "pid">, order: Order, expected: number): Promise<Measured> {
    const [usedByServer, usedByGenerator] = [usedFrom(server.pid), usedFrom(generator.pid)];
    const outcome = await generator.ask<Outcome>(order);
    const [used, generating] = [usedByServer(), usedByGenerator()];
    refuseOthers(outcome, expected);
    return {
      ...outcome,
      cpuMicros: used && used / outcome.answers,
      cores: used && used / 1e6 / outcome.seconds,
      generatorCores: generating && generating / 1e6 / outcome.seconds,
    };
  }

  return {
    closed: (server: Pick<Running, "pid">, closed: Closed, expected: number) => measure(server, { closed }, expected),
    open: (server: Pick<Running, "pid">, open: Open, expected: number) => measure(server, { open }, expected),
    [Symbol.asyncDispose]: () => generator[Symbol.asyncDispose](),
  };
}
export type Load = Awaited<ReturnType<typeof startLoad>>;

/** From now on: the processor time a process uses, in microseconds; null where the system does not tell. */
function usedFrom(pid: number): () => number | null {
  const before = cpuOf(pid);
  return () => {
    const now = cpuOf(pid);
    return before === null || now === null ? null : now - before;
  };
}

/** A figure made of refusals would be no figure. */
function refuseOthers({ statuses }: Outcome, expected: number) {
  const others = Object.entries(statuses).filter(([status]) => status !== String(expected));
  if (others.length > 0)
    throw new Error(`answers other than ${expected}: ${others.map(([status, n]) => `${n} × ${status}`).join(", ")}`);
  if (!statuses[expected]) throw new Error("nothing was answered");
}
