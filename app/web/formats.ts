import { i18nOf } from "#app/web/i18n.ts";

// Dates, numbers and country names are written on the server: browsers have no Uyghur, Kyrgyz or Kazakh data.

const MILLION = 1_000_000;
const MADE_UP = "XX";

export const number = (locale: string, value: number) =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);

/** A figure for reading: of millions, in words, "10 million". */
export function figure(locale: string, value: number): string {
  if (value < MILLION) return number(locale, value);
  return new Intl.NumberFormat(locale, {
    notation: "compact",
    compactDisplay: "long",
    maximumFractionDigits: 1,
  }).format(value);
}

export const date = (locale: string, at: Date) =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(at);

const MOMENT = { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" } as const;

/** A time of day with its date, in UTC and saying so. */
export const moment = (locale: string, at: Date) =>
  new Intl.DateTimeFormat(locale, { ...MOMENT, timeZone: "UTC", timeZoneName: "short" }).format(at);

/** The made-up country of the demonstration has the user-assigned code XX. */
export function countryName(locale: string, code: string): string {
  if (code === MADE_UP) return i18nOf(locale).getFixedT(locale, "public")("country.madeUp");
  return new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code;
}

/** Country codes with their names, in the language's own order. */
export function countryOptions(locale: string, codes: string[]) {
  const { compare } = new Intl.Collator(locale);
  return codes
    .map((code) => ({ value: code, label: countryName(locale, code) }))
    .sort((a, b) => compare(a.label, b.label));
}
