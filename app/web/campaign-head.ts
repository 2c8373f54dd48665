import { createHash } from "node:crypto";
import type { Campaign } from "#app/domain/campaigns.ts";
import { locales } from "#app/web/i18n.ts";
import { campaignData } from "#app/web/linked-data.ts";
import type { PageHead } from "#app/web/page-head.ts";
import { embedPaths, paths, picturePaths } from "#app/web/paths.ts";
import { type PictureOf, pictureWords } from "#app/web/picture-words.ts";
import { plainHead } from "#app/web/plain-head.ts";
import { shareTranslator } from "#app/web/share.ts";

const VERSION_LETTERS = 10;

/** The head of a campaign's page, or of the page of one of its actions. */
export function campaignHead(publicUrl: string, of: PictureOf): PageHead {
  const { campaign, actionId } = of;
  const { title, summary } = campaign.words.actions[actionId ?? ""] ?? campaign.words;
  const page = { title, description: summary, data: campaignData(publicUrl, of) };
  return headIn(publicUrl, of, { ...page, path: actionId === undefined ? "" : `/${actionId}` });
}

/** The head of another page of a campaign. `path` begins behind the campaign's: "/evidence". */
export function campaignPageHead(publicUrl: string, of: PictureOf, page: { title: string; path: string }): PageHead {
  return headIn(publicUrl, of, { description: of.campaign.words.summary, ...page });
}

/** The site's languages in which a campaign's pages say something of their own; in the others its words are English. */
export const languagesOf = (campaign: Campaign) => locales.filter((locale) => campaign.locales.includes(locale));

/** With a picture whose address changes with what stands on it: messengers never ask again for an address they know. */
function headIn(publicUrl: string, of: PictureOf, page: Parameters<typeof plainHead>[2]): PageHead {
  const { campaign, locale, actionId } = of;
  const to = paths(locale);
  const t = shareTranslator(locale);
  const words = pictureWords(publicUrl, of);
  const version = createHash("sha256").update(JSON.stringify(words)).digest("hex").slice(0, VERSION_LETTERS);
  const feed = { href: publicUrl + to.feed(campaign.id), title: t("feed.title", { title: campaign.words.title }) };
  return {
    ...plainHead(publicUrl, locale, {
      ...page,
      path: `/c/${campaign.id}${page.path}`,
      languages: languagesOf(campaign),
    }),
    picture: {
      url: `${publicUrl}${picturePaths(locale, campaign.id, actionId).share}?v=${version}`,
      alt: t("picture.alt", { title: words.title, count: words.count ?? words.note }),
    },
    feed: campaign.openedAt ? feed : undefined,
    oembedHref: publicUrl + embedPaths.oembed(publicUrl + to.campaign(campaign.id)),
  };
}
