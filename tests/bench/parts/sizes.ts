import { spawnSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import type { Bench } from "#tests/bench/bench.ts";
import { NUMBER } from "#tests/bench/load/requests.ts";
import { type Load, startLoad } from "#tests/bench/load.ts";
import { LOAD, readAndSign } from "#tests/bench/parts/memory.ts";
import { memoryOf } from "#tests/bench/processes.ts";
import { askOnce, openFolder, type Program, signInAt, startProgram } from "#tests/bench/program.ts";
import { CAMPAIGN, page, post } from "#tests/bench/requests.ts";
import { interleaved, perSecond, type Spread, spread } from "#tests/bench/rounds.ts";
import { signersAt } from "#tests/bench/signers.ts";
import { rowOf } from "#tests/bench/table.ts";

const PART = "sizes";
/** After this long no page and no count is remembered from the time before. */
const FORGOTTEN_MS = 1_100;
const MEMORY_MOST_MB = 250;
const GROWTH_MOST = 1.5;
const WARM_SECONDS = 2;

type Site = { size: number; program: Program; cookie: string };

/**
 * The same program on databases of different sizes, all open at once and asked in turn: what a page costs when nothing
 * is remembered, what signing costs, and how much memory it takes.
 */
export async function sizes(bench: Bench) {
  await using all = new AsyncDisposableStack();
  const load = all.use(await startLoad());
  const readers = all.use(await startLoad());
  const sites: Site[] = [];
  for (const size of bench.sizes) {
    const folder = openFolder();
    if (bench.keep) folder.keep();
    else all.use(folder);
    generate(folder.path, size);
    if (bench.keep) bench.say(`the database of ${told(size)} stays in ${folder.path}`);
    const program = all.use(await startProgram(folder.path, { WORKERS: "off" }));
    sites.push({ size, program, cookie: await signInAt(program, post) });
  }
  await compareRendering(bench, sites, load);
  await compareSigning(bench, sites, load);
  for (const { size, program } of sites) {
    await readAndSign(program, readers, signersAt(load, bench.numbers), bench.seconds);
    const ours = spread([memoryOf(program.pid).most]);
    const figure = `resident memory, most, under ${LOAD}, with ${told(size)} signatures`;
    bench.add(rowOf({ part: PART, figure, unit: " MB", ours, goal: { atMost: MEMORY_MOST_MB } }));
  }
}

async function compareRendering({ samples, add }: Bench, sites: Site[], load: Load) {
  const kinds = [
    { figure: "campaign page, nothing remembered", textFor: () => page(`/en/c/${CAMPAIGN}?uncached=${NUMBER}`) },
    {
      figure: "organisers' overview",
      textFor: ({ cookie }: Site) => page(`/organise?asked=${NUMBER}`, { Cookie: cookie }),
    },
  ];
  for (const { figure, textFor } of kinds) {
    for (const site of sites) {
      const ask = { kind: "numbered", text: textFor(site), from: 0 } as const;
      await load.closed(site.program, { port: site.program.port, ask, connections: 2, seconds: WARM_SECONDS }, 200);
    }
    const forget = () => pause(FORGOTTEN_MS).then(() => 0);
    const times = await interleaved(samples, [
      forget,
      ...sites.map((site) => (round: number) => millisOf(site, textFor(site).replace(NUMBER, `sample-${round}`))),
    ]);
    addCompared(sites, times.slice(1).map(spread), { figure, unit: " ms", goal: { atMost: GROWTH_MOST } }, add);
  }
}

async function millisOf({ program }: Site, text: string): Promise<number> {
  const asked = performance.now();
  const { status } = await askOnce(program, text);
  const answered = performance.now();
  if (status !== 200) throw new Error(`a page was answered with ${status}`);
  return answered - asked;
}

async function compareSigning({ rounds, seconds, numbers, add }: Bench, sites: Site[], load: Load) {
  const people = signersAt(load, numbers);
  for (const { program } of sites) await people.atOnce(program, 1);
  const works = sites.map(
    ({ program }) =>
      () =>
        people.atOnce(program, seconds),
  );
  const spreads = (await interleaved(rounds, works)).map(perSecond);
  addCompared(sites, spreads, { figure: "signing, mail queued", unit: "/s" }, add);
}

/** A row for each size; the smallest is what the others are compared with. */
function addCompared(
  sites: Site[],
  spreads: Spread[],
  { figure, unit, goal }: Pick<Parameters<typeof rowOf>[0], "figure" | "unit" | "goal">,
  add: Bench["add"],
) {
  for (const [which, ours] of spreads.entries()) {
    const compared = which > 0 ? { limit: spreads[0], goal } : {};
    add(
      rowOf({ part: PART, figure: `${figure}, with ${told(sites[which]?.size)} signatures`, unit, ours, ...compared }),
    );
  }
}

/** Made by a process of its own, so that its memory is free again before anything is measured. */
function generate(folder: string, size: number) {
  const { status } = spawnSync(process.execPath, ["tests/bench/generate.ts", folder, String(size)], {
    env: { PATH: process.env.PATH } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", 2, 2], // standard output is for the table
  });
  if (status !== 0) throw new Error(`the database of ${told(size)} signatures could not be made`);
}

const told = (size = 0) => size.toLocaleString("en");
