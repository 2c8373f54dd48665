import { context } from "#app/context.ts";
import { type Campaign, listCampaigns } from "#app/domain/campaigns.ts";
import { languagesOf } from "#app/web/campaign-head.ts";
import { donateHref } from "#app/web/giving.ts";
import { FOR_EVERYONE } from "#app/web/headers.ts";
import { DEFAULT_LOCALE, locales } from "#app/web/i18n.ts";
import { paths } from "#app/web/paths.ts";
import { type Xml, xml } from "#app/web/xml.ts";

type To = ReturnType<typeof paths>;

/** Every page that is for everyone, in each language in which it says something of its own (sitemaps.org 0.9). */
export async function loader() {
  const { config, db } = context();
  const campaigns = await listCampaigns(db.read, DEFAULT_LOCALE);
  const pages = [
    ...[(to: To) => to.home, (to: To) => to.privacy, (to: To) => to.safety].map((page) => ({
      page,
      languages: locales,
    })),
    ...campaigns.flatMap((campaign) => {
      const gives = donateHref(context(), campaign, DEFAULT_LOCALE) !== null;
      return pagesOf(campaign, gives).map((page) => ({ page, languages: languagesOf(campaign) }));
    }),
  ];
  const urls = pages.flatMap(({ page, languages }) =>
    entriesOf(languages, (locale) => config.PUBLIC_URL + page(paths(locale))),
  );
  const map = xml`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls}
</urlset>
`;
  return new Response(map.text, { headers: { ...FOR_EVERYONE, "Content-Type": "application/xml; charset=utf-8" } });
}

const pagesOf = ({ id, facts, openedAt }: Campaign, gives: boolean) => [
  (to: To) => to.campaign(id),
  (to: To) => to.evidence(id),
  (to: To) => to.countries(id),
  ...(openedAt ? [(to: To) => to.updates(id)] : []),
  ...(gives ? [(to: To) => to.donate(id)] : []),
  ...facts.actions.map((action) => (to: To) => to.action(id, action.id)),
];

function entriesOf(languages: string[], address: (locale: string) => string): Xml[] {
  const others = languages.map(
    (locale) => xml`
    <xhtml:link rel="alternate" hreflang="${locale}" href="${address(locale)}"/>`,
  );
  return languages.map(
    (locale) => xml`
  <url>
    <loc>${address(locale)}</loc>${others}
  </url>`,
  );
}
