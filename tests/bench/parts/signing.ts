import { type Bench, CONNECTIONS } from "#tests/bench/bench.ts";
import { NUMBER } from "#tests/bench/load/requests.ts";
import { type Load, type Measured, startLoad } from "#tests/bench/load.ts";
import { startMailSink } from "#tests/bench/mail.ts";
import { askOnce, openFolder, type Program, signaturesIn, startLimit, startProgram } from "#tests/bench/program.ts";
import { signing as form } from "#tests/bench/requests.ts";
import { interleaved, over } from "#tests/bench/rounds.ts";
import { rowOf } from "#tests/bench/table.ts";

const PART = "signing";
const BIG_DAY_PER_SECOND = 500;
const RECORD_PER_SECOND = 33; // 2,000 signatures a minute: the UK Parliament's site in March 2019
const P99_MOST_MS = 50;
const LATENCY_SECONDS = 2; // times the seconds of a round, since a p99 needs many

/**
 * People who sign, each for the first time, with the database's full durability and a confirmation mail each. Once
 * with the mails left to a worker of its own, once as `npm start` has it: sent meanwhile, to a server that takes all.
 */
export async function signing(bench: Bench) {
  const { rounds, seconds, numbers, add } = bench;
  using folders = { alone: openFolder(), mailing: openFolder(), [Symbol.dispose]: dispose };
  await using sink = await startMailSink();
  await using alone = await startProgram(folders.alone.path, { WORKERS: "off" });
  await using mailing = await startProgram(folders.mailing.path, { SMTP_URL: sink.url });
  await using load = await startLoad();
  const signers = signersAt(load, numbers);
  const answer = await askOnce(alone, form.replace(NUMBER, "first00000"));
  await askOnce(mailing, form.replace(NUMBER, "first00000"));
  await using limit = await startLimit("form", answer);

  for (const server of [limit, alone]) await signers.atOnce(server, seconds / 2);
  const [limits = [], ours = []] = await interleaved(rounds, [
    () => signers.atOnce(limit, seconds),
    () => signers.atOnce(alone, seconds),
  ]);
  const perSecond = (results: Measured[]) => over(results, (result) => result.perSecond);
  const figure = "signing, mail queued, against node:http that parses the same form";
  const goal = { atLeast: 0.3 };
  add(rowOf({ part: PART, figure, unit: "/s", limit: perSecond(limits), ours: perSecond(ours), goal, rounds: ours }));

  for (const [program, mails] of [
    [alone, "mail queued"],
    [mailing, "mail leaving meanwhile"],
  ] as const)
    for (const offered of [BIG_DAY_PER_SECOND, RECORD_PER_SECOND]) {
      await signers.offered(program, offered, seconds);
      const [results = []] = await interleaved(rounds, [
        () => signers.offered(program, offered, seconds * LATENCY_SECONDS),
      ]);
      const p99 = over(results, (result) => result.latency.p99);
      const figure = `signing, p99 at ${offered}/s offered, ${mails}`;
      add(rowOf({ part: PART, figure, unit: " ms", ours: p99, goal: { atMost: P99_MOST_MS }, rounds: results }));
    }
  for (const [server, folder] of [
    [alone, folders.alone],
    [mailing, folders.mailing],
  ] as const)
    requireAll(signaturesIn(folder.path), signers.answered(server) + 1);

  function dispose(this: { alone: Disposable; mailing: Disposable }) {
    this.alone[Symbol.dispose]();
    this.mailing[Symbol.dispose]();
  }
}

type Server = Pick<Program, "pid" | "port">;

/** People who sign as soon as the ones before them were answered, or at their own times. */
export function signersAt(load: Load, numbers: Bench["numbers"]) {
  const answered = new Map<Server, number>();
  const ask = (count?: number) => ({ kind: "numbered", text: form, from: numbers(), count }) as const;

  async function counted(server: Server, signing: Promise<Measured>) {
    const measured = await signing;
    answered.set(server, (answered.get(server) ?? 0) + measured.answers);
    return measured;
  }

  return {
    atOnce: (server: Server, seconds: number, count?: number) =>
      counted(
        server,
        load.closed(server, { port: server.port, ask: ask(count), connections: CONNECTIONS, seconds }, 303),
      ),
    offered: (server: Server, perSecond: number, seconds: number) =>
      counted(server, load.open(server, { port: server.port, ask: ask(), perSecond, connections: 1000, seconds }, 303)),
    answered: (server: Server) => answered.get(server) ?? 0,
  };
}

export type Signers = ReturnType<typeof signersAt>;

/** Who was answered is in the database: else the figures are of something else than signing. */
export function requireAll(states: Record<string, number>, answered: number) {
  const kept = Object.values(states).reduce((sum, n) => sum + n, 0);
  if (kept !== answered) throw new Error(`${answered} signers were answered, and ${kept} are in the database`);
}
