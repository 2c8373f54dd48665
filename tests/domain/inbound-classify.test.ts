import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { classify } from "#app/domain/inbound/classify.ts";
import { readMail } from "#app/integrations/inbound/read-mail.ts";
import { skipLoudly } from "#tests/faults/thorough.ts";

const OURS = "tests/fixtures/inbound";
const REAL = join(process.env.COUNTERSIGN_DATA ?? "../shared/data", "dsn-fixtures");

const classOf = async (file: string, from: string | null = "") => {
  const mail = await readMail(readFileSync(file), from);
  return mail ? classify(mail) : null;
};

// Each name says which server wrote the report, and to what.
const MEANING: [RegExp, string, string][] = [
  [/gone/, "bad-address", "5.1.1"],
  [/full/, "mailbox-full", "5.2.2"],
  [/blocked|dataspam/, "blocked", "5.7.1"],
  [/Lok/, "delivered", "2.0.0"],
];

test("the reports of real servers are all understood, with the sender known and without", async (context) => {
  const files = existsSync(REAL) ? readdirSync(REAL).filter((name) => name.endsWith(".eml")) : [];
  if (files.length === 0)
    return skipLoudly(context, "the thirteen reports of real mail servers are not on this machine");
  expect(files).toHaveLength(13);
  for (const file of files) {
    const [, kind, status] = MEANING.find(([name]) => name.test(file)) ?? [];
    expect([file, await classOf(join(REAL, file))]).toEqual([file, { kind, status }]);
    expect([file, await classOf(join(REAL, file), null)]).toEqual([file, { kind, status }]);
  }
});

test.each(readdirSync(OURS).filter((name) => name.endsWith(".eml")))("%s is what its name says", async (name) => {
  const [kind = "", from] = name.split(".");
  expect((await classOf(join(OURS, name), from === "from-somebody" ? "somebody@parliament.example" : ""))?.kind).toBe(
    kind,
  );
});

test.each([
  ["5.1.1", "bad-address"],
  ["5.1.10", "bad-address"],
  ["5.1.2", "bad-address"],
  ["5.1.8", "blocked"],
  ["5.2.1", "bad-address"],
  ["5.2.2", "mailbox-full"],
  ["4.2.2", "mailbox-full"],
  ["4.4.7", "not-now"],
  ["5.4.4", "bad-address"],
  ["5.3.4", "refused"],
  ["5.7.1", "blocked"],
  ["5.7.26", "blocked"],
  ["5.0.0", "refused"],
])("a report with status %s means %s", (status, kind) => {
  const report = `Reporting-MTA: dns; mx.parliament.example\n\nFinal-Recipient: rfc822; ada@parliament.example\nAction: failed\nStatus: ${status}\n`;
  expect(classify(mail({ reports: [report] })).kind).toBe(kind);
});

test.each([
  ["5.0.0 (unspecified) with a bare 550 and words", "550 No such user here", "bad-address"],
  ["5.0.0 with words about the quota", "552 The mailbox is over its quota", "mailbox-full"],
  ["5.0.0 with words about a block list", "554 Service refused: listed on a block list", "blocked"],
  ["5.0.0 with nothing that says why", "554 Transaction failed", "refused"],
])("%s", (_what, diagnostic, kind) => {
  const report = `Reporting-MTA: dns; mx.test\n\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; ${diagnostic}\n`;
  expect(classify(mail({ reports: [report] })).kind).toBe(kind);
});

test("a report from somebody is that person's reply, whatever it says", () => {
  const report = "Reporting-MTA: dns; x.test\n\nAction: failed\nStatus: 5.1.1\n";
  expect(classify(mail({ nullSender: false, reports: [report], text: "See below" })).kind).toBe("reply");
});

test("what the writer wrote decides nothing: only what servers say does", () => {
  const report = "Reporting-MTA: dns; x.test\n\nAction: failed\nStatus: 5.2.2\n";
  const returned = "Subject: 550 5.1.1 no such user";
  expect(classify(mail({ reports: [report], returned })).kind).toBe("mailbox-full");
});

test.each([
  "Automatic reply: A question",
  "Out of office: back on Monday",
  "Automatische Antwort: Eine Frage",
  "Réponse automatique : Une question",
  "Respuesta automática: Una pregunta",
  "Otomatik yanıt: Bir soru",
  "Автоматический ответ: Вопрос",
  "自动答复: 一个问题",
  "自動返信: 質問",
  "رد تلقائي: سؤال",
])("a machine answers: %s", (subject) => {
  expect(classify(mail({ nullSender: false, subject })).kind).toBe("auto-reply");
});

test.each(["Re: A question", "Your letter", "Thank you for contacting me", "Reading your letter"])(
  "a person answers: %s",
  (subject) => {
    expect(classify(mail({ nullSender: false, subject })).kind).toBe("reply");
  },
);

const mail = (changes: Partial<Parameters<typeof classify>[0]>) => ({
  nullSender: true,
  from: { name: "", address: "office@parliament.example" },
  subject: "Undelivered Mail Returned to Sender",
  headers: new Map<string, string>(),
  text: "Hello",
  reports: [],
  returned: "",
  attachments: [],
  ...changes,
});
