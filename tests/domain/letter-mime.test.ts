import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { addressIn } from "#app/domain/addresses.ts";
import { headerText, withoutOfficeToken } from "#app/domain/letters/message.ts";
import { SendFailure } from "#app/domain/outbox.ts";
import { guardLetters } from "#app/integrations/letter-guard.ts";
import { letterComposer } from "#app/integrations/letter-mime.ts";

// why: no key is needed where no alias is made.
const noKeys = { token: () => "" };
const composer = letterComposer({ MAIL_FROM: "Countersign <letters@act.example>" }, noKeys);
async function compose(of: typeof parts) {
  const letter = await composer(of);
  if (!letter) throw new Error("it was refused");
  return letter;
}
const parts = {
  id: "1b4e28ba",
  date: new Date("2026-11-22T10:00:00Z"),
  fromName: "Tohti via Act",
  replyTo: { name: "Tohti", address: "tohti@writers.example" },
  to: { name: "Ada Example", address: "ada@parliament.example" },
  subject: "A question",
  text: "Dear Ms Example,\n\nياخشىمۇسىز\n",
  language: "ug",
  relay: false,
};

test.each([
  ["a line break", "Tohti\r\nBcc: all@victims.example"],
  ["a bare line feed", "Tohti\nTo: all@victims.example"],
  ["a comma and a second address", "Tohti, all@victims.example"],
  ["an address of its own", '"president@who.example" <president@who.example>,'],
  ["text turned around", "Tohti\u202e\u2066moc.elpmaxe"],
  ["a closing quote", 'Tohti" <all@victims.example>, "x'],
])("a name with %s makes no header and no recipient", async (_what, name) => {
  const fromName = headerText(`${name} via Act`);
  expect(fromName).not.toMatch(/[@"<>\r\n\u202A-\u202E\u2066-\u2069]/);
  const letter = await compose({
    ...parts,
    fromName,
    replyTo: { ...parts.replyTo, name: headerText(name) },
    subject: headerText(name),
  });
  const mail = await simpleParser(Buffer.from(letter.raw));
  expect(mail.from?.value.map((person) => person.address)).toEqual(["letters@act.example"]);
  expect(mail.replyTo?.value.map((person) => person.address)).toEqual(["tohti@writers.example"]);
  expect([mail.to].flat().flatMap((list) => list?.value ?? [])).toEqual([
    { name: "Ada Example", address: "ada@parliament.example" },
  ]);
  expect([mail.cc, mail.bcc]).toEqual([undefined, undefined]);
  expect(letter.envelope).toEqual({ from: "letters@act.example", to: "ada@parliament.example" });
});

test("a letter is the same bytes whenever it is made, plain text, and says its language", async () => {
  const [one, two] = [await compose(parts), await compose(parts)];
  expect(Buffer.from(one.raw).equals(Buffer.from(two.raw))).toBe(true);
  const raw = Buffer.from(one.raw).toString();
  expect(one.messageId).toBe("<L1b4e28ba@act.example>");
  for (const line of [
    "Message-ID: <L1b4e28ba@act.example>",
    "Content-Language: ug",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: quoted-printable",
  ])
    expect(raw).toContain(`${line}\r\n`);
  expect(raw).not.toMatch(/[^\r]\n/);
  expect(Math.max(...raw.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(78);
  expect((await simpleParser(raw)).text).toBe(parts.text);
});

test("outside the real site no letter reaches a real office", async () => {
  const sent: string[] = [];
  // why: a mail server that must not be asked.
  const guarded = guardLetters(async (_raw, { to }) => ({ host: to, code: sent.push(to) }), { real: false });
  const raw = new Uint8Array();
  for (const to of ["member@parliament.uk", "a@example.com.evil.org", "a@notexample.com"])
    await expect(guarded(raw, { from: "x@y.example", to })).rejects.toThrow(SendFailure);
  await guarded(raw, { from: "x@y.example", to: "ada@parliament.example" });
  expect(sent).toEqual(["ada@parliament.example"]);
});

test.each([
  "ada@parliament.example, eve@victims.example",
  "Members: ada@parliament.example, eve@victims.example;",
  "Ada <ada@parliament.example>",
  '"ada eve"@parliament.example',
  "ada@parliament.example\r\nBcc: eve@victims.example",
  "https://parliament.example/contact",
  "ada@[192.0.2.1]",
  `${"a".repeat(65)}@parliament.example`,
  `ada@${"parliament.".repeat(30)}example`,
  "",
])("an office whose address is %j cannot be written to", async (address) => {
  expect(await composer({ ...parts, to: { name: "Ada", address } })).toBeNull();
  expect(await composer({ ...parts, replyTo: { name: "Tohti", address } })).toBeNull();
});

test("right-to-left text, emoji and a megabyte arrive as they were written", async () => {
  const name = "زەينەپ 🕊️ 张伟";
  const text = `${"ئۇيغۇر 🕊️ مەسىلىسى ".repeat(30_000)}\n.\n..\nFrom here\n`;
  const letter = await compose({
    ...parts,
    fromName: name,
    replyTo: { ...parts.replyTo, name },
    to: { ...parts.to, name },
    subject: `مەسىلە 🕊️ ${"سوئال ".repeat(60)}`.trim(),
    text,
  });
  const mail = await simpleParser(Buffer.from(letter.raw));
  expect(Buffer.byteLength(text)).toBeGreaterThan(1_000_000);
  expect(mail.text).toBe(text);
  expect(mail.from?.value[0]?.name).toBe(name);
  expect(mail.replyTo?.value).toEqual([{ name, address: "tohti@writers.example" }]);
  expect(mail.subject).toBe(`مەسىلە 🕊️ ${"سوئال ".repeat(60)}`.trim());
  const lines = Buffer.from(letter.raw).toString("latin1").split("\r\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998); // RFC 5322 §2.1.1
  expect(Buffer.from(letter.raw).every((byte) => byte < 128)).toBe(true);
});

test("the sender's address is found in every way to write it", () => {
  expect(["A <a@b.example>", "a@b.example", '"A, B" <a@b.example> '].map(addressIn)).toEqual(
    Array(3).fill("a@b.example"),
  );
});

test("a writer’s copy of the bytes lacks the office’s token, wherever its lines are broken", async () => {
  const token = "Ab-_0".repeat(13);
  for (let length = 0; length < 80; length++) {
    const text = `Dear Ms Example,\n\nhttps://${"a".repeat(length)}.example/en/office/${token}\n`;
    const raw = Buffer.from((await compose({ ...parts, text })).raw).toString("latin1");
    expect((await simpleParser(raw)).text).toContain(token);
    const copy = (await simpleParser(withoutOfficeToken(raw))).text;
    expect(copy?.trimEnd()).toBe(`Dear Ms Example,\n\nhttps://${"a".repeat(length)}.example/en/office/...`);
  }
});
