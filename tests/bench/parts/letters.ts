import { join } from "node:path";
import { claimLetters, giveBackLetters } from "#app/domain/letters/claim.ts";
import { changeRules, DEFAULT_RULES } from "#app/domain/letters/rules.ts";
import { openKeyring } from "#app/integrations/keyring.ts";
import { openDatabase } from "#db/index.ts";
import type { Bench } from "#tests/bench/bench.ts";
import { startMailSink } from "#tests/bench/mail.ts";
import { askOnce, openFolder, signInAt, startProgram } from "#tests/bench/program.ts";
import { CAMPAIGN, page, post } from "#tests/bench/requests.ts";
import { interleaved, spread } from "#tests/bench/rounds.ts";
import { rowOf } from "#tests/bench/table.ts";
import { queueLetters } from "#tests/lanes.ts";

const QUEUED = 100_000;
const TARGETS = 2_000;
const DOMAINS = 60;
const AT_ONCE = 20;
const CLAIMS = 200;
const FAST = 1_000_000;
const GOAL_A_SECOND = 200;
const GOAL_CLAIM_MS = 5;
const GOAL_DESK_MS = 100;
const DESK_PAGES = ["", `/${CAMPAIGN}/letters`, `/${CAMPAIGN}/offices`, "/letters/lanes", "/letters/inbound"].map(
  (page) => `/organise${page}`,
);

/** Letters that have piled up leave by SMTP, through one worker whose lanes have no limits; what a claim takes, and a page of the desk, while 100,000 wait. */
export async function letters({ rounds, samples, signers, add }: Bench) {
  const [rates = []] = await interleaved(rounds, [() => pileUpAndSend(Math.round(signers / 3))]);
  add(
    rowOf({
      part: "letters",
      figure: "letters leaving by SMTP",
      unit: "/s",
      ours: spread(rates),
      goal: { atLeast: GOAL_A_SECOND },
    }),
  );
  const claims = await claimsAmong(QUEUED);
  add(
    rowOf({
      part: "letters",
      figure: `a claim of ${AT_ONCE}, ${QUEUED.toLocaleString("en")} letters queued`,
      unit: " ms",
      ours: spread(claims),
      goal: { atMost: GOAL_CLAIM_MS },
    }),
  );
  const { path, times } = await deskPages(QUEUED, samples);
  add(
    rowOf({
      part: "letters",
      figure: `the slowest desk page about letters, ${path}, ${QUEUED.toLocaleString("en")} letters queued`,
      unit: " ms",
      ours: spread(times),
      goal: { atMost: GOAL_DESK_MS },
    }),
  );
}

/** What the pages of the desk that are about letters take while so many wait, in milliseconds: the slowest of them all. */
async function deskPages(queued: number, samples: number): Promise<{ path: string; times: number[] }> {
  using folder = openFolder();
  const { db, keys } = await openWorld(folder.path);
  await queueLetters({ db, keys }, { ...world, campaignId: CAMPAIGN, letters: queued, now: new Date() });
  await db.close();
  await using program = await startProgram(folder.path, { WORKERS: "off" });
  const Cookie = await signInAt(program, post);
  const pages = DESK_PAGES.map((path) => ({ path, times: [] as number[] }));
  await interleaved(
    samples + 1,
    pages.map(({ path, times }) => async (round: number) => {
      const asked = performance.now();
      const { status } = await askOnce(program, page(path, { Cookie }));
      if (status !== 200) throw new Error(`${path} was answered with ${status}`);
      if (round > 0) times.push(performance.now() - asked); // the first warms up
    }),
  );
  const slowest = pages.sort((a, b) => spread(b.times).median - spread(a.times).median)[0];
  if (!slowest) throw new Error("no page was asked for");
  return slowest;
}

async function pileUpAndSend(count: number): Promise<number> {
  using folder = openFolder();
  const { db, keys } = await openWorld(folder.path);
  await queueLetters({ db, keys }, { ...world, letters: count, now: new Date() });
  await db.close();
  await using sink = await startMailSink();
  await using _program = await startProgram(folder.path, { SMTP_URL: sink.url, MAIL_PER_MINUTE: String(FAST) });
  return await sink.arrived(count); // before the two are closed
}

/** What each of many claims takes, in milliseconds; each is given back, so that as many wait at the next. */
async function claimsAmong(queued: number): Promise<number[]> {
  using folder = openFolder();
  const { db, keys } = await openWorld(folder.path);
  await queueLetters({ db, keys }, { ...world, letters: queued, now: new Date() });
  const claim = { most: AT_ONCE, chance: Math.random, limited: true, mayGoTo: () => true };
  const took: number[] = [];
  for (let n = 0; n < CLAIMS; n++) {
    const claimed = await db.write(async (tx) => {
      const start = performance.now();
      const letters = await claimLetters(tx, { ...claim, now: new Date() });
      took.push(performance.now() - start);
      return letters;
    });
    if (claimed.length < AT_ONCE) throw new Error(`${claimed.length} of ${AT_ONCE} letters could be claimed`);
    await db.write((tx) => giveBackLetters(tx, claimed, new Date()));
  }
  await db.close();
  return took;
}

const world = { campaignId: "bench", targets: TARGETS, domains: DOMAINS };

async function openWorld(folder: string) {
  const db = await openDatabase(join(folder, "countersign.db"));
  const rules = { ...DEFAULT_RULES, perTarget: FAST, perDomain: FAST, warmUp: false };
  await db.write((tx) => changeRules(tx, rules));
  return { db, keys: openKeyring(join(folder, "keys")) };
}
