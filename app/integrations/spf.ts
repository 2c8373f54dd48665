import { BlockList, isIP } from "node:net";
import type { Ask } from "#app/integrations/dns.ts";

/** As many questions as a receiver asks at most (RFC 7208 §4.6.4). */
const QUESTIONS_MOST = 10;

/** `several`: more than one record, so that receivers heed none. `refuses`: there is one, and it does not name the machine. */
export type SpfResult = "allows" | "refuses" | "none" | "several" | "too-long";

/**
 * Whether a domain's SPF record (RFC 7208) lets all of these machines send for it; of an empty list, whether it lets
 * anybody. Macros are read as naming nobody.
 */
export async function spfOf(ask: Ask, domain: string, machines: string[]): Promise<SpfResult> {
  const records = (await ask.txt(domain)).filter((text) => /^v=spf1( |$)/i.test(text));
  if (records.length === 0) return "none";
  if (records.length > 1) return "several";
  const budget = { left: QUESTIONS_MOST };
  try {
    const allowed = await allowedBy(ask, domain, budget);
    if (machines.length === 0) return allowed.named ? "allows" : "refuses";
    return machines.every((ip) => allowed.all || allowed.list.check(ip, isIP(ip) === 6 ? "ipv6" : "ipv4"))
      ? "allows"
      : "refuses";
  } catch (error) {
    if (error === TOO_LONG) return "too-long";
    throw error;
  }
}

const TOO_LONG = new Error("the record asks for too many questions");

type Allowed = { list: BlockList; named: boolean; all: boolean };

async function allowedBy(ask: Ask, domain: string, budget: { left: number }): Promise<Allowed> {
  const allowed: Allowed = { list: new BlockList(), named: false, all: false };
  await add(domain);
  return allowed;

  async function add(from: string) {
    const record = (await ask.txt(from)).find((text) => /^v=spf1( |$)/i.test(text)) ?? "";
    for (const term of record.split(/\s+/).slice(1)) {
      const [, qualifier = "+", name = "", , value = ""] = TERM.exec(term) ?? [];
      if (qualifier !== "+" && qualifier !== "") continue;
      await allow(name.toLowerCase(), value, from);
    }
    const redirect = /(?:^|\s)redirect=(\S+)/i.exec(record)?.[1];
    if (redirect && !/[+?~-]?all(\s|$)/i.test(record)) await another(redirect);
  }

  async function allow(name: string, value: string, from: string) {
    if (name === "all") allowed.all = true;
    if (name === "ip4" || name === "ip6") range(value);
    if (name === "include") await another(value);
    if (name === "a" || name === "mx") {
      const [host = "", bits = ""] = value.split(/(?=\/)/);
      spend();
      const hosts = name === "a" ? [host || from] : await ask.mx(host || from);
      for (const one of hosts) for (const ip of await ask.addresses(one)) range(isIP(ip) === 4 ? ip + bits : ip);
    }
  }

  async function another(domain: string) {
    spend();
    if (!domain.includes("%")) await add(domain);
  }

  function range(text: string) {
    const [ip = "", bits] = text.split("/");
    const version = isIP(ip);
    if (version === 0) return;
    allowed.named = true;
    allowed.list.addSubnet(ip, Number(bits ?? (version === 4 ? 32 : 128)), version === 4 ? "ipv4" : "ipv6");
  }

  function spend() {
    if (budget.left-- === 0) throw TOO_LONG;
  }
}

const TERM = /^([+?~-]?)([a-z0-9]+)([:/](.*))?$/i;
