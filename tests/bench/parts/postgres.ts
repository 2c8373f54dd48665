import pg from "pg";
import type { Bench } from "#tests/bench/bench.ts";
import { NUMBER } from "#tests/bench/load/requests.ts";
import { type Load, startLoad } from "#tests/bench/load.ts";
import { startMailSink } from "#tests/bench/mail.ts";
import { requireConfirmed, signAndConfirm } from "#tests/bench/parts/confirming.ts";
import { askOnce, openFolder, type Program, startLimit, startProgram } from "#tests/bench/program.ts";
import { signing } from "#tests/bench/requests.ts";
import { interleaved, perSecond } from "#tests/bench/rounds.ts";
import { requireAll, signersAt } from "#tests/bench/signers.ts";
import { rowOf } from "#tests/bench/table.ts";
import { openPostgres } from "#tests/setup/own-postgres.ts";

const PART = "postgres";
/** As safe as SQLite is here: an answer comes after the disk has it. */
const SETTINGS = ["fsync=on", "synchronous_commit=on", "max_connections=200"];

/** Signing and confirming on PostgreSQL, whose own processes share the machine and are not in the processor time told. */
export async function postgres(bench: Bench) {
  await using all = new AsyncDisposableStack();
  const database = await openPostgres(SETTINGS.flatMap((setting) => ["-c", setting]));
  all.defer(database.stop);
  const folder = all.use(openFolder());
  const load = all.use(await startLoad());
  const settings = { DATABASE_URL: database.url };
  await confirmThere(bench, load, (more) => startProgram(folder.path, { ...settings, ...more }));
  requireConfirmed(await signaturesAt(database.url), bench);
  const signed = await signThere(bench, load, (more) => startProgram(folder.path, { ...settings, ...more }));
  requireAll(await signaturesAt(database.url), bench.signers + signed);
}

type Start = (settings: Record<string, string>) => Promise<Program>;

async function confirmThere(bench: Bench, load: Load, start: Start) {
  await using sink = await startMailSink();
  await using program = await start({ SMTP_URL: sink.url });
  const results = await signAndConfirm(bench, program, load, sink);
  const ours = perSecond(results);
  const figure = "PostgreSQL: confirming, sealed to the campaign's key";
  bench.add(rowOf({ part: PART, figure, unit: "/s", ours, rounds: results }));
}

/** Returns how many have signed. */
async function signThere({ rounds, seconds, numbers, add }: Bench, load: Load, start: Start): Promise<number> {
  const people = signersAt(load, numbers);
  await using program = await start({ WORKERS: "off" });
  await using limit = await startLimit("form", await askOnce(program, signing.replace(NUMBER, "first00000")));
  for (const server of [limit, program]) await people.atOnce(server, seconds / 2);
  const [limits = [], ours = []] = await interleaved(rounds, [
    () => people.atOnce(limit, seconds),
    () => people.atOnce(program, seconds),
  ]);
  const figure = "PostgreSQL: signing, mail queued, against node:http that parses the same form";
  add(rowOf({ part: PART, figure, unit: "/s", limit: perSecond(limits), ours: perSecond(ours), rounds: ours }));
  return people.answered(program) + 1;
}

async function signaturesAt(url: string): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("select state, count(*)::int as n from signatures group by state");
  await client.end();
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}
