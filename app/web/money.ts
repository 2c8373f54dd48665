import { minorUnit } from "#app/domain/donations/money.ts";
import { directionOf } from "#app/web/i18n.ts";

// Intl's formatters are large and made once (app/web/formats.ts).
const formatters = new Map<string, Intl.NumberFormat>();
const names = new Map<string, Intl.DisplayNames>();
const decimalSigns = new Map<string, string>();

/** An amount of minor units written out, without decimals where they are nought: "€15", "12,500 KWD". */
export function money(locale: string, minor: number, currency: string): string {
  const { exponent, written } = minorUnit(currency);
  const one = 10 ** exponent;
  const digits = minor % one === 0 ? 0 : written;
  const key = `${locale} ${currency} ${digits}`;
  const formatter =
    formatters.get(key) ??
    new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  formatters.set(key, formatter);
  return formatter.format(minor / one);
}

/** The same within a sentence, set apart so that a script from right to left does not turn its sign around. */
export const moneyInText = (locale: string, minor: number, currency: string): string =>
  directionOf(locale) === "rtl" ? `\u2068${money(locale, minor, currency)}\u2069` : money(locale, minor, currency);

/** What a currency is called. */
export function currencyName(locale: string, currency: string): string {
  const known = names.get(locale) ?? new Intl.DisplayNames(locale, { type: "currency" });
  names.set(locale, known);
  return known.of(currency) ?? currency;
}

/** The sign before the decimals, as the language writes numbers. */
export function decimalSign(locale: string): string {
  const known =
    decimalSigns.get(locale) ??
    new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ??
    ".";
  decimalSigns.set(locale, known);
  return known;
}

/** For a spreadsheet: the plain number in whole units, with a point. */
export function plainMoney(minor: number, currency: string): string {
  const { exponent } = minorUnit(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const sign = minor < 0 ? "-" : "";
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
