import { createHash } from "node:crypto";
import type { Campaign } from "#app/domain/campaigns.ts";
import type { CountriesShown } from "#app/domain/countries.ts";
import { countryName, moment, number } from "#app/web/formats.ts";
import { i18nOf } from "#app/web/i18n.ts";
import { paths } from "#app/web/paths.ts";

/** The page of where signers live: the table, and what is said of the map beside it. */
export function countriesPage(campaign: Campaign, { countries, others }: CountriesShown, at: Date, locale: string) {
  const t = i18nOf(locale).getFixedT(locale, "reading");
  const to = paths(locale);
  const rows = countries.map(({ country, signatures }) => ({
    id: country,
    cells: [countryName(locale, country), number(locale, signatures)],
  }));
  const rest = { id: "others", cells: [t("countries.others"), number(locale, others)] };
  const [largest] = countries;
  return {
    title: `${t("countries.title")} · ${campaign.words.title}`,
    slug: campaign.id,
    campaignTitle: campaign.words.title,
    backHref: to.campaign(campaign.id),
    mapHref: to.countriesMap(campaign.id),
    largest: { count: largest?.signatures ?? 0, country: countryName(locale, largest?.country ?? "XX") },
    rows: rows.length > 0 && others > 0 ? [...rows, rest] : rows,
    countedAt: moment(locale, at),
  };
}

/** What the map says of itself to those who cannot see it. */
export function mapWords(campaign: Campaign, locale: string) {
  const t = i18nOf(locale).getFixedT(locale, "reading");
  return {
    title: `${t("countries.mapTitle")}: ${campaign.words.title}`,
    description: t("countries.mapDescription"),
    lang: locale,
  };
}

/** The picture may hold the one style sheet that it is drawn with, and nothing else. */
export const mapPolicy = (style: string) =>
  `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; frame-ancestors 'none'`;
