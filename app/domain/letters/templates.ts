import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { CampaignFacts } from "#app/domain/content/facts.ts";
import type { CampaignWords } from "#app/domain/content/words.ts";
import type { LetterWords } from "#app/domain/letters/words.ts";
import type { Reader, Writer } from "#db/index.ts";
import { campaignWords, letterTemplates, organisers } from "#db/schema.ts";

/** A letter's texts stand by campaign, action and language. */
export type TemplatePlace = { campaignId: string; actionId: string; locale: string };

/** One version of a letter's texts. Without a text it says that the campaign's own holds again. */
export type TemplateVersion = {
  actionId: string;
  locale: string;
  version: number;
  template: LetterWords | null;
  by: string;
  since: Date;
  until: Date | null;
};

/** One letter of a campaign in one of its languages, as it came with the campaign. `own` is null where it came without. */
export type LetterOfCampaign = { actionId: string; locale: string; own: LetterWords | null };

/**
 * Puts a text in place of the one that holds, or with null the campaign's own. It holds from the commit on. False, and
 * nothing is changed, when the one that holds is no longer the version that was changed (0: the campaign's own).
 */
export async function saveTemplate(
  tx: Writer,
  place: TemplatePlace,
  basedOn: number,
  template: LetterWords | null,
  organiserId: string,
  now = new Date(),
): Promise<boolean> {
  const holding = and(at(place), isNull(letterTemplates.until));
  const [replaced] = await tx
    .update(letterTemplates)
    .set({ until: now })
    .where(and(holding, eq(letterTemplates.version, basedOn)))
    .returning({ version: letterTemplates.version });
  if (!replaced && basedOn > 0) return false;
  const added = await tx
    .insert(letterTemplates)
    .values({ ...place, version: basedOn + 1, template, organiserId, since: now })
    .onConflictDoNothing()
    .returning({ version: letterTemplates.version });
  return added.length > 0;
}

/** What organisers have put in place of a campaign's own texts in a language, by action. */
export async function textsInPlace(
  db: Reader,
  campaignId: string,
  locale: string,
): Promise<Record<string, LetterWords>> {
  const { actionId, template } = letterTemplates;
  const rows = await db
    .select({ actionId, template })
    .from(letterTemplates)
    .where(
      and(
        eq(letterTemplates.campaignId, campaignId),
        eq(letterTemplates.locale, locale),
        isNull(letterTemplates.until),
        isNotNull(template),
      ),
    );
  return Object.fromEntries(rows.map((row) => [row.actionId, row.template as LetterWords]));
}

/** The campaign's words with the texts in their place. */
export function withTexts(words: CampaignWords, texts: Record<string, LetterWords>): CampaignWords {
  const changed = Object.entries(texts).flatMap(([id, letter]) => {
    const action = words.actions[id];
    return action ? [[id, { ...action, letter }] as const] : [];
  });
  return changed.length === 0 ? words : { ...words, actions: { ...words.actions, ...Object.fromEntries(changed) } };
}

/** Every letter of a campaign in every language that has words for its action, in the campaign's order. */
export async function lettersOf(
  db: Reader,
  campaignId: string,
  { actions }: CampaignFacts,
): Promise<LetterOfCampaign[]> {
  const rows = await db
    .select({ locale: campaignWords.locale, words: campaignWords.words })
    .from(campaignWords)
    .where(eq(campaignWords.campaignId, campaignId))
    .orderBy(campaignWords.locale);
  return actions
    .filter((action) => action.letterTo.length > 0)
    .flatMap(({ id }) =>
      rows.flatMap(({ locale, words }) => {
        const said = (words as CampaignWords).actions[id];
        return said ? [{ actionId: id, locale, own: said.letter ?? null }] : [];
      }),
    );
}

/** The versions that hold, of all letters of a campaign. */
export const versionsThatHold = (db: Reader, campaignId: string): Promise<TemplateVersion[]> =>
  versions(db, and(eq(letterTemplates.campaignId, campaignId), isNull(letterTemplates.until)));

/** Every version of one letter, newest first. */
export const versionsOf = (db: Reader, place: TemplatePlace): Promise<TemplateVersion[]> => versions(db, at(place));

async function versions(db: Reader, which: ReturnType<typeof and>): Promise<TemplateVersion[]> {
  const { actionId, locale, version, template, since, until } = letterTemplates;
  const rows = await db
    .select({ actionId, locale, version, template, since, until, by: organisers.name })
    .from(letterTemplates)
    .innerJoin(organisers, eq(organisers.id, letterTemplates.organiserId))
    .where(which)
    .orderBy(desc(version));
  return rows.map((row) => ({ ...row, template: row.template as LetterWords | null }));
}

const at = ({ campaignId, actionId, locale }: TemplatePlace) =>
  and(
    eq(letterTemplates.campaignId, campaignId),
    eq(letterTemplates.actionId, actionId),
    eq(letterTemplates.locale, locale),
  );
