import { locales } from "#app/web/i18n.ts";
import type { PageHead } from "#app/web/page-head.ts";
import { PLAIN_PICTURE } from "#app/web/paths.ts";
import { shareTranslator } from "#app/web/share.ts";
import { translator } from "#app/web/shell.ts";

type Page = {
  title: string;
  description: string;
  path: string;
  data?: object;
  /** The languages that the page's words are there in; all of the site's without it. */
  languages?: string[];
};

/** The head of a page that has no picture of its own. `path` begins behind the language: "", "/privacy". */
export function plainHead(
  publicUrl: string,
  locale: string,
  { title, description, path, data, languages = locales }: Page,
): PageHead {
  return {
    site: translator(locale)("shell.name"),
    locale,
    title,
    description,
    url: `${publicUrl}/${locale}${path}`,
    alternates: languages.map((other) => ({ locale: other, href: `${publicUrl}/${other}${path}` })),
    picture: { url: publicUrl + PLAIN_PICTURE, alt: shareTranslator(locale)("picture.altPlain") },
    data,
  };
}
