/** What all mail programs of today take from a link; some on Windows stop at 2,048 characters, and cut what is beyond. */
const MAILTO_MOST = 1_800;

/** A link that opens the writer's own mail program. `whole` is false where only address and subject fit into it. */
export type Mailto = { href: string; whole: boolean };

/** The link (RFC 6068): everything percent-encoded, lines ended by CRLF. */
export function mailtoOf({ address, subject, text }: { address: string; subject: string; text: string }): Mailto {
  const at = address.lastIndexOf("@");
  const to = `${encoded(address.slice(0, at))}@${encoded(address.slice(at + 1))}`;
  const short = `mailto:${to}?subject=${encoded(subject)}`;
  const href = `${short}&body=${encoded(text.replaceAll("\n", "\r\n"))}`;
  return href.length <= MAILTO_MOST ? { href, whole: true } : { href: short, whole: false };
}

// encodeURIComponent leaves these as they are; an apostrophe or a bracket may end a link where it is pasted.
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
