import { createPublicKey } from "node:crypto";
import { lookup, Resolver } from "node:dns/promises";
import { isIP } from "node:net";
import type { Config } from "#app/config.ts";
import { addressIn, mailDomain } from "#app/domain/addresses.ts";
import { domainOf } from "#app/domain/letters/lanes.ts";
import type { DkimRecord } from "#app/integrations/dkim.ts";
import { spfOf } from "#app/integrations/spf.ts";

const ANSWER_WITHIN_MS = 4_000;
const NOTHING_THERE = ["ENOTFOUND", "ENODATA"];
/** Machines whose address the world does not see. */
const INSIDE = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd]|fe80)/i;

/** Questions to DNS. Nothing there is an empty list; whoever cannot be asked throws. */
export type Ask = {
  txt(name: string): Promise<string[]>;
  mx(name: string): Promise<string[]>;
  addresses(name: string): Promise<string[]>;
  names(ip: string): Promise<string[]>;
};

export type Checked = "spf" | "dkim" | "dmarc" | "ptr";
/** What was found out about one record. `not-checked` says nothing, good or bad: nobody answered, or there was nothing to ask. */
export type Finding = {
  what: Checked;
  state: "ok" | "wrong" | "not-checked";
  why:
    | "right"
    | "offline"
    | "no-key"
    | "nobody-to-ask-about"
    | "missing"
    | "several"
    | "refuses"
    | "too-long"
    | "other-key"
    | "not-aligned";
  /** The name that was asked about, and what should stand there, where that is known. */
  name: string;
  wanted: string | null;
};

type Settings = Pick<Config, "MAIL_FROM" | "BOUNCE_DOMAIN" | "SMTP_URL">;

/** What DNS says about the domain that letters come from: SPF, DKIM, DMARC, and the name of the machine that sends. */
export async function checkDomain(settings: Settings, dkim: DkimRecord | null, ask = askDns()): Promise<Finding[]> {
  const from = domainOf(addressIn(settings.MAIL_FROM));
  const path = settings.BOUNCE_DOMAIN?.toLowerCase() ?? from;
  const smtpHost = settings.SMTP_URL ? new URL(settings.SMTP_URL).hostname.replace(/^\[|\]$/g, "") : null;
  return Promise.all([
    answered("spf", path, () => spf(ask, path, smtpHost)),
    answered("dkim", dkim?.name ?? from, () => dkimFinding(ask, from, dkim)),
    answered("dmarc", `_dmarc.${from}`, () => dmarc(ask, from, path)),
    answered("ptr", smtpHost ?? from, () => ptr(ask, smtpHost)),
  ]);
}

/** Whether all that letters need is right. The machine's name is the mail server's affair, where that is another's. */
export const recordsAreGood = (findings: Finding[]) =>
  findings.every(({ what, state }) => state === "ok" || (what === "ptr" && state === "not-checked"));

type Answer = Pick<Finding, "state" | "why"> & { name?: string; wanted?: string };

async function answered(what: Checked, name: string, look: () => Promise<Answer>): Promise<Finding> {
  const answer = await look().catch((): Answer => ({ state: "not-checked", why: "offline" }));
  return { what, name, wanted: null, ...answer };
}

async function spf(ask: Ask, domain: string, smtpHost: string | null): Promise<Answer> {
  const machines = smtpHost ? (await addressesOf(ask, smtpHost)).filter((ip) => !INSIDE.test(ip)) : [];
  const result = await spfOf(ask, domain, machines);
  if (result === "allows") return { state: "ok", why: "right" };
  const wanted = `v=spf1 ${machines.map((ip) => `ip${isIP(ip)}:${ip}`).join(" ") || "a mx"} ~all`;
  return { state: "wrong", why: result === "none" ? "missing" : result, wanted };
}

async function dkimFinding(ask: Ask, from: string, record: DkimRecord | null): Promise<Answer> {
  if (!record) return { state: "wrong", why: "no-key", name: from };
  const texts = (await ask.txt(record.name)).filter((text) => /(^|;)\s*p=/.test(text));
  const wanted = record.value;
  if (texts.length === 0) return { state: "wrong", why: "missing", wanted };
  if (texts.length > 1) return { state: "wrong", why: "several", wanted };
  return keyIn(texts[0]) === keyIn(wanted)
    ? { state: "ok", why: "right" }
    : { state: "wrong", why: "other-key", wanted };
}

function keyIn(text = ""): string {
  const key = /(?:^|;)\s*p=([^;]*)/.exec(text)?.[1]?.replace(/\s/g, "") ?? "";
  try {
    return createPublicKey({ key: Buffer.from(key, "base64"), format: "der", type: "spki" })
      .export({ type: "spki", format: "der" })
      .toString("base64");
  } catch {
    return key;
  }
}

async function dmarc(ask: Ask, from: string, path: string): Promise<Answer> {
  const wanted = `v=DMARC1; p=quarantine; rua=mailto:postmaster@${from}`;
  const own = await policies(ask, from);
  const texts = own.length > 0 ? own : await policies(ask, mailDomain(`@${from}`)); // RFC 7489 §6.6.3
  if (texts.length === 0) return { state: "wrong", why: "missing", wanted };
  if (texts.length > 1) return { state: "wrong", why: "several", wanted };
  const strict = /;\s*aspf\s*=\s*s/i.test(texts[0] ?? "");
  const aligned = strict ? path === from : mailDomain(`@${path}`) === mailDomain(`@${from}`);
  return aligned ? { state: "ok", why: "right" } : { state: "wrong", why: "not-aligned" };
}

const policies = async (ask: Ask, domain: string) =>
  (await ask.txt(`_dmarc.${domain}`)).filter((text) => /^v=DMARC1\s*(;|$)/i.test(text));

/** The name of the machine that sends must lead back to it, or large providers distrust it. */
async function ptr(ask: Ask, smtpHost: string | null): Promise<Answer> {
  const machines = smtpHost ? await addressesOf(ask, smtpHost) : [];
  const [ip] = machines.filter((one) => !INSIDE.test(one));
  if (!ip) return { state: "not-checked", why: "nobody-to-ask-about" };
  const names = await ask.names(ip);
  if (names.length === 0) return { state: "wrong", why: "missing", name: ip };
  for (const name of names) if ((await ask.addresses(name)).includes(ip)) return { state: "ok", why: "right", name };
  return { state: "wrong", why: "refuses", name: names[0] ?? ip };
}

const addressesOf = async (ask: Ask, host: string) => {
  if (isIP(host) > 0) return [host];
  const found = await ask.addresses(host);
  return found.length > 0 ? found : (await lookup(host, { all: true })).map(({ address }) => address);
};

function askDns(): Ask {
  const resolver = new Resolver({ timeout: ANSWER_WITHIN_MS, tries: 1 });
  const orNothing = <T>(asked: Promise<T[]>) =>
    asked.catch((error) => {
      if (NOTHING_THERE.includes(error?.code)) return [];
      throw error;
    });
  return {
    txt: async (name) => (await orNothing(resolver.resolveTxt(name))).map((parts) => parts.join("")),
    mx: async (name) => (await orNothing(resolver.resolveMx(name))).map(({ exchange }) => exchange),
    addresses: async (name) => [
      ...(await orNothing(resolver.resolve4(name))),
      ...(await orNothing(resolver.resolve6(name))),
    ],
    names: (ip) => orNothing(resolver.reverse(ip)),
  };
}
