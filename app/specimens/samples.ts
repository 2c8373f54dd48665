import { useTranslation } from "react-i18next";
import type { FormState } from "#app/components/types.ts";
import { countryName, date, moment, number, year } from "#app/web/formats.ts";
import { directionOf, i18nOf } from "#app/web/i18n.ts";

const DAY_MS = 24 * 3_600_000;
const BEGINNING = Date.UTC(2026, 2, 1, 14);

/** Longer than a narrow column, and nowhere to be broken. */
export const LONG_WORD = "Samplewordthatislongerthanitscolumnandhasnospace";

/** As a form is before anybody has sent it. */
export const EMPTY: FormState = { values: {}, errors: {} };

/** What specimens say in the language of their page. */
export const useSamples = () => samplesIn(useTranslation().i18n.language);

/** The language's own texts where it has some that fit, visibly made-up English where it has none. */
export function samplesIn(locale: string) {
  const t = i18nOf(locale).getFixedT(locale, ["public", "letters"]);
  const at = (days: number) => new Date(BEGINNING + days * DAY_MS);
  return {
    locale,
    rtl: directionOf(locale) === "rtl",
    number: (value: number) => number(locale, value),
    year: (value: number) => year(locale, value),
    /** Days from the first of all sample days. */
    day: (days = 0) => date(locale, at(days)),
    time: (days = 0) => moment(locale, at(days)),
    countries: ["XX", "DE", "TR", "US"].map((value) => ({ value, label: countryName(locale, value) })),
    titles: [t("home.sourcedTitle"), t("home.safeTitle"), t("home.honestTitle"), t("letter.title"), t("steps.title")],
    texts: [t("home.sourcedText"), t("home.safeText"), t("home.honestText"), t("letter.lede"), t("steps.signText")],
    name: t("letters:sample.name"),
    otherName: t("letters:sample.other"),
    role: t("letters:office.representative"),
    area: t("letters:sample.area"),
    body: t("letters:sample.body"),
    ownWords: t("letters:sample.ownWords"),
  };
}

export type Samples = ReturnType<typeof samplesIn>;
