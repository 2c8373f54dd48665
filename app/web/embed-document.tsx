import { createHash } from "node:crypto";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { EmbedBox, type EmbedView } from "#app/components/embed-box.tsx";
import style from "#app/styles/embed.css?inline";
import type { EmbedOptions } from "#app/web/embed.ts";
import { FOR_EVERYONE, SHOWN_ANYWHERE } from "#app/web/headers.ts";
import { directionOf, i18nOf } from "#app/web/i18n.ts";
import { embedScripts } from "#app/web/paths.ts";

/**
 * The one page that others may frame. Its style stands in it, allowed by its hash: a frame that its owner has sandboxed
 * has no origin, and would be refused our stylesheet.
 */
export const EMBED_HEADERS = {
  ...FOR_EVERYONE,
  ...SHOWN_ANYWHERE,
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors *",
  ].join("; "),
};

/** A document of its own, without the site's shell and stylesheet. It works without its script. */
export function embedDocument(view: EmbedView, { locale, theme }: EmbedOptions): string {
  const html = (
    <html lang={locale} dir={directionOf(locale)} data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{view.campaign.title}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own stylesheet, which React would escape */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
        <script src={embedScripts.frame} async />
      </head>
      <body>
        <I18nextProvider i18n={i18nOf(locale)}>
          <EmbedBox {...view} />
        </I18nextProvider>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(html)}`;
}
