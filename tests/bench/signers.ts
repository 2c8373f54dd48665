import { type Bench, CONNECTIONS } from "#tests/bench/bench.ts";
import type { Load, Measured } from "#tests/bench/load.ts";
import type { Program } from "#tests/bench/program.ts";
import { signing as text } from "#tests/bench/requests.ts";

const OFFERED_CONNECTIONS = 1000;
const SIGNED = 303;

type Server = Pick<Program, "pid" | "port">;
export type Signers = ReturnType<typeof signersAt>;

/** People who sign, each with an address of their own. */
export function signersAt(load: Load, numbers: Bench["numbers"]) {
  const answered = new Map<Server, number>();
  const from = ({ port }: Server, count?: number) => {
    const ask = { kind: "numbered", text, from: numbers(), count } as const;
    return { port, ask };
  };

  async function counted(server: Server, signing: Promise<Measured>) {
    const measured = await signing;
    answered.set(server, (answered.get(server) ?? 0) + measured.answers);
    return measured;
  }

  return {
    /** As soon as the ones before them were answered; `count` of them at most. */
    atOnce: (server: Server, seconds: number, count?: number) =>
      counted(server, load.closed(server, { ...from(server, count), connections: CONNECTIONS, seconds }, SIGNED)),

    /** At their own times, so many a second. */
    offered(server: Server, perSecond: number, seconds: number) {
      const order = { ...from(server), perSecond, connections: OFFERED_CONNECTIONS, seconds };
      return counted(server, load.open(server, order, SIGNED));
    },

    answered: (server: Server) => answered.get(server) ?? 0,
  };
}

/** Who was answered is in the database: else the figures are of something else than signing. */
export function requireAll(states: Record<string, number>, answered: number) {
  const kept = Object.values(states).reduce((sum, n) => sum + n, 0);
  if (kept !== answered) throw new Error(`${answered} signers were answered, and ${kept} are in the database`);
}
