import { expect, test } from "vitest";
import { readConfig } from "#app/config.ts";
import { type Mail, NotAccepted, SendFailure, Undecided } from "#app/domain/outbox.ts";
import { mailerOf } from "#app/integrations/mail.ts";
import { mailLanguage } from "#app/web/mail-language.ts";
import { openMailServer, recipients } from "#tests/mail-server.ts";

const SITE = "https://act.example.org";
const HER = "rahile@signers.example";
const NOW = new Date("2026-11-22T20:00:00Z");
const ID = "7b0e1e8e-0000-4000-8000-000000000001";

const words = { confirmToken: "c-token", manageToken: "m-token", again: false };
const mails: Mail[] = [
  { kind: "confirm-signature", to: HER, locale: "en", words },
  { kind: "confirm-signature", to: HER, locale: "en", words: { ...words, again: true } },
  { kind: "confirm-letter", to: HER, locale: "en", words },
  { kind: "already-signed", to: HER, locale: "en", words },
];
const [confirmSignature] = mails as [Mail];

function mailerFor(server: { url: string }, changes: Record<string, string> = {}, languageOf = mailLanguage(SITE)) {
  const MAIL_FROM = "Countersign <hello@act.example.org>";
  const mailer = mailerOf(
    readConfig({ PUBLIC_URL: SITE, SMTP_URL: server.url, MAIL_FROM, ...changes }),
    languageOf,
    () => NOW,
  );
  return { ...mailer, [Symbol.asyncDispose]: mailer.close };
}

async function written(mail: Mail, languageOf = mailLanguage(SITE)) {
  await using server = await openMailServer();
  await using mailer = mailerFor(server, {}, languageOf);
  await mailer.sendMail(mail, ID);
  const [one] = server.arrived;
  if (!one) throw new Error("nothing arrived");
  return { ...one, text: one.mail.text ?? "", html: one.mail.html || "" };
}

