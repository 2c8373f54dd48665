import { expect, test } from "vitest";
import { letterLanes } from "#db/schema.ts";
import { HAND_OVER, LETTER_PDF, linkIn, pdfFrom, readPdf, textsToCopy } from "#tests/hand-over.ts";
import { ADA, confirmByMail, goodLetter, HIS, idOf, LETTER, ownLetterIn } from "#tests/letters.ts";
import { organiserAt } from "#tests/organiser.ts";
import { openSite } from "#tests/site.ts";

const FORM_OFFICE = "Yara Webform";
const PAPER_OFFICE = "Abel Paper";
const MINUTE_H = 1 / 60;
const UYGHUR = "ئۇيغۇر قوشنىلىرىم بار، 2022-يىلى OHCHR";

type Organiser = Awaited<ReturnType<typeof organiserAt>>;

/** The figure beside a word in the organisers' numbers. */
async function figure(organiser: Organiser, label: string): Promise<number> {
  const { text } = await organiser.get("/organise/xinjiang");
  const after = text.slice(text.indexOf(label) + label.length);
  return Number(/>([\d,]+)</.exec(after)?.[1]?.replaceAll(",", ""));
}

test("an office with only a web form is written to like any, and she pastes, sends and says so: counted once, apart", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const yara = await idOf(site, FORM_OFFICE);
  const write = await site.get(`${LETTER}?country=XX&representative=${yara}`);
  expect(write.text).toContain("takes letters by its web form only");
  const form = goodLetter(yara, {
    intent: "check",
    ownWords: `${"I miss their shop. ".repeat(40)}My neighbours fled from there.`,
  });
  const check = await site.post(LETTER, form);
  expect(check.text).toContain("Show me how to send it");
  expect(check.text).not.toContain("Send it after I confirm");

  const page = await site.post(HAND_OVER, form);
  expect(page.status).toBe(200);
  expect(page.headers.get("Cache-Control")).toBe("no-store");
  const [text = ""] = textsToCopy(page.text);
  expect(text).toContain("Dear Ms Webform,");
  expect(text).toContain("My neighbours fled from there.");
  expect(text).not.toContain("has confirmed by e-mail"); // nobody has
  expect(text.replaceAll("\n", "\r\n").length).toBeLessThanOrEqual(1500);
  expect(page.text).toContain("Left out, because the form takes 1,500 characters at most");
  expect(page.text).toMatch(
    /<a[^>]*href="https:\/\/yara-webform\.parliament\.example\/contact"[^>]*rel="noopener noreferrer"/,
  );

  for (let press = 0; press < 2; press++) {
    const said = await site.post(HAND_OVER, { ...form, intent: "report", office: yara, way: "web-form" });
    expect(said.text).toContain("You told us that you sent it");
  }
  expect(await site.mails()).toEqual([]);
  expect(await figure(organiser, "By web form, as reported")).toBe(1);
  expect(await figure(organiser, "By us, by e-mail")).toBe(0);
});

test("from his own mailbox: a link that no mail program cuts, and address, subject and text to copy", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const ada = await idOf(site);
  const form = goodLetter(ada, { intent: "", ownWords: "100 % sure & so are others?\nI am." });
  const check = await site.post(LETTER, { ...form, intent: "check" });
  expect(check.text).toContain("Send it myself");
  expect(check.text).not.toContain(ADA);

  const page = await site.post(HAND_OVER, form);
  expect(page.text).toContain(ADA); // whoever has written the letter may see where it goes
  const link = linkIn(page.text, "mailto:");
  expect(link.startsWith(`mailto:${ADA}?subject=`)).toBe(true);
  expect(link.length).toBeLessThanOrEqual(1800);
  const [text = ""] = textsToCopy(page.text);
  expect(text).toContain("100 % sure & so are others?\n  I am.");

  await site.post(HAND_OVER, { ...form, intent: "report", office: ada, way: "own-mailbox" });
  expect(await figure(organiser, "From their own mailbox, as reported")).toBe(1);
  expect(await site.mails()).toEqual([]);
});

