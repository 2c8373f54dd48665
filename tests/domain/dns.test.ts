import { expect, test } from "vitest";
import { type Ask, checkDomain, recordsAreGood } from "#app/integrations/dns.ts";

const MAIL_FROM = "Act <letters@act.example>";
const BOUNCE_DOMAIN = "bounces.act.example";
const SMTP_URL = "smtp://mx.act.example:25";
const KEY = { name: "countersign._domainkey.act.example", value: "v=DKIM1; k=rsa; p=QUJD" };

const GOOD: Record<string, string[]> = {
  "txt bounces.act.example": ["v=spf1 include:_spf.act.example ~all"],
  "txt _spf.act.example": ["v=spf1 ip4:192.0.2.0/24 -all"],
  "txt countersign._domainkey.act.example": ["v=DKIM1; k=rsa; p=QU JD"],
  "txt _dmarc.act.example": ["v=DMARC1; p=reject"],
  "a mx.act.example": ["192.0.2.7"],
  "ptr 192.0.2.7": ["mx.act.example"],
};

// why: the tests must not depend on the world's DNS; a name that is not in the list is not there.
function dns(changes: Record<string, string[]> = {}): Ask {
  const records: Record<string, string[]> = { ...GOOD, ...changes };
  const of = (kind: string) => async (name: string) => records[`${kind} ${name}`] ?? [];
  return { txt: of("txt"), mx: of("mx"), addresses: of("a"), names: of("ptr") };
}

// why: a machine without a network.
const offline: Ask = Object.fromEntries(
  ["txt", "mx", "addresses", "names"].map((kind) => [kind, () => Promise.reject(new Error("ETIMEOUT"))]),
) as never;

async function check(ask: Ask, changes = {}, key: typeof KEY | null = KEY) {
  const findings = await checkDomain({ MAIL_FROM, BOUNCE_DOMAIN, SMTP_URL, ...changes }, key, ask);
  const said = Object.fromEntries(findings.map(({ what, state, why }) => [what, `${state}: ${why}`]));
  return { ...said, good: recordsAreGood(findings) };
}

const RIGHT = { spf: "ok: right", dkim: "ok: right", dmarc: "ok: right", ptr: "ok: right", good: true };

test("a domain with everything in its place is right", async () => {
  expect(await check(dns())).toEqual(RIGHT);
});

test("offline nothing is right and nothing is wrong", async () => {
  const unsaid = "not-checked: offline";
  expect(await check(offline)).toEqual({ spf: unsaid, dkim: unsaid, dmarc: unsaid, ptr: unsaid, good: false });
});

test.each([
  ["there is no SPF record", { "txt bounces.act.example": [] }, { spf: "wrong: missing" }],
  ["there are two", { "txt bounces.act.example": ["v=spf1 ~all", "v=spf1 mx"] }, { spf: "wrong: several" }],
  ["it names another machine", { "txt _spf.act.example": ["v=spf1 ip4:198.51.100.1"] }, { spf: "wrong: refuses" }],
  ["it denies our machine", { "txt bounces.act.example": ["v=spf1 -ip4:192.0.2.7 -all"] }, { spf: "wrong: refuses" }],
  ["it includes itself", { "txt _spf.act.example": ["v=spf1 include:_spf.act.example"] }, { spf: "wrong: too-long" }],
  ["no DKIM key is published", { "txt countersign._domainkey.act.example": [] }, { dkim: "wrong: missing" }],
  ["another key is", { "txt countersign._domainkey.act.example": ["v=DKIM1; p=REVG"] }, { dkim: "wrong: other-key" }],
  ["there is no DMARC record", { "txt _dmarc.act.example": [] }, { dmarc: "wrong: missing" }],
  [
    "DMARC is strict, and bounces have a domain of their own",
    { "txt _dmarc.act.example": ["v=DMARC1; p=reject; aspf=s"] },
    { dmarc: "wrong: not-aligned" },
  ],
  ["the machine has no name", { "ptr 192.0.2.7": [] }, { ptr: "wrong: missing" }],
  ["its name is another's", { "ptr 192.0.2.7": ["host.example"] }, { ptr: "wrong: refuses" }],
])("%s, and that is said", async (_what, records, said) => {
  expect(await check(dns(records as never))).toEqual({ ...RIGHT, ...said, good: false });
});

test.each([
  ["mx", { "txt bounces.act.example": ["v=spf1 mx -all"], "mx bounces.act.example": ["mx.act.example"] }],
  ["a with a range", { "txt bounces.act.example": ["v=spf1 a:mx.act.example/28 -all"] }],
  ["redirect", { "txt bounces.act.example": ["v=spf1 redirect=_spf.act.example"] }],
])("SPF names our machine by %s", async (_what, records) => {
  expect(await check(dns(records as never))).toEqual(RIGHT);
});

test("a mail server inside one's own network cannot be asked about, which is not wrong", async () => {
  expect(await check(dns(), { SMTP_URL: "smtp://10.0.0.5" })).toEqual({
    ...RIGHT,
    ptr: "not-checked: nobody-to-ask-about",
  });
});

test("without a key of our own DKIM is wrong", async () => {
  expect(await check(dns(), {}, null)).toMatchObject({ dkim: "wrong: no-key", good: false });
});
