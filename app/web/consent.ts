import { createHash } from "node:crypto";
import { translator } from "#app/web/shell.ts";

/** The wording of consent that the sign form shows in a language, and its SHA-256 in hexadecimal. */
export function consentShown(locale: string): { text: string; hash: string } {
  const text = translator(locale)("sign.consent");
  return { text, hash: createHash("sha256").update(text).digest("hex") };
}
