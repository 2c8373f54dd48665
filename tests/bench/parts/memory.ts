import { setTimeout as pause } from "node:timers/promises";
import type { Bench } from "#tests/bench/bench.ts";
import { type Load, startLoad } from "#tests/bench/load.ts";
import { startMailSink } from "#tests/bench/mail.ts";
import { memoryOf } from "#tests/bench/processes.ts";
import { openFolder, type Program, startProgram } from "#tests/bench/program.ts";
import { campaignPage } from "#tests/bench/requests.ts";
import { interleaved, spread } from "#tests/bench/rounds.ts";
import { type Signers, signersAt } from "#tests/bench/signers.ts";
import { rowOf } from "#tests/bench/table.ts";

const REST_MS = 3_000;
const READERS = 100;
const SIGNING_PER_SECOND = 500;

/** Resident memory of the program on an empty database: at rest, and the most it took while people read and signed. */
export async function memory({ rounds, seconds, numbers, add }: Bench) {
  await using readers = await startLoad();
  await using signers = await startLoad();
  const [measured = []] = await interleaved(Math.min(rounds, 3), [restAndPeak]);
  const part = "memory";
  const [rest, peak] = [spread(measured.map(({ rest }) => rest)), spread(measured.map(({ peak }) => peak))];
  add(rowOf({ part, figure: "resident memory at rest, a few seconds after the start", unit: " MB", ours: rest }));
  add(rowOf({ part, figure: `resident memory, most, under ${LOAD}`, unit: " MB", ours: peak, goal: { atMost: 250 } }));

  async function restAndPeak() {
    using folder = openFolder();
    await using sink = await startMailSink();
    await using program = await startProgram(folder.path, { SMTP_URL: sink.url });
    await pause(REST_MS);
    const rest = memoryOf(program.pid).now;
    await readAndSign(program, readers, signersAt(signers, numbers), seconds * 2);
    return { rest, peak: memoryOf(program.pid).most };
  }
}

export const LOAD = `${READERS} readers and ${SIGNING_PER_SECOND} signing a second`;

/** The load under which memory is measured. */
export async function readAndSign(program: Program, readers: Load, people: Signers, seconds: number) {
  const ask = { kind: "same", text: campaignPage } as const;
  await Promise.all([
    readers.closed(program, { port: program.port, ask, connections: READERS, seconds }, 200),
    people.offered(program, SIGNING_PER_SECOND, seconds),
  ]);
}