test("what he reports keeps nobody from writing by us: then it is one letter, sent by us", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const ada = await idOf(site);
  await site.post(HAND_OVER, goodLetter(ada, { intent: "report", office: ada, way: "paper" }));
  expect(await figure(organiser, "On paper, as reported")).toBe(1);
  await site.post(LETTER, goodLetter(ada));
  await confirmByMail(site);
  await site.later(MINUTE_H);
  expect(await site.mailsTo(ADA)).toHaveLength(1);
  await site.post(HAND_OVER, goodLetter(ada, { intent: "report", office: ada, way: "own-mailbox" }));
  expect(await figure(organiser, "On paper, as reported")).toBe(0);
  expect(await figure(organiser, "From their own mailbox, as reported")).toBe(0);
  expect(await figure(organiser, "By us, by e-mail")).toBe(1);
});

test("three offices, three ways, one press: one is mailed, the others wait on his page until he has sent them", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const ids = await Promise.all([undefined, FORM_OFFICE, PAPER_OFFICE].map((name) => idOf(site, name)));
  const check = await site.post(LETTER, goodLetter(ids, { intent: "check" }));
  expect(check.text).toContain("These offices get their letters from you");
  await site.post(LETTER, goodLetter(ids));
  const asked = await site.get(await site.linkTo(HIS, "confirm"));
  expect(asked.text).toContain("Send my letter");
  expect(asked.text).toContain("These offices get their letters from you");
  const confirmed = await confirmByMail(site);
  await confirmByMail(site);
  const lanes = await site.context.db.read.select().from(letterLanes);
  expect(lanes.map(({ representativeId }) => representativeId)).toEqual(ids.slice(0, 1)); // the others go by no lane
  await site.later(MINUTE_H);
  expect(await site.mailsTo(ADA)).toHaveLength(1);

  const manage = confirmed.location?.split("?")[0] ?? "";
  const own = await site.get(manage);
  expect(own.text).toContain("Still to be sent by you");
  const task = new RegExp(`href="([^"]+)"[^>]*>Your letter to ${PAPER_OFFICE}`).exec(own.text)?.[1] ?? "";
  const shown = await site.get(task);
  expect(shown.headers.get("Cache-Control")).toBe("no-store");
  const pdf = await pdfFrom(site, `${task}/letter.pdf`, {});
  expect((await readPdf(pdf.bytes)).text).toContain("Abel Paper Parliament of Exampleland 1 Made-up Square");

  expect((await site.post(task, { intent: "report", way: "paper" })).location).toBe(`${manage}?done=letterReported`);
  expect((await site.post(task, { intent: "report", way: "paper" })).status).toBe(303);
  expect((await site.get(manage)).text).toContain("Sent by you on paper, as you told us");
  expect(await figure(organiser, "On paper, as reported")).toBe(1);
  expect(await figure(organiser, "By us, by e-mail")).toBe(1);
  expect(await figure(organiser, "By web form, as reported")).toBe(0); // he has not said so
});

test("what is his to send is gone after 28 days, and what he takes off his page at once", async () => {
  await using site = await openSite();
  const ids = await Promise.all([FORM_OFFICE, PAPER_OFFICE].map((name) => idOf(site, name)));
  await site.post(LETTER, goodLetter(ids));
  const confirmed = await confirmByMail(site);
  const manage = confirmed.location?.split("?")[0] ?? "";
  const { text } = await site.get(manage);
  const letter = ownLetterIn(text.slice(text.lastIndexOf(`<strong><bdi>${FORM_OFFICE}`)));
  const { text: one } = await site.get(letter);
  expect(one).toContain("Confirmed; yours to send");
  expect(one).toMatch(/href="[^"]*\/to-send\/[^"]+"/);
  await site.post(letter, { intent: "withdraw-letter" });
  expect((await site.get(manage)).text).not.toContain(FORM_OFFICE);
  await site.later(24 * 29);
  expect((await site.get(manage)).status).toBe(404);
});

