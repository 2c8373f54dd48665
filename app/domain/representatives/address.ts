import { domainToASCII } from "node:url";
import { z } from "zod";
import type { RowAddress } from "#app/domain/representatives/rows.ts";

const ONE_ADDRESS = z.email({ pattern: z.regexes.unicodeEmail });
/** What lists write where they have no address. */
const NOTHING = /^([-–—.]+|n\/?a|none|null)$/i;

/**
 * What a data set's e-mail field holds: one address, its domain in small letters and in ASCII; or the address of a
 * contact form, which many lists put there; or nothing. `wrong` says why it is none of these.
 */
export function readAddress(text: string): { address: RowAddress | null } | { wrong: string } {
  const value = text
    .trim()
    .replace(/^mailto:\s*([^?]*).*$/is, "$1")
    .trim();
  if (!value || NOTHING.test(value)) return { address: null };
  if (/^https?:\/\//i.test(value)) {
    const form = readWebAddress(value);
    return form
      ? { address: { kind: "contact-form", value: form } }
      : { wrong: "the contact form’s address cannot be read" };
  }
  if ((value.match(/@/g)?.length ?? 0) > 1) return { wrong: "more than one e-mail address" };
  if (/\s/.test(value)) return { wrong: "the e-mail address holds a space" };
  const at = value.lastIndexOf("@");
  const domain = domainToASCII(value.slice(at + 1).toLowerCase());
  const email = `${value.slice(0, at)}@${domain}`;
  const good = at > 0 && domain && !/["<>(),:;\\]/.test(value) && ONE_ADDRESS.safeParse(email).success;
  return good ? { address: { kind: "email", value: email } } : { wrong: "the e-mail address is malformed" };
}

/** A web page's address as it can be opened; null for anything else, such as javascript: or a lone word. */
export function readWebAddress(text: string): string | null {
  const value = text.trim();
  return /^https?:\/\/[^\s]+$/i.test(value) && URL.canParse(value) ? value : null;
}
