import { DEFAULT_LOCALE, isLocale } from "#app/web/i18n.ts";
import { embedPaths, embedScripts } from "#app/web/paths.ts";

export const EMBED_THEMES = ["auto", "light", "dark"] as const;
export const EMBED_LOOKS = ["box", "line"] as const;
/** The width of a frame where nobody asks for another. */
export const FRAME_WIDTH_PX = 600;
const NARROW_PX = 480;

/** How high a frame must be, in CSS pixels, that cannot be told by its page. */
export const frameHeight = (widthPx: number) => (widthPx < NARROW_PX ? 460 : 300);

/** How an embed is shown: all that another site can choose. Its owner writes an address, and no style of their own. */
export type EmbedOptions = {
  locale: string;
  theme: (typeof EMBED_THEMES)[number];
  look: (typeof EMBED_LOOKS)[number];
};

/** The options in an embed's address; the usual one in place of any that there is none of. Never the browser's language: the page is kept for everyone. */
export function embedOptions(url: string): EmbedOptions {
  const asked = new URL(url).searchParams;
  const locale = asked.get("locale") ?? undefined;
  return {
    locale: isLocale(locale) ? locale : DEFAULT_LOCALE,
    theme: EMBED_THEMES.find((theme) => theme === asked.get("theme")) ?? "auto",
    look: EMBED_LOOKS.find((look) => look === asked.get("look")) ?? "box",
  };
}

type Place = { publicUrl: string; campaign: string; locale: string; title: string; page: string };

/** What a site's owner pastes: a link that becomes a frame, and stays a link where scripts are blocked. */
export const boxCode = ({ publicUrl, campaign, locale, title, page }: Place) =>
  `<a href="${page}" data-countersign="${campaign}" data-locale="${locale}">${escaped(title)}</a>\n` +
  `<script async src="${publicUrl}${embedScripts.page}"></script>`;

/** The same without any script. */
export const frameCode = ({ publicUrl, campaign, locale }: Place, frameTitle: string, widthPx?: number) =>
  `<iframe src="${publicUrl}${embedPaths.box(campaign)}?locale=${locale}" width="${widthPx ?? "100%"}" ` +
  `height="${frameHeight(widthPx ?? 0)}" title="${escaped(frameTitle)}" style="border:0" loading="lazy"></iframe>`;

export const badgeCode = ({ publicUrl, campaign, locale, title, page }: Place) =>
  `<a href="${page}"><img src="${publicUrl}${embedPaths.badge(campaign)}?locale=${locale}" ` +
  `alt="${escaped(title)}" width="240" height="64"></a>`;

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);
