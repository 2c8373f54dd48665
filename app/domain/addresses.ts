import { domainToASCII } from "node:url";

// What each provider itself treats as the same mailbox, by its own documentation.
const PROVIDERS: { domains: string[]; tag?: string; dots?: boolean }[] = [
  { domains: ["gmail.com", "googlemail.com"], tag: "+", dots: true },
  { domains: ["outlook.com", "hotmail.com", "live.com", "msn.com"], tag: "+" },
  { domains: ["icloud.com", "me.com", "mac.com"], tag: "+" },
  { domains: ["proton.me", "protonmail.com", "pm.me"], tag: "+", dots: true },
  { domains: ["fastmail.com", "fastmail.fm"], tag: "+" },
  { domains: ["yahoo.com", "ymail.com"], tag: "-" },
];
const SAME_DOMAIN = new Map([
  ["googlemail.com", "gmail.com"],
  ["me.com", "icloud.com"],
  ["mac.com", "icloud.com"],
  ["protonmail.com", "proton.me"],
  ["pm.me", "proton.me"],
]);

/** The one spelling of an address by which a person is known to have signed. Mail goes to the address as typed. */
export function canonicalAddress(email: string): string {
  const at = email.lastIndexOf("@");
  const typedDomain = email.slice(at + 1).toLowerCase();
  const domain = domainToASCII(typedDomain) || typedDomain;
  const provider = PROVIDERS.find((candidate) => candidate.domains.includes(domain));
  let mailbox = email.slice(0, at).normalize("NFC").toLowerCase();
  if (provider?.tag && mailbox.indexOf(provider.tag) > 0) mailbox = mailbox.slice(0, mailbox.indexOf(provider.tag));
  if (provider?.dots) mailbox = mailbox.replaceAll(".", "");
  return `${mailbox}@${SAME_DOMAIN.get(domain) ?? domain}`;
}

/** The address in a sender such as "Countersign <hello@example.org>". */
export const addressIn = (sender: string) => /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim();
