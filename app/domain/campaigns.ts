import { and, asc, eq, isNull } from "drizzle-orm";
import type { ActionFacts, CampaignFacts } from "#app/domain/content/facts.ts";
import type { CampaignWords } from "#app/domain/content/words.ts";
import { textsInPlace, withTexts } from "#app/domain/letters/templates.ts";
import type { Reader, Writer } from "#db/index.ts";
import { actions, campaigns, campaignWords } from "#db/schema.ts";

const FALLBACK_LOCALE = "en";

/** A campaign in one language: facts, words, and what is needed to sign it. */
export type Campaign = {
  id: string;
  facts: CampaignFacts;
  words: CampaignWords;
  /** The language of the words, which is not the one asked for where the campaign has no such words. */
  locale: string;
  /** Every language that the campaign has words in. */
  locales: string[];
  recipient: string | null;
  openedAt: Date | null;
  closedAt: Date | null;
};

/**
 * The campaign in the language asked for, else in English, its letters as its organisers have changed them; null when
 * there is none of that name.
 */
export async function findCampaign(db: Reader, id: string, locale: string): Promise<Campaign | null> {
  const rows = await db
    .select({ campaign: campaigns, locale: campaignWords.locale, words: campaignWords.words })
    .from(campaigns)
    .innerJoin(campaignWords, eq(campaignWords.campaignId, campaigns.id))
    .where(eq(campaigns.id, id));
  const best = rows.find((row) => row.locale === locale) ?? rows.find((row) => row.locale === FALLBACK_LOCALE);
  if (!best) return null;
  const { facts, loadedAt: _, ...campaign } = best.campaign;
  const words = withTexts(best.words as CampaignWords, await textsInPlace(db, id, best.locale));
  const locales = rows.map((row) => row.locale);
  return { ...campaign, facts: facts as CampaignFacts, words, locale: best.locale, locales };
}

/** Every campaign, oldest first, in the language asked for. */
export async function listCampaigns(db: Reader, locale: string): Promise<Campaign[]> {
  const rows = await db.select({ id: campaigns.id }).from(campaigns).orderBy(asc(campaigns.loadedAt));
  const found = await Promise.all(rows.map((row) => findCampaign(db, row.id, locale)));
  return found.filter((campaign) => campaign !== null);
}

/** Whether people can sign and write: it was opened, has a key to seal to, and is not closed. */
export const isOpen = (campaign: Campaign): campaign is Campaign & { recipient: string } =>
  campaign.openedAt !== null && campaign.recipient !== null && campaign.closedAt === null;

export const findAction = (campaign: Campaign, id: string): ActionFacts | null =>
  campaign.facts.actions.find((action) => action.id === id) ?? null;

/** The next number to aim at: the campaign's own ladder, then always half as much again, rounded to two digits. */
export function nextGoal(goals: readonly number[], count: number): number {
  const next = goals.find((goal) => goal > count);
  if (next) return next;
  const step = 10 ** Math.max(1, Math.floor(Math.log10(count)) - 1);
  return Math.ceil((count * 1.5) / step) * step;
}

/**
 * Puts a campaign's content in place of what was there. Actions that the new content lacks are retired,
 * not deleted, since people signed them. Texts are checked before this is called.
 */
export async function loadCampaign(
  tx: Writer,
  facts: CampaignFacts,
  words: Record<string, CampaignWords>,
  now = new Date(),
) {
  const id = facts.slug;
  await tx
    .insert(campaigns)
    .values({ id, facts, loadedAt: now })
    .onConflictDoUpdate({ target: campaigns.id, set: { facts } });
  for (const [locale, said] of Object.entries(words)) {
    await tx
      .insert(campaignWords)
      .values({ campaignId: id, locale, words: said })
      .onConflictDoUpdate({ target: [campaignWords.campaignId, campaignWords.locale], set: { words: said } });
  }
  await tx
    .update(actions)
    .set({ retiredAt: now })
    .where(and(eq(actions.campaignId, id), isNull(actions.retiredAt)));
  for (const [position, action] of facts.actions.entries()) {
    await tx
      .insert(actions)
      .values({ campaignId: id, id: action.id, position })
      .onConflictDoUpdate({ target: [actions.campaignId, actions.id], set: { position, retiredAt: null } });
  }
}

/** Opens a campaign for signatures, to be sealed to the age recipient. Opening again changes nothing. */
export async function openCampaign(tx: Writer, id: string, recipient: string, now = new Date()) {
  await tx
    .update(campaigns)
    .set({ recipient, openedAt: now })
    .where(and(eq(campaigns.id, id), isNull(campaigns.recipient)));
}

/** Closes a campaign: its pages stay, and it takes no more signatures and letters. False when there was none to close. */
export async function closeCampaign(tx: Writer, id: string, now = new Date()): Promise<boolean> {
  const closed = await tx
    .update(campaigns)
    .set({ closedAt: now })
    .where(and(eq(campaigns.id, id), isNull(campaigns.closedAt)))
    .returning({ id: campaigns.id });
  return closed.length > 0;
}
