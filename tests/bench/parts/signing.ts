import type { Bench } from "#tests/bench/bench.ts";
import { NUMBER } from "#tests/bench/load/requests.ts";
import { startLoad } from "#tests/bench/load.ts";
import { startMailSink } from "#tests/bench/mail.ts";
import { askOnce, openFolder, type Program, signaturesIn, startLimit, startProgram } from "#tests/bench/program.ts";
import { signing as form } from "#tests/bench/requests.ts";
import { interleaved, over, perSecond } from "#tests/bench/rounds.ts";
import { requireAll, type Signers, signersAt } from "#tests/bench/signers.ts";
import { rowOf } from "#tests/bench/table.ts";

const PART = "signing";
const BIG_DAY_PER_SECOND = 500;
const RECORD_PER_SECOND = 33; // 2,000 signatures a minute: the UK Parliament's site in March 2019
const P99_MOST_MS = 50;
const LATENCY_ROUNDS = 2; // as long as so many others, since a p99 needs many requests

/**
 * People who sign, each for the first time, with the database's full durability and a confirmation mail each. Once
 * with the mails left to a worker of its own, once as `npm start` has it: sent meanwhile, to a server that takes all.
 */
export async function signing(bench: Bench) {
  await using all = new AsyncDisposableStack();
  const people = signersAt(all.use(await startLoad()), bench.numbers);
  const sink = all.use(await startMailSink());
  for (const [mails, settings] of [
    ["mail queued", { WORKERS: "off" }],
    ["mail leaving meanwhile", { SMTP_URL: sink.url }],
  ] as [string, Record<string, string>][]) {
    using folder = openFolder();
    await using program = await startProgram(folder.path, settings);
    await compareWithLimit(bench, people, program, mails);
    for (const offered of [BIG_DAY_PER_SECOND, RECORD_PER_SECOND])
      await latencyAt(offered, bench, people, program, mails);
    requireAll(signaturesIn(folder.path), 1 + people.answered(program)); // one to see how the limit should answer
  }
}

async function compareWithLimit({ rounds, seconds, add }: Bench, people: Signers, program: Program, mails: string) {
  const answer = await askOnce(program, form.replace(NUMBER, "first00000"));
  await using limit = await startLimit("form", answer);
  for (const server of [limit, program]) await people.atOnce(server, seconds / 2);
  const [limits = [], ours = []] = await interleaved(rounds, [
    () => people.atOnce(limit, seconds),
    () => people.atOnce(program, seconds),
  ]);
  const figure = `signing, ${mails}, against node:http that parses the same form`;
  const goal = { atLeast: 0.3 };
  add(rowOf({ part: PART, figure, unit: "/s", limit: perSecond(limits), ours: perSecond(ours), goal, rounds: ours }));
}

async function latencyAt(
  offered: number,
  { rounds, seconds, add }: Bench,
  people: Signers,
  program: Program,
  mails: string,
) {
  await people.offered(program, offered, seconds); // to warm up
  const [results = []] = await interleaved(rounds, [() => people.offered(program, offered, seconds * LATENCY_ROUNDS)]);
  const p99 = over(results, (result) => result.latency.p99);
  const figure = `signing, p99 at ${offered}/s offered, ${mails}`;
  add(rowOf({ part: PART, figure, unit: " ms", ours: p99, goal: { atMost: P99_MOST_MS }, rounds: results }));
}
