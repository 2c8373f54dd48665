import { createHash } from "node:crypto";
import { translator } from "#app/web/shell.ts";

/** The wording of consent that a form shows in a language, and its SHA-256 in hexadecimal. */
export function consentShown(locale: string, form: "sign" | "letter" = "sign"): { text: string; hash: string } {
  const text = translator(locale)(`${form}.consent`);
  return { text, hash: createHash("sha256").update(text).digest("hex") };
}