const linksIn = (text: string) => text.match(/https?:\/\/[^\s"<>]+/g)?.filter((link) => !link.includes("w3.org")) ?? [];

for (const mail of mails) {
  const name = "again" in mail.words && mail.words.again ? `${mail.kind}, once more` : mail.kind;
  const expected = [
    ...(mail.kind === "already-signed" ? [] : [`${SITE}/en/confirm/c-token`]),
    `${SITE}/en/manage/m-token`,
  ];

  test(`${name}: the text and the HTML have the same links, each alone on its line, and no others`, async () => {
    const { text, html } = await written(mail);
    expect(linksIn(text)).toEqual(expected);
    expect(linksIn(html)).toEqual(expected);
    expect(text.split("\n")).toEqual(expect.arrayContaining(expected));
  });

  test(`${name}: nothing in it can be watched, and nothing says what it is about`, async () => {
    const { raw, html, mail: read } = await written(mail);
    expect(html).not.toMatch(/<img|<script|<link|url\(|@import|@font-face|\ssrc=|background=/i);
    const seen = `${read.subject} ${read.text} ${html} ${raw}`;
    expect(seen).not.toMatch(/xinjiang|uyghur|rahile(?!@signers)|campaign|petition|undefined|\{\{|confirmSignature/i);
    expect(read.subject).toBe(
      mail.kind === "already-signed" ? "Nothing has changed" : "Please confirm your e-mail address",
    );
  });
}

test("the text is the HTML's own words, with the site's name set apart", async () => {
  const { text, html } = await written(confirmSignature);
  const body = html.replace(/<style>.*?<\/style>/s, "").replace(/<div data-skip.*?<\/div>/s, "");
  const spoken = body
    .replace(/<bdi>(.*?)<\/bdi>/g, "\u2068$1\u2069")
    .split(/<[^>]*>/)
    .map((part) => part.trim());
  const sentences = spoken.filter((part) => /[.:]$/.test(part));
  for (const sentence of sentences) expect(text).toContain(sentence);
  expect(sentences.length).toBeGreaterThan(4);
  expect(text).toContain("\u2068act.example.org\u2069");
});

test("a mail in Uyghur runs from right to left, also where webmail drops <html>", async () => {
  const uyghur = (locale: string) => ({ ...mailLanguage(SITE)(locale), lang: "ug", dir: "rtl" as const });
  const { html, mail } = await written(confirmSignature, uyghur);
  expect(html).toContain('<html dir="rtl" lang="ug">');
  expect(html).toContain('<div lang="ug" dir="rtl">');
  expect(mail.headers.get("content-language")).toBe("ug");
});

test("a language there are no words for is written in English, and says so", async () => {
  const { html } = await written({ ...confirmSignature, locale: "tlh" } as Mail);
  expect(html).toContain('<html dir="ltr" lang="en">');
  expect(html).toContain(`${SITE}/en/confirm/c-token`);
});

test("its headers: one sender, one recipient, the same Message-ID at every try, made by a program, and no program's name", async () => {
  const { raw, mail, from, to } = await written(confirmSignature);
  expect(from).toBe("hello@act.example.org");
  expect(to).toEqual([HER]);
  expect(recipients(mail)).toEqual([HER]);
  expect(mail.from?.value).toEqual([{ name: "Countersign", address: "hello@act.example.org" }]);
  expect(mail.messageId).toBe(`<${ID}@act.example.org>`);
  expect(mail.date).toEqual(NOW);
  expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
  expect(raw.toString()).toMatch(/Content-Transfer-Encoding: quoted-printable/);
  expect(raw.toString()).not.toMatch(/x-mailer|user-agent|nodemailer/i);
});

test.each([
  "rahile@signers.example, eve@signers.example",
  "rahile@signers.example;eve@signers.example",
  "rahile@signers.example\r\nBcc: eve@signers.example",
  "rahile@signers.example> RCPT TO:<eve@signers.example",
  '"rahile, eve@signers.example" <rahile@signers.example>',
])("no address adds a second recipient: %j", async (to) => {
  await using server = await openMailServer();
  await using mailer = mailerFor(server);
  const failure = await mailer.sendMail({ ...confirmSignature, to } as Mail, ID).catch((error) => error);
  expect(failure).toMatchObject({ constructor: SendFailure, permanent: true });
  expect(server.arrived).toEqual([]);
});

test("no sender's name, subject or language adds a recipient", async () => {
  const evil = "Act, eve@signers.example\r\nBcc: eve@signers.example";
  await using server = await openMailServer();
  await using mailer = mailerFor(
    server,
    { MAIL_FROM: "Act, eve@signers.example <hello@act.example.org>" },
    (locale) => ({
      ...mailLanguage(SITE)(locale),
      lang: evil,
      t: ((key: string) => (key.endsWith("subject") ? evil : key)) as never,
    }),
  );
  await mailer.sendMail(confirmSignature, ID);
  const [{ to, mail }] = server.arrived as [(typeof server.arrived)[0]];
  expect(to).toEqual([HER]);
  expect(recipients(mail)).toEqual([HER]);
  expect(mail.headers.has("bcc")).toBe(false);
  expect(mail.from?.value).toEqual([{ name: "Act, eve@signers.example", address: "hello@act.example.org" }]);
});

const letter = Buffer.from(
  "From: <a@act.example.org>\r\nSubject: .\r\n\r\n.a dot, and ends without a line break\r\n..two",
);
const envelope = { from: "bounce@act.example.org", to: "office@parliament.example" };

test("a letter leaves as the very bytes it was composed of, under the envelope it was given", async () => {
  await using server = await openMailServer();
  await using mailer = mailerFor(server);
  await mailer.sendLetter(letter, envelope);
  expect(server.arrived[0]).toMatchObject({ from: envelope.from, to: [envelope.to] });
  expect(server.arrived[0]?.raw.toString()).toBe(`${letter}\r\n`); // SMTP ends every message with a line break
});

test("the line is lost before the letter was sent: it is not accepted, and may be sent again", async () => {
  await using server = await openMailServer();
  server.answers.recipient = "hang up";
  await using mailer = mailerFor(server);
  await expect(mailer.sendLetter(letter, envelope)).rejects.toBeInstanceOf(NotAccepted);
});

test("the line is lost after the letter was sent: nobody can tell", async () => {
  await using server = await openMailServer();
  server.answers.message = "hang up";
  await using mailer = mailerFor(server);
  await expect(mailer.sendLetter(letter, envelope)).rejects.toBeInstanceOf(Undecided);
});

test("no server listens, or it wants a password we have not got right: not accepted", async () => {
  const gone = await openMailServer();
  await gone[Symbol.asyncDispose]();
  await using mailer = mailerFor(gone);
  await expect(mailer.sendLetter(letter, envelope)).rejects.toMatchObject({
    constructor: NotAccepted,
    code: "ESOCKET",
  });

  await using server = await openMailServer();
  server.answers.recipient = { code: 530 };
  await using unknown = mailerFor(server);
  await expect(unknown.sendLetter(letter, envelope)).rejects.toBeInstanceOf(NotAccepted);
});

test.each([
  ["recipient", 550, true],
  ["recipient", 450, false],
  ["message", 554, true],
  ["message", 451, false],
] as const)("the server refuses the %s with %i", async (stage, code, permanent) => {
  await using server = await openMailServer();
  server.answers[stage] = { code };
  await using mailer = mailerFor(server);
  const failure = await mailer.sendLetter(letter, envelope).catch((error) => error);
  expect(failure).toBeInstanceOf(SendFailure);
  expect(failure).toMatchObject({ permanent, code });
  expect(String(failure) + failure.stack + JSON.stringify(failure)).not.toContain("rahile");
});
