import { expect, test } from "vitest";
import { currencies, isAmount, minorUnit, parseAmount } from "#app/domain/donations/money.ts";
import { locales } from "#app/web/i18n.ts";
import { decimalSign, money, plainMoney } from "#app/web/money.ts";

test.each([
  ["25", "USD", 2_500],
  ["25.5", "USD", 2_550],
  ["1,234.50", "USD", 123_450],
  ["1.234,50", "USD", 123_450],
  ["1 234,50", "EUR", 123_450],
  ["1\u202f234,50", "EUR", 123_450],
  ["1’234.50", "CHF", 123_450],
  ["12,34,567.80", "INR", 123_456_780],
  ["1.234", "EUR", 123_400],
  ["1,234", "USD", 123_400],
  ["1,234,567", "USD", 123_456_700],
  ["0,99", "EUR", 99],
  ["10.00", "USD", 1_000],
  ["١٬٢٣٤٫٥٠", "USD", 123_450],
  ["٢٥", "USD", 2_500],
  ["۱۲۳۴٫۵", "USD", 123_450],
  ["２５", "JPY", 25],
  [" 25 ", "USD", 2_500],
  ["1,500", "JPY", 1_500],
  ["1.500", "JPY", 1_500],
  ["1500.00", "JPY", 1_500],
  ["5", "ISK", 500],
  ["1.500", "UGX", 150_000],
  ["5.12", "KWD", 5_120],
  ["5.120", "KWD", 5_120],
  ["5,000.250", "KWD", 5_000_250],
])("%s is an amount of %s: %i", (text, currency, minor) => {
  expect(parseAmount(text, currency)).toBe(minor);
});

test.each([
  ["", "USD", "malformed"],
  ["-5", "USD", "malformed"],
  ["−5", "USD", "malformed"],
  ["NaN", "USD", "malformed"],
  ["Infinity", "USD", "malformed"],
  ["1e3", "USD", "malformed"],
  ["0x10", "USD", "malformed"],
  ["5 USD 6", "USD", "malformed"],
  ["5..5", "USD", "malformed"],
  ["1,23,4", "USD", "malformed"],
  ["1.2.3", "USD", "malformed"],
  [".", "USD", "malformed"],
  [".5", "USD", "malformed"],
  ["5.123456", "USD", "tooFine"],
  ["5.125", "BHD", "tooFine"],
  ["5.5", "JPY", "tooFine"],
  ["5.5", "ISK", "tooFine"],
])("%s is none of %s: %s", (text, currency, fault) => {
  expect(parseAmount(text, currency)).toBe(fault);
});

test("three digits behind one sign are thousands, or thousandths where the currency has them and the language writes so", () => {
  expect(parseAmount("1.250", "KWD", ".")).toBe(1_250);
  expect(parseAmount("1.250", "KWD", ",")).toBe(1_250_000);
  expect(parseAmount("1,250", "KWD", ",")).toBe(1_250);
  expect(parseAmount("1.250", "USD", ".")).toBe(125_000);
});

test("an amount beyond every limit is a number all the same, and none that can be given", () => {
  const huge = parseAmount("9".repeat(40), "USD");
  expect(huge).toBeTypeOf("number");
  expect(isAmount(huge as number, "USD")).toBe(false);
  for (const minor of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 100_000_000])
    expect(isAmount(minor, "USD")).toBe(false);
  expect(isAmount(5_125, "KWD")).toBe(false);
  expect(isAmount(550, "UGX")).toBe(false);
});

test("every language writes an amount of every currency so that it reads its own writing back", () => {
  for (const locale of locales)
    for (const currency of currencies) {
      const minor = 1_234 * 10 ** minorUnit(currency).exponent;
      const digits = money(locale, minor, currency).replaceAll(/[^\p{Nd}.,٬٫'’\s]/gu, "");
      const written = digits
        .trim()
        .replace(/^[.,]+|[.,]+$/g, "")
        .trim();
      expect(parseAmount(written, currency, decimalSign(locale)), `${locale} ${currency} ${written}`).toBe(minor);
    }
});

test("a spreadsheet gets whole units with as many decimals as the currency has", () => {
  expect(plainMoney(5, "USD")).toBe("0.05");
  expect(plainMoney(123_450, "USD")).toBe("1234.50");
  expect(plainMoney(1_500, "JPY")).toBe("1500");
  expect(plainMoney(5_120, "KWD")).toBe("5.120");
});
