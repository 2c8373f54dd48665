import { createHash } from "node:crypto";
import { renderToStaticMarkup } from "react-dom/server";
import type { EmbedOptions } from "#app/web/embed.ts";
import { number } from "#app/web/formats.ts";
import { FOR_EVERYONE, SHOWN_ANYWHERE } from "#app/web/headers.ts";
import { directionOf } from "#app/web/i18n.ts";
import { shareTranslator } from "#app/web/share.ts";

const WIDTH = 240;
const HEIGHT = 64;
const TEXT_AT = 60;
const TEXT_MOST = WIDTH - TEXT_AT - 12;
/** How wide a letter is at most, as a share of the font's size: a number's digits are narrower than a word's letters are on average. */
const LETTER = 0.62;

const LIGHT = "svg{--back:#fff;--ink:#17202b;--soft:#4b5663;--rule:#d3d7d3}";
const DARK = "svg{--back:#171d25;--ink:#e8ebe8;--soft:#aab4be;--rule:#343e49}";
const STYLES = { light: LIGHT, dark: DARK, auto: `${LIGHT}@media(prefers-color-scheme:dark){${DARK}}` };

const hashed = (style: string) => `'sha256-${createHash("sha256").update(style).digest("base64")}'`;

export const BADGE_HEADERS = {
  ...FOR_EVERYONE,
  ...SHOWN_ANYWHERE,
  "Content-Type": "image/svg+xml; charset=utf-8",
  "Content-Security-Policy": `default-src 'none'; style-src ${Object.values(STYLES).map(hashed).join(" ")}; frame-ancestors 'none'; sandbox`,
};

type Badge = { title: string; signatures: number; demo: boolean };

/** The present count as a picture, 240 by 64, drawn with the reader's own fonts and squeezed where those are wide. */
export function badge({ title, signatures, demo }: Badge, { locale, theme }: EmbedOptions): string {
  const t = shareTranslator(locale);
  const rtl = directionOf(locale) === "rtl";
  const full = t("embed.badgeAlt", { title, count: signatures });
  const words = demo ? t("embed.badgeDemo") : t("embed.badge", { count: signatures });
  const text = {
    x: rtl ? WIDTH - TEXT_AT : TEXT_AT,
    fontFamily: "system-ui, sans-serif",
    direction: rtl ? "rtl" : "ltr",
  };
  return renderToStaticMarkup(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      lang={locale}
    >
      <title>{full}</title>
      <style>{STYLES[theme]}</style>
      <rect x=".5" y=".5" width={WIDTH - 1} height={HEIGHT - 1} fill="var(--back)" stroke="var(--rule)" />
      <g transform={`translate(${rtl ? WIDTH - 52 : 12} 12)`} strokeWidth="5" strokeLinecap="round" fill="none">
        <path d="M5 7Q12 5 18 16T35 33" stroke="var(--ink)" />
        <path d="M4 35Q14 24 22 13T36 5" stroke="#d0454d" />
      </g>
      <text
        {...text}
        y="32"
        fontSize="24"
        fontWeight="600"
        fill="var(--ink)"
        {...squeezed(number(locale, signatures), 24)}
      >
        {number(locale, signatures)}
      </text>
      <text {...text} y="51" fontSize="14" fill="var(--soft)" {...squeezed(words, 14)}>
        {words}
      </text>
    </svg>,
  );
}

/** Fitted to the place there is when it might not fit by itself. */
const squeezed = (text: string, size: number) =>
  text.length * size * LETTER > TEXT_MOST ? { textLength: TEXT_MOST, lengthAdjust: "spacingAndGlyphs" } : {};
