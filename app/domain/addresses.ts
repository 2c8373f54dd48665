import { domainToASCII } from "node:url";

type Rule = {
  domains: string[];
  /** What follows this sign in the mailbox's name is the owner's own label. */
  tag?: "+" | "-";
  /** Signs that the provider ignores in a mailbox's name. */
  ignored?: RegExp;
  /** label@name.domain reaches name@domain. */
  subdomains?: true;
  /** All of its domains lead to one mailbox; this stands for them. */
  one?: string;
};

// What each provider itself treats as the same mailbox, by its own documentation; where that is silent (GMX, web.de,
// Tuta, mail.ru, QQ, 163) nothing is merged, since two people made one is worse than one person made two.
const RULES: Rule[] = [
  // support.google.com/mail/answer/7436150 (dots, googlemail.com) and /22370 ("+")
  { domains: ["gmail.com", "googlemail.com"], tag: "+", ignored: /\./g, one: "gmail.com" },
  // learn.microsoft.com: "Plus addressing in Exchange Online"; outlook.com follows it. Each domain has mailboxes of its own.
  { domains: ["outlook.com", "hotmail.com", "live.com", "msn.com"], tag: "+" },
  // support.apple.com/en-us/102554: @me.com and @mac.com are the @icloud.com mailbox of that name. "+" is delivered, undocumented.
  { domains: ["icloud.com", "me.com", "mac.com"], tag: "+", one: "icloud.com" },
  // proton.me/support/addresses-and-aliases ("+", the domains of one username); ProtonMail/WebClients compares usernames
  // without dots, hyphens and underscores.
  {
    domains: ["proton.me", "protonmail.com", "protonmail.ch", "pm.me"],
    tag: "+",
    ignored: /[._-]/g,
    one: "proton.me",
  },
  // fastmail.help 360060591053: "+" and label@name.fastmail.com
  { domains: ["fastmail.com", "fastmail.fm", "sent.com"], tag: "+", subdomains: true },
  // Yahoo's patent US 2006/0041621: a hyphen is kept for disposable addresses, base-keyword, and no other name has one.
  { domains: ["yahoo.com", "ymail.com", "rocketmail.com"], tag: "-" },
  // yandex.com/support/id/authorization/email.html: one's username on all Yandex domains; support/mail, "Registration", for "+"
  {
    domains: ["yandex.ru", "ya.ru", "yandex.com", "yandex.by", "yandex.kz", "yandex.ua", "yandex.com.tr"],
    tag: "+",
    one: "yandex.ru",
  },
  // kb.mailbox.org: "Using mail extensions"
  { domains: ["mailbox.org"], tag: "+" },
];
const byDomain = new Map(RULES.flatMap((rule) => rule.domains.map((domain) => [domain, rule] as const)));

const YAHOO_OF_A_COUNTRY = /^yahoo\.(com?\.)?[a-z]{2}$/; // yahoo.fr, yahoo.co.uk, yahoo.com.br: names as on yahoo.com

/** The one spelling of an address by which a person is known to have signed. Mail goes to the address as typed. */
export function canonicalAddress(email: string): string {
  const at = email.lastIndexOf("@");
  const typed = moved(email.slice(0, at).normalize("NFC").toLowerCase(), asciiDomain(email));
  const rule = ruleOf(typed.domain);
  const label = rule?.tag ? typed.mailbox.indexOf(rule.tag) : -1;
  const kept = label > 0 ? typed.mailbox.slice(0, label) : typed.mailbox;
  const mailbox = (rule?.ignored && kept.replace(rule.ignored, "")) || kept;
  return `${mailbox}@${rule?.one ?? typed.domain}`;
}

const ruleOf = (domain: string) => byDomain.get(YAHOO_OF_A_COUNTRY.test(domain) ? "yahoo.com" : domain);

/** Turns label@name.domain into name@domain where the provider delivers it so. */
function moved(mailbox: string, domain: string) {
  const dot = domain.indexOf(".");
  const parent = domain.slice(dot + 1);
  return byDomain.get(parent)?.subdomains ? { mailbox: domain.slice(0, dot), domain: parent } : { mailbox, domain };
}

function asciiDomain(email: string): string {
  const typed = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  return domainToASCII(typed) || typed;
}

// Second-level names under which a country lets people register; elsewhere the second level is somebody's own.
const SHARED_SECOND_LEVEL = /^(ac|asn|co|com|edu|gen|go|gob|gov|gouv|gub|id|ltd|mil|ne|net|nom|or|org|plc|sch)$/;

/**
 * The domain that somebody had to register for an address to exist: whoever owns one has any number of mailboxes and
 * subdomains on it. A rule of thumb for "co.uk" and its like takes the place of the public suffix list.
 */
export function mailDomain(email: string): string {
  const labels = asciiDomain(email).split(".");
  const [top = "", second = ""] = labels.toReversed();
  const depth = top.length === 2 && SHARED_SECOND_LEVEL.test(second) ? 3 : 2;
  return labels.slice(-depth).join(".");
}

/** The address in a sender such as "Countersign <hello@example.org>". */
export const addressIn = (sender: string) => /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim();
