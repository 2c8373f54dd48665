import { createHash } from "node:crypto";
import { locales } from "#app/web/i18n.ts";
import { translator } from "#app/web/shell.ts";

type Form = "sign" | "letter";
type Wording = { text: string; hash: string };

const known = new Map<string, Wording>();

/** The wording of consent that a form shows in a language, and its SHA-256 in hexadecimal. */
export function consentShown(locale: string, form: Form = "sign"): Wording {
  const wording = known.get(`${locale} ${form}`) ?? wordingOf(locale, form);
  known.set(`${locale} ${form}`, wording);
  return wording;
}

function wordingOf(locale: string, form: Form): Wording {
  const text = translator(locale)(`${form}.consent`);
  return { text, hash: createHash("sha256").update(text).digest("hex") };
}

/** Every wording of consent that this version of the program shows. */
export const consentsShown = () =>
  locales.flatMap((locale) => (["sign", "letter"] as const).map((form) => ({ locale, ...consentShown(locale, form) })));
