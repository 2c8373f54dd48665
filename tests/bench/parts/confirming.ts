import { type Bench, CONNECTIONS } from "#tests/bench/bench.ts";
import { startLoad } from "#tests/bench/load.ts";
import { startMailSink } from "#tests/bench/mail.ts";
import { signersAt } from "#tests/bench/parts/signing.ts";
import { openFolder, signaturesIn, startProgram } from "#tests/bench/program.ts";
import { confirming as confirmation } from "#tests/bench/requests.ts";
import { interleaved, over } from "#tests/bench/rounds.ts";
import { rowOf } from "#tests/bench/table.ts";

/** People press the button behind the link of their mail: what they said is sealed to the campaign's key and counted. */
export async function confirming({ rounds, signers, numbers, add }: Bench) {
  using folder = openFolder();
  await using sink = await startMailSink();
  await using program = await startProgram(folder.path, { SMTP_URL: sink.url });
  await using load = await startLoad();
  await signersAt(load, numbers).atOnce(program, 600, signers);
  await sink.arrived(signers);
  const tokens = await sink.tokens();
  const each = Math.floor(tokens.length / (rounds + 1)); // one share to warm up with

  const confirm = (share: number) => {
    const texts = tokens.slice(share * each, (share + 1) * each).map(confirmation);
    const ask = { kind: "listed", texts } as const;
    return load.closed(program, { port: program.port, ask, connections: CONNECTIONS, seconds: 600 }, 303);
  };
  await confirm(rounds);
  const [results = []] = await interleaved(rounds, [confirm]);
  const ours = over(results, (result) => result.perSecond);
  const figure = "confirming, sealed to the campaign's key";
  add(rowOf({ part: "confirming", figure, unit: "/s", ours, goal: { atLeast: 1000 }, rounds: results }));

  const { confirmed = 0 } = signaturesIn(folder.path);
  const answered = each * (rounds + 1);
  if (confirmed !== answered) throw new Error(`${answered} were told they are counted, and ${confirmed} are`);
}