test("the PDF holds the letter as text, in two directions, and nothing of it is read as anything else", async () => {
  await using site = await openSite();
  const abel = await idOf(site, PAPER_OFFICE);
  const ownWords = `${UYGHUR}\n#eval("1+1") *bold* $x$ <b> \\u{41} ${"x".repeat(90)}`;
  const pdf = await pdfFrom(site, LETTER_PDF, goodLetter(abel, { ownWords, office: abel }));
  expect([pdf.status, pdf.headers.get("Content-Type"), pdf.headers.get("Cache-Control")]).toEqual([
    200,
    "application/pdf",
    "no-store",
  ]);
  expect(Buffer.from(pdf.bytes.slice(0, 5)).toString()).toBe("%PDF-");
  const { text, info, tagged } = await readPdf(pdf.bytes);
  expect(text).toContain("Dear Mr Paper,");
  expect(text).toContain('#eval("1+1") *bold* $x$ <b> \\u{41}');
  expect(text).toContain("OHCHR");
  for (const word of UYGHUR.match(/\p{Script=Arabic}+/gu) ?? []) expect(text).toContain(word);
  expect(text).toContain("1 Made-up Square");
  expect(tagged).toBe(true);
  expect(info.Author ?? "").toBe("");
  expect(info.CreationDate).toBeUndefined();
  expect(JSON.stringify(info)).not.toContain("Tohti");
  expect(text).toContain(HIS);

  const apart = await pdfFrom(site, LETTER_PDF, goodLetter(abel, { privacy: "relay", office: abel }));
  expect((await readPdf(apart.bytes)).text).not.toContain(HIS);
});

test("a character that no font has is never printed as an empty box: she is told to print the page", async () => {
  await using site = await openSite();
  const abel = await idOf(site, PAPER_OFFICE);
  const form = goodLetter(abel, { ownWords: "Look: \u{10FFF0}", office: abel });
  const pdf = await pdfFrom(site, LETTER_PDF, form);
  expect(pdf.status).toBe(422);
  expect(Buffer.from(pdf.bytes).toString()).toContain("the PDF would show empty boxes");
  const page = await site.post(HAND_OVER, form);
  expect(page.text).toContain('class="paper-sheet"');
});

test("a flood of PDFs is turned away with a sentence, and the site goes on", async () => {
  await using site = await openSite();
  const abel = await idOf(site, PAPER_OFFICE);
  const form = goodLetter(abel, { office: abel });
  const flood = Array.from({ length: 24 }, () => pdfFrom(site, LETTER_PDF, form));
  expect((await site.get("/en")).status).toBe(200);
  const answers = await Promise.all(flood);
  expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual([200, 503]);
  const busy = answers.find(({ status }) => status === 503);
  expect(busy?.headers.get("Retry-After")).toBe("10");
  expect(Buffer.from(busy?.bytes ?? []).toString()).toContain("Too many letters are being printed");
  expect((await pdfFrom(site, LETTER_PDF, form)).status).toBe(200);
});

test("bad input: unknown ways, offices and tokens, a letter that nobody wrote, an address by GET", async () => {
  await using site = await openSite();
  const ada = await idOf(site);
  const yara = await idOf(site, FORM_OFFICE);
  const report = (changes: Record<string, string>) =>
    site.post(HAND_OVER, goodLetter(ada, { intent: "report", office: ada, way: "own-mailbox", ...changes }));
  expect((await report({ way: "our-mail" })).status).toBe(400);
  expect((await report({ way: "web-form" })).status).toBe(400); // Ada has no form
  expect((await report({ office: yara })).status).toBe(404); // not one of those written to
  expect((await report({ email: "nobody" })).status).toBe(400);
  expect((await report({ consent: "" })).status).toBe(400);
  expect((await report({ country: "DE" })).status).toBe(404);
  expect((await site.get(HAND_OVER)).text).toContain(`href="${LETTER}"`);
  expect((await site.get(LETTER_PDF)).location).toBe(LETTER);
  expect((await site.post(LETTER_PDF, goodLetter(ada, { office: "nobody" }))).status).toBe(404);
  expect((await site.get("/en/manage/nobody/to-send/nothing")).status).toBe(404);
  expect((await site.post("/en/manage/nobody/to-send/nothing/letter.pdf")).status).toBe(404);
  await site.post(LETTER, goodLetter(ada));
  await confirmByMail(site);
  const manage = (await site.linkTo(HIS, "manage")) ?? "";
  const { text } = await site.get(manage);
  const letter = /\/letters\/([^"]+)"/.exec(text)?.[1] ?? "";
  expect((await site.get(`${manage}/to-send/${letter}`)).status).toBe(404); // we send that one
});
