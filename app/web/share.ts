import type { ShareView, ShareWay } from "#app/components/share-links.tsx";
import type { Campaign } from "#app/domain/campaigns.ts";
import type { Channel } from "#app/domain/channels.ts";
import { i18nOf } from "#app/web/i18n.ts";
import { paths, picturePaths } from "#app/web/paths.ts";

type Words = { short: string; subject: string; mail: (url: string) => string };

/** The words around links, pictures and embeds, in one language. */
export const shareTranslator = (locale: string) => i18nOf(locale).getFixedT(locale, "share");

/** The ways to pass on a campaign, or one action of it; `publicUrl` is the site's own. */
export function shareView(publicUrl: string, campaign: Campaign, locale: string, actionId?: string): ShareView {
  const t = shareTranslator(locale);
  const action = actionId === undefined ? undefined : campaign.words.actions[actionId];
  const { title, summary } = action ?? campaign.words;
  const to = paths(locale);
  const page = publicUrl + (action && actionId ? to.action(campaign.id, actionId) : to.campaign(campaign.id));
  const words = {
    short: t("message.short", { title }),
    subject: t("message.subject", { title }),
    mail: (url: string) => t("message.mail", { summary, url }),
  };
  return {
    title,
    text: words.short,
    page,
    copied: by(page, "link"),
    ways: shareWays(page, words),
    qrHref: picturePaths(locale, campaign.id, action && actionId).qr,
    moreHref: to.share(campaign.id),
  };
}

/** An address that tells by which channel it went, and nothing about the person. */
export const by = (page: string, channel: Channel) => `${page}?via=${channel}`;

/** Links by which a page is passed on: plain ones, so that nobody is asked before somebody follows one. */
function shareWays(page: string, { short, subject, mail }: Words): ShareWay[] {
  const both = (channel: Channel) => `${short} ${by(page, channel)}`;
  return [
    { channel: "whatsapp", href: `https://api.whatsapp.com/send?${query({ text: both("whatsapp") })}` },
    { channel: "telegram", href: `https://telegram.me/share/url?${query({ url: by(page, "telegram"), text: short })}` },
    { channel: "email", href: `mailto:?${query({ subject, body: mail(by(page, "email")).replaceAll("\n", "\r\n") })}` }, // RFC 6068 §5
    { channel: "bluesky", href: `https://bsky.app/intent/compose?${query({ text: both("bluesky") })}` },
    // Asks which server is one's own. What stands behind the # never reaches that site's server.
    { channel: "mastodon", href: `https://share.joinmastodon.org/#${query({ text: both("mastodon") })}` },
    { channel: "x", href: `https://twitter.com/intent/tweet?${query({ url: by(page, "x"), text: short })}` },
    {
      channel: "facebook",
      href: `https://www.facebook.com/sharer/sharer.php?${query({ u: by(page, "facebook") })}`,
    },
  ];
}

const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString().replaceAll("+", "%20");
