import { type Bench, CONNECTIONS } from "#tests/bench/bench.ts";
import { type Load, startLoad } from "#tests/bench/load.ts";
import { type MailSink, startMailSink } from "#tests/bench/mail.ts";
import { openFolder, type Program, signaturesIn, startProgram } from "#tests/bench/program.ts";
import { confirming as confirmation } from "#tests/bench/requests.ts";
import { interleaved, perSecond } from "#tests/bench/rounds.ts";
import { signersAt } from "#tests/bench/signers.ts";
import { rowOf } from "#tests/bench/table.ts";

const ALL_SECONDS = 600; // as long as it takes: the rounds end when everybody is through

/** People press the button behind the link of their mail: what they said is sealed to the campaign's key and counted. */
export async function confirming(bench: Bench) {
  using folder = openFolder();
  await using sink = await startMailSink();
  await using program = await startProgram(folder.path, { SMTP_URL: sink.url });
  await using load = await startLoad();
  const results = await signAndConfirm(bench, program, load, sink);
  const ours = perSecond(results);
  const figure = "confirming, sealed to the campaign's key";
  bench.add(rowOf({ part: "confirming", figure, unit: "/s", ours, goal: { atLeast: 1000 }, rounds: results }));
  requireConfirmed(signaturesIn(folder.path), bench);
}

/** Everybody signs, waits for the mail, and confirms, a share of them in each round and one share before, to warm up. */
export async function signAndConfirm(bench: Bench, program: Program, load: Load, sink: MailSink) {
  const { rounds, signers, numbers } = bench;
  await signersAt(load, numbers).atOnce(program, ALL_SECONDS, signers);
  await sink.arrived(signers);
  const tokens = await sink.tokens();
  const each = shareOf(bench);

  const confirm = (share: number) => {
    const texts = tokens.slice(share * each, (share + 1) * each).map(confirmation);
    const ask = { kind: "listed", texts } as const;
    return load.closed(program, { port: program.port, ask, connections: CONNECTIONS, seconds: ALL_SECONDS }, 303);
  };
  await confirm(rounds);
  const [results = []] = await interleaved(rounds, [confirm]);
  return results;
}

const shareOf = ({ signers, rounds }: Bench) => Math.floor(signers / (rounds + 1));

/** Who was told to be counted is. */
export function requireConfirmed({ confirmed = 0 }: Record<string, number>, bench: Bench) {
  const answered = shareOf(bench) * (bench.rounds + 1);
  if (confirmed !== answered) throw new Error(`${answered} were told that they are counted, and ${confirmed} are`);
}
