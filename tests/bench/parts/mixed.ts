import type { Bench } from "#tests/bench/bench.ts";
import { type Measured, startLoad } from "#tests/bench/load.ts";
import { startMailSink } from "#tests/bench/mail.ts";
import { openFolder, startProgram } from "#tests/bench/program.ts";
import { campaignPage, confirming } from "#tests/bench/requests.ts";
import { interleaved, over, perSecond, spread } from "#tests/bench/rounds.ts";
import { signersAt } from "#tests/bench/signers.ts";
import { rowOf } from "#tests/bench/table.ts";

const READERS = 100;
const SIGNING_PER_SECOND = 500;
const CONFIRMING_PER_SECOND = 100;
const P99_MOST_MS = 50;

/**
 * A big day: a hundred readers who ask for the campaign page again as soon as they have it, people who sign and people
 * who confirm at their own times, and mail that leaves meanwhile, all on the same cores as the load itself.
 */
export async function mixed({ rounds, seconds, numbers, add }: Bench) {
  using folder = openFolder();
  await using sink = await startMailSink();
  await using program = await startProgram(folder.path, { SMTP_URL: sink.url });
  const { port } = program;
  await using readers = await startLoad();
  await using signers = await startLoad();
  await using confirmers = await startLoad();

  const each = Math.ceil(CONFIRMING_PER_SECOND * seconds);
  const people = signersAt(signers, numbers);
  await people.atOnce(program, 600, each * (rounds + 1));
  await sink.arrived(each * (rounds + 1));
  const tokens = await sink.tokens();

  const bigDay = (round: number): Promise<Measured[]> => {
    const texts = tokens.slice(round * each, (round + 1) * each).map(confirming);
    const ask = { kind: "listed", texts } as const;
    return Promise.all([
      readers.closed(program, { port, ask: { kind: "same", text: campaignPage }, connections: READERS, seconds }, 200),
      people.offered(program, SIGNING_PER_SECOND, seconds),
      confirmers.open(program, { port, ask, perSecond: CONFIRMING_PER_SECOND, connections: 500, seconds }, 303),
    ]);
  };
  await bigDay(rounds);
  const [results = []] = await interleaved(rounds, [bigDay]);
  const [reading, signing, confirmed] = [0, 1, 2].map((which) => results.map((round) => round[which] as Measured));
  const load = `${READERS} readers, ${SIGNING_PER_SECOND} signing and ${CONFIRMING_PER_SECOND} confirming a second`;

  const read = perSecond(reading ?? []);
  const p99 = (of: Measured[] = []) => over(of, (round) => round.latency.p99);
  const part = "mixed";
  add(withLatency({ part, figure: `${load}: pages read`, unit: "/s", ours: read }, reading));
  const goal = { atMost: P99_MOST_MS };
  add(withLatency({ part, figure: `${load}: signing, p99`, unit: " ms", ours: p99(signing), goal }, signing));
  add(withLatency({ part, figure: `${load}: confirming, p99`, unit: " ms", ours: p99(confirmed) }, confirmed));
  const cores = spread((reading ?? []).map((round) => round.cores ?? Number.NaN));
  add(rowOf({ part, figure: `${load}: cores the program kept busy`, unit: "", ours: cores }));
}

/** What one kind of request took of the processor cannot be told where three kinds come at once. */
function withLatency(figure: Parameters<typeof rowOf>[0], rounds: Measured[] = []) {
  return rowOf({ ...figure, rounds: rounds.map((round) => ({ ...round, cpuMicros: null })) });
}
