import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { authenticate } from "mailauth";
import { expect, test } from "vitest";
import { dkimKey, dkimRecord, dkimSigner } from "#app/integrations/dkim.ts";
import { letterComposer } from "#app/integrations/letter-mime.ts";

const DATA_DIR = mkdtempSync(join(tmpdir(), "countersign-dkim-"));
const settings = { DATA_DIR, DKIM_SELECTOR: "cs1", DKIM_KEY_FILE: undefined, MAIL_FROM: "Act <letters@act.example>" };
const OURS = "192.0.2.7";

// why: no key is needed where no alias is made.
const noKeys = { token: () => "" };
const letter = {
  id: "1b4e28ba-2fa1-41d2-883f-0016d3cca427",
  date: new Date("2026-11-22T10:00:00Z"),
  fromName: "زەينەپ 🕊️ via Act",
  replyTo: { name: "Zeynep", address: "zeynep@strict.example" },
  relay: false,
  to: { name: "Ada Example", address: "ada@parliament.example" },
  subject: "مەسىلە: a question",
  text: "Dear Ms Example,\n\n.\nياخشىمۇسىز\n",
  language: "ug",
};

/** What a receiver would make of a letter that comes from this machine under this return path. */
async function received(raw: Uint8Array, { ip = OURS, sender = "b+token@bounces.act.example" } = {}) {
  const record = dkimRecord(settings);
  // why: a resolver that knows what our DNS is to say, and a supporter's domain that lets nobody send in its name.
  const resolver = async (name: string, type: string) => {
    const records: Record<string, string[][]> = {
      "TXT bounces.act.example": [[`v=spf1 ip4:${OURS} -all`]],
      "TXT _dmarc.act.example": [["v=DMARC1; p=reject"]],
      "TXT _dmarc.strict.example": [["v=DMARC1; p=reject; adkim=s; aspf=s"]],
      ...(record && { [`TXT ${record.name}`]: [[record.value]] }),
    };
    const found = records[`${type} ${name}`];
    if (!found) throw Object.assign(new Error("no such name"), { code: "ENOTFOUND" });
    return found;
  };
  const checked = await authenticate(Buffer.from(raw), {
    ip,
    helo: "act.example",
    sender,
    resolver: resolver as never,
  });
  const { dkim, spf, dmarc } = checked;
  return {
    dkim: dkim.results.map(({ status }) => status.result),
    signed: dkim.results[0]?.signingHeaders?.keys ?? "",
    spf: spf ? spf.status.result : null,
    dmarc: dmarc ? dmarc.status.result : null,
  };
}

test("a letter from us passes DMARC by SPF and by DKIM, and also when another host passes it on", async () => {
  const { made, file } = dkimKey(settings);
  expect(made).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(dkimKey(settings).made).toBe(false); // the key that is published stays
  const composed = await letterComposer(settings, noKeys, dkimSigner(settings))(letter);
  const raw = composed?.raw ?? new Uint8Array();
  expect(await received(raw)).toMatchObject({ dkim: ["pass"], spf: "pass", dmarc: "pass" });
  expect(await received(raw, { ip: "198.51.100.9" })).toMatchObject({ dkim: ["pass"], dmarc: "pass" });
});

test("without a key it passes by SPF alone, since bounces have a subdomain of ours", async () => {
  const composed = await letterComposer(settings, noKeys)(letter);
  const raw = composed?.raw ?? new Uint8Array();
  expect(await received(raw)).toMatchObject({ spf: "pass", dmarc: "pass" });
  expect(await received(raw, { ip: "198.51.100.9" })).toMatchObject({ dmarc: "fail" });
});

test("in the supporter's own name it would fail", async () => {
  const inTheirs = letterComposer({ MAIL_FROM: "zeynep@strict.example" }, noKeys, dkimSigner(settings));
  const composed = await inTheirs(letter);
  expect(await received(composed?.raw ?? new Uint8Array())).toMatchObject({ dmarc: "fail" });
});

test("the signature covers whom to answer, and both headers of unsubscribing where they are", async () => {
  const mail = [
    "From: Act <letters@act.example>",
    "Subject: News",
    "List-Unsubscribe: <https://act.example/u>",
    "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
    "Reply-To: <zeynep@strict.example>",
    "",
    "Hello\r\n",
  ].join("\r\n");
  const raw = Buffer.from(await dkimSigner(settings)(Buffer.from(mail)));
  const { signed } = await received(raw);
  for (const header of ["reply-to", "list-unsubscribe", "list-unsubscribe-post"])
    expect(signed.toLowerCase().split(/[:,\s]+/)).toContain(header);
  const changed = Buffer.from(raw.toString().replace("zeynep@strict.example", "eve@victims.example"));
  expect((await received(changed)).dkim).not.toContain("pass");
  rmSync(DATA_DIR, { recursive: true });
});
