import type { Context } from "#app/context.ts";
import { chance } from "#app/demo/chance.ts";
import { calendar } from "#app/demo/days.ts";
import { madeUpLetters, writeAll } from "#app/demo/letters.ts";
import { officesSpeak } from "#app/demo/offices.ts";
import { madeUpSigners } from "#app/demo/people.ts";
import { signAll } from "#app/demo/signatures.ts";
import { isOpen, listCampaigns } from "#app/domain/campaigns.ts";
import { rollUpCounts } from "#app/domain/counts/roll-up.ts";
import { declare, hasPeople, holds } from "#app/domain/installation.ts";
import { openCampaigns } from "#app/first-start.ts";

const SEED = 2022;
const PENDING_SHARE = 0.015;
const WITHDRAWN_SHARE = 0.012;

/** The database holds people who are real, as far as anybody can know. */
export class RealPeople extends Error {}

/**
 * Fills an empty database with made-up people of a campaign that has been going for 60 days, in one transaction:
 * all of them, or none. One that is filled already stays as it is. `signatures` is the number of confirmed ones.
 * @throws {RealPeople} when there are signatures or letters and nothing says that they are made up.
 */
export async function fillDemo(context: Context, signatures: number, say: (line: string) => void) {
  const { db, now } = context;
  if (await holds(db.read, "demo")) return;
  if (await hasPeople(db.read))
    throw new RealPeople(
      `${context.config.DATABASE_URL} holds real signatures or letters. The demonstration is never mixed with them: give it a folder of its own.`,
    );
  const dates = calendar(now());
  await openCampaigns({ config: context.config, db, now: () => dates.begin });
  const [campaign] = await listCampaigns(db.read, "en");
  if (!campaign || !isOpen(campaign)) throw new Error("no campaign is open");

  const kinds = {
    confirmed: signatures,
    pending: Math.round(signatures * PENDING_SHARE),
    withdrawn: Math.round(signatures * WITHDRAWN_SHARE),
  };
  const luck = chance(SEED);
  const people = madeUpSigners(luck, dates, campaign.facts, kinds);
  const letters = await madeUpLetters(luck, dates, context, campaign, signatures);
  await db.write(async (tx) => {
    await declare(tx, "demo", dates.now);
    await signAll(tx, context, campaign, people, (done) =>
      say(`${done} of ${people.length} made-up people have signed`),
    );
    await writeAll(tx, context, campaign, letters, dates.now);
    await officesSpeak(tx, context, campaign, dates.now);
    say(`${letters.length} made-up letters have been written\n`);
  });
  await rollUpCounts(db, now());
  context.keys.destroyExpired(now());
}
