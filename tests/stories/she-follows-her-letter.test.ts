import { expect, test } from "vitest";
import { withoutOfficeToken } from "#app/domain/letters/message.ts";
import { ADA, confirmByMail, goodLetter, HIS, idOf, LETTER, ownLetterIn } from "#tests/letters.ts";
import { openSite, type Site } from "#tests/site.ts";

const DAY_H = 24;

/** A letter that has left; the page of what is theirs, and of the letter. */
async function sentLetter(site: Site) {
  await site.post(LETTER, goodLetter(await idOf(site)));
  const manage = await site.linkTo(HIS, "manage");
  await confirmByMail(site);
  await site.later(1);
  expect(await site.mailsTo(ADA)).toHaveLength(1);
  const { text } = await site.get(manage);
  const page = ownLetterIn(text);
  return { manage, page };
}

test("she sees step by step what became of her letter, and the message exactly as it left", async () => {
  await using site = await openSite();
  const { page } = await sentLetter(site);
  const { text } = await site.get(page);
  for (const step of ["You wrote it", "You confirmed it", "mail server accepted it"]) expect(text).toContain(step);
  expect(text).toContain("My neighbours fled from there.");
  const [letter] = await site.mailsTo(ADA);
  const copy = await site.get(`${page}/message.eml`);
  // Beneath what the servers on its way have added, and but for the key by which the office answers.
  expect(withoutOfficeToken(letter?.raw ?? "")).toContain(copy.text.trimEnd());
  expect(copy.headers.get("Cache-Control")).toBe("no-store");
});

test("nobody else's letter can be opened by her link, and hers by no other", async () => {
  await using site = await openSite();
  const { page } = await sentLetter(site);
  await site.post(LETTER, goodLetter(await idOf(site), { email: "somebody@writers.example" }));
  const other = await site.linkTo("somebody@writers.example", "manage");
  expect((await site.get(`${other}/letters/${page.split("/").at(-1)}`)).status).toBe(404);
  expect((await site.get(`${other}/letters/${page.split("/").at(-1)}/message.eml`)).status).toBe(404);
  expect((await site.post(`${other}/letters/${page.split("/").at(-1)}`, { intent: "erase-letter" })).status).toBe(404);
  expect((await site.get(page)).status).toBe(200);
});

test("three weeks later she is asked once, sends one reminder in the same thread, and says that it was answered", async () => {
  await using site = await openSite();
  const { page } = await sentLetter(site);
  expect((await site.get(page)).text).not.toContain('value="remind"');
  expect((await site.post(page, { intent: "remind" })).location).toContain("letterNotReminded");

  await site.later(21 * DAY_H + 1);
  expect((await site.mailsTo(HIS)).filter(({ subject }) => subject === "Was your message answered?")).toHaveLength(1);
  expect((await site.get(page)).text).toContain('value="remind"');
  const pressed = await Promise.all([1, 2, 3].map(() => site.post(page, { intent: "remind" })));
  expect(pressed.map(({ status }) => status)).toEqual([303, 303, 303]);
  await site.later(1);
  const [letter, reminder, ...more] = await site.mailsTo(ADA);
  expect(more).toEqual([]);
  const id = /^Message-ID: (.*)\r$/m.exec(letter?.raw ?? "")?.[1] ?? "?";
  expect(reminder?.raw).toContain(`In-Reply-To: ${id}\r\n`);
  expect(reminder?.subject).toBe(`Re: ${letter?.subject}`);
  expect(reminder?.text).toContain("> My neighbours fled from there.".replace("> ", ">   "));
  expect(reminder?.raw).toMatch(/^Reply-To: Tohti Demo <tohti@writers\.example>\r$/m);

  expect((await site.post(page, { intent: "answer", answer: "answered" })).location).toContain("letterAnswerSaved");
  expect((await site.get(page)).text).toMatch(
    /<input[^>]*value="answered"[^>]*checked=""|checked=""[^>]*value="answered"/,
  );
  await site.later(10 * DAY_H);
  expect((await site.mailsTo(HIS)).filter(({ subject }) => subject === "Was your message answered?")).toHaveLength(1);
});

test("who has said that it was answered is not asked", async () => {
  await using site = await openSite();
  const { page } = await sentLetter(site);
  await site.post(page, { intent: "answer", answer: "evaded" });
  await site.later(22 * DAY_H);
  expect(await site.mailsTo(HIS)).toHaveLength(1);
  expect((await site.post(page, { intent: "remind" })).location).toContain("letterNotReminded");
});

test("after 28 days the text is gone, the fact stays, and no reminder can be sent", async () => {
  await using site = await openSite();
  const { page } = await sentLetter(site);
  await site.later(29 * DAY_H);
  const { text } = await site.get(page);
  expect(text).not.toContain("My neighbours fled");
  expect(text).toContain("Its text was deleted here");
  expect((await site.get(`${page}/message.eml`)).status).toBe(404);
  expect((await site.post(page, { intent: "remind" })).location).toContain("letterNotReminded");
  expect(await site.mailsTo(ADA)).toHaveLength(1);
});

test("where letters are kept for a week only, hers is gone a week after it left, and nobody asks her about it", async () => {
  await using site = await openSite({ LETTERS_KEPT_DAYS: "7" });
  const { page } = await sentLetter(site);
  await site.later(6 * DAY_H);
  expect((await site.get(page)).text).toContain("My neighbours fled");
  await site.later(DAY_H + 1);
  const { text } = await site.get(page);
  expect(text).not.toContain("My neighbours fled");
  expect(text).toContain("Its text was deleted here");
  await site.later(15 * DAY_H);
  expect((await site.mailsTo(HIS)).map(({ subject }) => subject)).not.toContain("Was your message answered?");
});

test.each([{ intent: "answer" }, { intent: "answer", answer: "maybe" }, { intent: "shout" }, {}])(
  "a form that says %o is refused and changes nothing",
  async (form) => {
    await using site = await openSite();
    const { page } = await sentLetter(site);
    const before = (await site.get(page)).text;
    expect((await site.post(page, form as Record<string, string>)).status).toBe(400);
    expect((await site.get(page)).text).toBe(before);
  },
);
