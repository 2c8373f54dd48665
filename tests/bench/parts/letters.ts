import { join } from "node:path";
import { claimLetters, giveBackLetters } from "#app/domain/letters/claim.ts";
import { changeRules, DEFAULT_RULES } from "#app/domain/letters/rules.ts";
import { openKeyring } from "#app/integrations/keyring.ts";
import { openDatabase } from "#db/index.ts";
import type { Bench } from "#tests/bench/bench.ts";
import { startMailSink } from "#tests/bench/mail.ts";
import { openFolder, startProgram } from "#tests/bench/program.ts";
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

/** Letters that have piled up leave by SMTP, through one worker whose lanes have no limits; and what a claim takes while 100,000 wait. */
export async function letters({ rounds, signers, add }: Bench) {
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
