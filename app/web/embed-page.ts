import type { Campaign } from "#app/domain/campaigns.ts";
import { badgeCode, boxCode, EMBED_LOOKS, EMBED_THEMES, frameCode } from "#app/web/embed.ts";
import { locales } from "#app/web/i18n.ts";
import { embedPaths, paths } from "#app/web/paths.ts";
import { by, shareTranslator } from "#app/web/share.ts";

/** What the page about sharing offers other sites: pieces to paste, shown as they will look, and what can be chosen. */
export function embedPage(publicUrl: string, campaign: Campaign, locale: string) {
  const { title } = campaign.words;
  const page = by(publicUrl + paths(locale).campaign(campaign.id), "embed");
  const place = { publicUrl, campaign: campaign.id, locale, title, page };
  const frameTitle = shareTranslator(locale)("embed.frameTitle", { title });
  return {
    boxCode: boxCode(place),
    frameCode: frameCode(place, frameTitle),
    frameTitle,
    frameHref: `${embedPaths.box(campaign.id)}?locale=${locale}`,
    badgeCode: badgeCode(place),
    badgeHref: `${embedPaths.badge(campaign.id)}?locale=${locale}`,
    feedHref: campaign.openedAt ? paths(locale).feed(campaign.id) : null,
    options: [
      { name: "theme", values: [...EMBED_THEMES] },
      { name: "look", values: [...EMBED_LOOKS] },
      { name: "locale", values: locales },
    ] as const,
  };
}
