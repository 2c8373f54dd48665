import { createHash } from "node:crypto";
import { locales } from "#app/web/i18n.ts";
import { translator } from "#app/web/shell.ts";

/** The wording of consent that a form shows in a language, and its SHA-256 in hexadecimal. */
export function consentShown(locale: string, form: "sign" | "letter" = "sign"): { text: string; hash: string } {
  const text = translator(locale)(`${form}.consent`);
  return { text, hash: createHash("sha256").update(text).digest("hex") };
}

/** Every wording of consent that this version of the program shows. */
export const consentsShown = () =>
  locales.flatMap((locale) => (["sign", "letter"] as const).map((form) => ({ locale, ...consentShown(locale, form) })));
