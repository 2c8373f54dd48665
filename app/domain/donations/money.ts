// Money is a whole number of the currency's minor unit, as Stripe counts it (https://docs.stripe.com/currencies).

const ZERO_DECIMAL = "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split(" ");
const THREE_DECIMAL = "BHD JOD KWD OMR TND".split(" ");
/** Without decimals in life, but with two in Stripe's numbers, both of which must be 0. */
const TWO_ZEROS = "ISK UGX".split(" ");
const TWO_DECIMAL = (
  "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CNY COP CRC CVE " +
  "CZK DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR JMD KES KGS KHR KYD KZT LAK " +
  "LBP LKR LRD LSL MAD MDL MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR " +
  "RON RSD RUB SAR SBD SCR SEK SGD SHP SLE SOS SRD STD SZL THB TJS TOP TRY TTD TWD TZS UAH USD UYU UZS WST XCD YER ZAR ZMW"
).split(" ");

/** Every currency that donations may be in, by its ISO 4217 code. */
export const currencies: readonly string[] = [...ZERO_DECIMAL, ...THREE_DECIMAL, ...TWO_ZEROS, ...TWO_DECIMAL].sort();

/** Stripe takes no more than eight digits (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts). */
export const MINOR_MOST = 99_999_999;

/**
 * How a currency is counted: an amount has `exponent` digits behind the point in Stripe's numbers, is written with
 * `written` of them, and must be a multiple of `step`.
 *
 * The lists are Stripe's, not those of Intl: Intl writes forints, rupiahs and afghanis without decimals, and Stripe counts
 * two; Iceland's króna and Uganda's shilling have none, and Stripe counts two that must be 0; dinars have three, of
 * which the last must be 0. The forint and Taiwan's dollar are special in payouts alone.
 */
export function minorUnit(currency: string): { exponent: number; written: number; step: number } {
  if (ZERO_DECIMAL.includes(currency)) return { exponent: 0, written: 0, step: 1 };
  if (TWO_ZEROS.includes(currency)) return { exponent: 2, written: 0, step: 100 };
  if (THREE_DECIMAL.includes(currency)) return { exponent: 3, written: 3, step: 10 };
  return { exponent: 2, written: 2, step: 1 };
}

/** Whether a number can be an amount of the currency at all. */
export const isAmount = (minor: number, currency: string): boolean =>
  Number.isSafeInteger(minor) && minor > 0 && minor <= MINOR_MOST && minor % minorUnit(currency).step === 0;

/** What was written is no amount, or finer than the currency goes. */
export type AmountFault = "malformed" | "tooFine";

const DIGIT_ZEROS = [0x0660, 0x06f0]; // Arabic-Indic, and the extended ones of Persian and Urdu
const DECIMAL_SIGNS = ".,٫";
const GROUP_SIGNS = ".,٬،'’ ";

/**
 * An amount as people write it: with digits of their script, a point or a comma before the decimals, and groups set
 * apart by points, commas, blanks or apostrophes. A last group of three digits is thousands wherever the currency has no
 * third decimal; where it has one, `decimalSign` (the language's own) decides. Two signs of which one stands once and last
 * leave no doubt: 1.234,50 and 1,234.50 are the same.
 */
export function parseAmount(text: string, currency: string, decimalSign = "."): number | AmountFault {
  const { exponent, written, step } = minorUnit(currency);
  const plain = inLatinDigits(text.normalize("NFKC").trim().replaceAll(/\s+/gu, " "));
  const at = decimalsAt(plain, exponent, decimalSign);
  const whole = at < 0 ? plain : plain.slice(0, at);
  const decimals = at < 0 ? "" : plain.slice(at + 1);
  if (!isGrouped(whole) || !/^\d*$/.test(decimals)) return "malformed";
  if (decimals.replace(/0+$/, "").length > written) return "tooFine";
  const digits = whole.replaceAll(/\D/g, "") + decimals.slice(0, exponent).padEnd(exponent, "0");
  if (digits.length > 15) return Number.MAX_SAFE_INTEGER; // beyond every limit, and still a number
  const minor = Number(digits);
  return minor % step === 0 ? minor : "tooFine";
}

/** Where the decimals begin; -1 when there are none. */
function decimalsAt(text: string, exponent: number, decimalSign: string): number {
  const at = Math.max(...[...DECIMAL_SIGNS].map((sign) => text.lastIndexOf(sign)));
  if (at < 0) return -1;
  const sign = text[at] as string;
  if (sign === "٫") return at;
  const others = [...text.slice(0, at)].filter((one) => GROUP_SIGNS.includes(one));
  if (others.includes(sign)) return -1; // it stands more than once, so it sets groups apart
  if (text.length - at - 1 !== 3) return at;
  if (others.length > 0) return exponent === 3 ? at : -1;
  return exponent === 3 && sign === decimalSign ? at : -1;
}

/** Digits alone; or in groups set apart by one sign: the last of three digits, those between of three, or two in India. */
function isGrouped(whole: string): boolean {
  if (/^\d+$/.test(whole)) return true;
  const signs = new Set(whole.replaceAll(/\d/g, ""));
  const [sign = ""] = signs;
  if (signs.size !== 1 || !GROUP_SIGNS.includes(sign)) return false;
  const [first = "", ...rest] = whole.split(sign);
  return /^\d{1,3}$/.test(first) && rest.at(-1)?.length === 3 && rest.every((group) => /^\d{2,3}$/.test(group));
}

function inLatinDigits(text: string): string {
  return [...text]
    .map((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      const zero = DIGIT_ZEROS.find((first) => code >= first && code < first + 10);
      return zero === undefined ? sign : String(code - zero);
    })
    .join("");
}
