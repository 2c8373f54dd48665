import { i18nOf } from "#app/web/i18n.ts";

// Dates, numbers and country names are written on the server: browsers have no Uyghur, Kyrgyz or Kazakh data.

const MILLION = 1_000_000;
const MADE_UP = "XX";

// What ICU loads for one formatter is large, and given back only when V8 tidies its old objects: one a request filled
// 500 KB each time.
function forEachLocale<Format>(make: (locale: string) => Format) {
  const made = new Map<string, Format>();
  return (locale: string): Format => {
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
}

const numbers = forEachLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
const inWords = forEachLocale(
  (locale) => new Intl.NumberFormat(locale, { notation: "compact", compactDisplay: "long", maximumFractionDigits: 1 }),
);
const years = forEachLocale((locale) => new Intl.NumberFormat(locale, { useGrouping: false }));
const dates = forEachLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }));
const MOMENT = { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" } as const;
const moments = forEachLocale(
  (locale) => new Intl.DateTimeFormat(locale, { ...MOMENT, timeZone: "UTC", timeZoneName: "short" }),
);
const regions = forEachLocale((locale) => new Intl.DisplayNames(locale, { type: "region" }));
const languages = forEachLocale((locale) => new Intl.DisplayNames(locale, { type: "language" }));
const lists = forEachLocale((locale) => new Intl.ListFormat(locale, { type: "conjunction" }));
const collators = forEachLocale((locale) => new Intl.Collator(locale));

export const number = (locale: string, value: number) => numbers(locale).format(value);

/** A figure for reading: of millions, in words, "10 million". */
export const figure = (locale: string, value: number) => (value < MILLION ? numbers : inWords)(locale).format(value);

/** A year of the Gregorian calendar. */
export const year = (locale: string, value: number) => years(locale).format(value);

export const date = (locale: string, at: Date) => dates(locale).format(at);

/** Names as a sentence lists them: "a, b and c". */
export const list = (locale: string, names: string[]) => lists(locale).format(names);

/** A time of day with its date, in UTC and saying so. */
export const moment = (locale: string, at: Date) => moments(locale).format(at);

/** What a language calls itself. */
export const ownName = (locale: string) => languages(locale).of(locale) ?? locale;

/** The made-up country of the demonstration has the user-assigned code XX. */
export function countryName(locale: string, code: string): string {
  if (code === MADE_UP) return i18nOf(locale).getFixedT(locale, "public")("country.madeUp");
  return regions(locale).of(code) ?? code;
}

/** Country codes with their names, in the language's own order. */
export function countryOptions(locale: string, codes: string[]) {
  const { compare } = collators(locale);
  return codes
    .map((code) => ({ value: code, label: countryName(locale, code) }))
    .sort((a, b) => compare(a.label, b.label));
}
