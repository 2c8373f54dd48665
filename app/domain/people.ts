import { iso31661 } from "iso-3166";
import { z } from "zod";

// The fields by which people describe themselves in any form. Messages are keys of locales/*/errors.json.

/** Assigned ISO 3166-1 alpha-2 codes. */
export const countryCodes: string[] = iso31661
  .filter((entry) => entry.state === "assigned")
  .map((entry) => entry.alpha2)
  .sort();
const countries = new Set(countryCodes);

const BIDI_OVERRIDES = "\\u202A-\\u202E\\u2066-\\u2069";
const UNREADABLE = new RegExp(`[\\p{Cc}\\p{Cs}\\p{Co}\\uFFFD\\u2028\\u2029${BIDI_OVERRIDES}]`, "u");
const UNREADABLE_IN_PROSE = new RegExp(`[\\uFFFD${BIDI_OVERRIDES}]|(?![\\n\\t])\\p{Cc}|\\p{Cs}`, "u");
const LINK = /:\/\/|\bwww\.|\b[a-z0-9-]{2,}\.(com|net|org|info|io|biz|xyz|top|site|shop|ru|cn)\b/i;
const FORMULA = /^[=+\-@]/;

/** How long a text is as people count: in code points. */
export const characters = (text: string) => [...text].length;

/** One line of text as a person would write it: trimmed, composed (NFC), without control or bidi-override characters. */
export const line = (field: string, most: number) =>
  z
    .string({ error: (issue) => (issue.input === undefined ? `${field}.missing` : `${field}.repeated`) })
    .transform((text) => text.trim().normalize("NFC"))
    .pipe(
      z
        .string()
        .min(1, `${field}.missing`)
        .refine((text) => characters(text) <= most, `${field}.tooLong`)
        .refine((text) => !UNREADABLE.test(text), `${field}.unreadable`),
    );

export const NAME_MOST = 100;
export const Name = line("name", NAME_MOST)
  .refine((name) => !LINK.test(name), "name.link")
  .refine((name) => !FORMULA.test(name), "name.formula");

export const EMAIL_MOST = 254;
const ONE_ADDRESS = z.email({ pattern: z.regexes.unicodeEmail });
export const Email = line("email", EMAIL_MOST).refine(
  (email) => !/[\s"<>(),:;\\]/.test(email) && ONE_ADDRESS.safeParse(email).success,
  "email.malformed",
);

const countryAmong = (codes: Set<string>) =>
  z
    .string({ error: (issue) => (issue.input === undefined ? "country.missing" : "country.repeated") })
    .min(1, "country.missing")
    .refine((code) => code === "" || codes.has(code), "country.unknown");

export const Country = countryAmong(countries);

/** Where a representative sits: any country, or XX, the made-up one of the demonstration. */
export const RepresentedCountry = countryAmong(new Set([...countries, "XX"]));

/** Several lines of the person's own words; nothing at all is fine. Line ends become "\n". */
export const prose = (field: string, most: number) =>
  z
    .string({ error: `${field}.repeated` })
    .default("")
    .transform((text) => text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").trim().normalize("NFC"))
    .pipe(
      z
        .string()
        .refine((text) => characters(text) <= most, { message: `${field}.tooLong`, params: { most } })
        .refine((text) => !UNREADABLE_IN_PROSE.test(text), `${field}.unreadable`),
    );

/** A tick box: "on", or absent. */
export const ticked = (field: string) =>
  z
    .literal("on", { error: `${field}.unknown` })
    .optional()
    .transform((value) => value === "on");
