import type { Campaign } from "#app/domain/campaigns.ts";
import { shownCount } from "#app/domain/counts/shown.ts";
import type { Counts } from "#app/domain/counts.ts";
import type { Drawing } from "#app/domain/drawings.ts";
import { directionOf } from "#app/web/i18n.ts";
import { shareTranslator } from "#app/web/share.ts";

/** All that stands on a picture. Two pictures with the same words are the same picture. */
export type PictureWords = {
  lang: string;
  dir: "ltr" | "rtl";
  title: string;
  drawing: Drawing | null;
  /** The campaign, above the title of one of its actions. */
  kicker: string | null;
  /** How many have signed at least; null for a few. */
  count: string | null;
  /** What is said instead. */
  note: string;
  site: string;
  demo: string | null;
};

/** What a picture is of: a campaign, or one of its actions. */
export type PictureOf = {
  campaign: Campaign;
  counts: Counts;
  locale: string;
  demo: boolean;
  actionId?: string | undefined;
};

/** The words on the picture of a campaign, or of one of its actions. */
export function pictureWords(publicUrl: string, { campaign, counts, locale, demo, actionId }: PictureOf): PictureWords {
  const t = shareTranslator(locale);
  const action = actionId === undefined ? undefined : campaign.words.actions[actionId];
  const count = shownCount(action ? (counts.actions[actionId ?? ""] ?? 0) : counts.signatures);
  return {
    lang: locale,
    dir: directionOf(locale),
    title: action?.title ?? campaign.words.title,
    drawing: campaign.facts.actions.find(({ id }) => id === actionId)?.drawing ?? null,
    kicker: action ? campaign.words.title : null,
    count: count === null ? null : t("picture.count", { count }),
    note: t("picture.first"),
    site: new URL(publicUrl).host,
    demo: demo ? t("picture.demo") : null,
  };
}
