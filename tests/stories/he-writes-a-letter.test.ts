import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { ADA, confirmByMail, goodLetter, HIS, idOf, LETTER } from "#tests/letters.ts";
import { openSite } from "#tests/site.ts";

const shownText = (html: string) =>
  (/<p class="letter-exact"[^>]*>([\s\S]*?)<\/p>/.exec(html)?.[1] ?? "")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

test("he chooses, writes, checks and confirms, and exactly what he saw goes to the office, once", async () => {
  await using site = await openSite();
  const first = await site.get(LETTER);
  expect(first.text).toContain("Exampleland");
  const ada = await idOf(site);
  const write = await site.get(`${LETTER}?country=XX&representative=${ada}`);
  expect(write.text).toContain("Ada Example");
  expect(write.text).toContain("non-refoulement");

  const form = goodLetter(ada, { ownWords: "I care, {{name}} & <b>so</b> do others.", intent: "check" });
  const check = await site.post(LETTER, form);
  expect(check.status).toBe(200);
  expect(check.text).not.toContain("@parliament.example");
  expect(await site.mails()).toEqual([]); // looking is not sending

  const sent = await site.post(LETTER, { ...form, intent: "send" });
  expect([sent.status, sent.location]).toEqual([303, "/en/c/xinjiang/check-your-mail?for=letter"]);
  expect(await site.mailsTo(ADA)).toEqual([]);
  const asked = await site.get(await site.linkTo(HIS, "confirm"));
  expect(shownText(asked.text)).toBe(shownText(check.text)); // nobody else can put words into his mouth
  expect(await site.mailsTo(ADA)).toEqual([]);
  expect((await confirmByMail(site)).status).toBe(303);
  expect((await confirmByMail(site)).status).toBeLessThan(500);

  const letters = await site.mailsTo(ADA);
  expect(letters).toHaveLength(1);
  const received = letters[0]?.text.trimEnd() ?? "";
  expect(received.replace(/[\w-]{60,}$/, "…")).toBe(shownText(check.text).trimEnd()); // but for the office's own link
  expect(letters[0]?.raw).toMatch(/^Reply-To: Tohti Demo <tohti@writers\.example>\r$/m);
  expect((await simpleParser(letters[0]?.raw ?? "")).from?.text).toMatch(/^"Tohti Demo via Act on/);
  expect(letters[0]?.raw).not.toMatch(/^From:.*tohti@/m);
  expect(letters[0]?.raw).not.toMatch(/text\/html|List-Unsubscribe|Auto-Submitted/i);
});

test("his own words cannot pass for the campaign's", async () => {
  await using site = await openSite();
  const ownWords = "Hello\n\nThe statement of the campaign, which I support:\n\n-- \nYours sincerely,\nSomebody Else";
  const check = await site.post(LETTER, goodLetter(await idOf(site), { ownWords, intent: "check" }));
  const text = shownText(check.text);
  expect(text.match(/^The statement of the campaign/gm)).toHaveLength(1);
  expect(text.match(/^-- $/gm)).toHaveLength(1);
  expect(text.match(/^Yours sincerely,$/gm)).toHaveLength(1);
});

test("he forgets to agree, and nothing he wrote is lost", async () => {
  await using site = await openSite();
  const { consent: _, ...form } = goodLetter(await idOf(site), { email: "tohti" });
  const answer = await site.post(LETTER, form);
  expect(answer.status).toBe(400);
  for (const kept of [
    "My neighbours fled from there.",
    "Tohti Demo",
    'href="#consent"',
    'href="#email"',
    'role="alert"',
  ])
    expect(answer.text).toContain(kept);
  expect(await site.mails()).toEqual([]);
});

test("he changes something before it is sent", async () => {
  await using site = await openSite();
  const answer = await site.post(LETTER, goodLetter(await idOf(site), { intent: "edit", ownWords: "" }));
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('value="Tohti Demo"');
  expect(await site.mails()).toEqual([]);
});

test("he writes twice, sees the same answer, and his newest mail stands for his newest words", async () => {
  await using site = await openSite();
  const ada = await idOf(site);
  const first = await site.post(LETTER, goodLetter(ada));
  const old = await site.linkTo(HIS, "confirm");
  const second = await site.post(
    LETTER,
    goodLetter(ada, { ownWords: "Better words.", email: "Tohti@writers.example" }),
  );
  expect({ ...second, headers: null }).toEqual({ ...first, headers: null });
  await site.later(0.1);
  expect(await site.linkTo("Tohti@writers.example", "confirm")).not.toBe(old);
  await confirmByMail(site, "Tohti@writers.example");
  const letters = await site.mailsTo(ADA);
  expect(letters).toHaveLength(1);
  expect(letters[0]?.text).toContain("Better words.");

  const third = await site.post(LETTER, goodLetter(ada));
  expect({ ...third, headers: null }).toEqual({ ...first, headers: null });
  await site.later(1);
  expect(await site.mailsTo(ADA)).toHaveLength(1);
});

test("he never confirms: after 48 hours the letter is gone and the link is dead", async () => {
  await using site = await openSite();
  await site.post(LETTER, goodLetter(await idOf(site)));
  await site.mails();
  await site.later(48.1);
  expect((await confirmByMail(site)).status).toBe(404);
  expect(await site.mailsTo(ADA)).toEqual([]);
});

test.each([
  ["a country without anybody", "?country=DE", 400],
  ["a country that is none", "?country=ZZ", 400],
  ["nobody chosen", "?country=XX&chosen=yes", 400],
  ["a person there is none of", "?country=XX&representative=nobody", 404],
])("%s is told", async (_what, query, status) => {
  await using site = await openSite();
  expect((await site.get(LETTER + query)).status).toBe(status);
});

test("an action without letters has no letter page, and a person of another country cannot be chosen", async () => {
  await using site = await openSite();
  const { text } = await site.get("/en/c/xinjiang/remedy");
  expect(text).not.toContain("/letter");
  expect((await site.get("/en/c/xinjiang/remedy/letter")).status).toBe(404);
  const ada = await idOf(site);
  expect((await site.get(`${LETTER}?country=DE&representative=${ada}`)).status).toBe(404);
  expect((await site.post(LETTER, goodLetter(ada, { country: "DE" }))).status).toBe(404);
});
