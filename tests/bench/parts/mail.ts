import type { Bench } from "#tests/bench/bench.ts";
import { startLoad } from "#tests/bench/load.ts";
import { startMailSink } from "#tests/bench/mail.ts";
import { openFolder, startProgram } from "#tests/bench/program.ts";
import { interleaved, spread } from "#tests/bench/rounds.ts";
import { signersAt } from "#tests/bench/signers.ts";
import { rowOf } from "#tests/bench/table.ts";

/** Confirmation mails that have piled up leave, by a program that does nothing else, to a server that takes all. */
export async function mail({ rounds, signers, numbers, add }: Bench) {
  using folder = openFolder();
  await using load = await startLoad();
  const people = signersAt(load, numbers);
  const [rates = []] = await interleaved(rounds, [pileUpAndSend]);
  add(rowOf({ part: "mail", figure: "confirmation mails leaving by SMTP", unit: "/s", ours: spread(rates) }));

  async function pileUpAndSend() {
    const count = Math.round(signers / 2);
    {
      await using program = await startProgram(folder.path, { WORKERS: "off" });
      await people.atOnce(program, 600, count);
    }
    await using sink = await startMailSink();
    await using _program = await startProgram(folder.path, { SMTP_URL: sink.url, MAIL_PER_MINUTE: "1000000" });
    return await sink.arrived(count); // before the two are closed
  }
}
