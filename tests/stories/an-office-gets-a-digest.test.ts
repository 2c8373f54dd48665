import { expect, test } from "vitest";
import { weekOf } from "#app/domain/offices/digest.ts";
import { ADA, confirmByMail, goodLetter, HIS, idOf, LETTER, ownLetterIn } from "#tests/letters.ts";
import { confirmed, decide, lettered, officeLink } from "#tests/offices.ts";
import { organiserAt } from "#tests/organiser.ts";
import { openSite, type Site } from "#tests/site.ts";

const HOUR_MS = 3_600_000;
const WEEK_H = 7 * 24;

/** The clock moves to an hour after the next Monday has begun (UTC). */
async function nextWeek(site: Site) {
  const { now } = site.context;
  const monday = weekOf(now()).getTime() + WEEK_H * HOUR_MS;
  await site.later((monday - now().getTime()) / HOUR_MS + 1);
}

/** The clock stands at the middle of a week, so that nothing is due by chance. */
async function midWeek(site: Site) {
  const { now } = site.context;
  const wednesday = weekOf(now()).getTime() + (WEEK_H + 60) * HOUR_MS;
  await site.later((wednesday - now().getTime()) / HOUR_MS);
}

test("an office asks for a digest: once a week one message with numbers and allowed words, and no name", async () => {
  await using site = await openSite();
  await midWeek(site);
  const link = await lettered(site);
  expect((await site.post(link, { intent: "digest" })).location).toBe(`${link}?done=digest`);

  const write = await site.get(`${LETTER}?country=XX&representative=${await idOf(site)}`);
  expect(write.text).toContain("In place of a letter: one message a week");
  const check = await site.post(LETTER, goodLetter(await idOf(site), { quote: "on", intent: "check" }));
  expect(check.text).toContain('name="quote" value="on"');
  for (let n = 0; n < 12; n++)
    await confirmed(site, `writer${n}@writers.example`, {
      ownWords: `Word ${n} of mine.`,
      ...(n < 2 ? { quote: "on" } : {}),
    });
  const where = await confirmed(site, "last@writers.example", { ownWords: "" });
  expect(where).toContain("done=letterDigest");
  expect((await site.get(where)).text).toContain("Is counted in the next weekly message");
  expect(await site.mailsTo(ADA)).toHaveLength(1);

  await nextWeek(site);
  const mails = await site.mailsTo(ADA);
  expect(mails).toHaveLength(2);
  const digest = mails[1];
  expect(digest?.subject).toBe("Act on the UN’s Xinjiang report: letters to you, summary of the week");
  expect(digest?.text).toContain("13 people have written to you");
  expect(digest?.text).toContain("North Harbour");
  expect(digest?.text).toContain("Word 0 of mine.");
  expect(digest?.text).not.toContain("Word 2 of mine.");
  expect(digest?.raw).not.toMatch(/Tohti|writers\.example/);

  await site.later(2);
  expect((await site.get(where)).text).toContain("Was counted in a weekly message");
  await nextWeek(site);
  expect(await site.mailsTo(ADA)).toHaveLength(2); // nothing new, nothing sent
  const numbers = await site.get(`${await officeLink(site)}/numbers`);
  expect(numbers.text).toContain("14 letters");
  expect(numbers.text).toContain("North Harbour");
  expect(numbers.text).not.toMatch(/Tohti|writers\.example|Word 0/);
  const again = await site.get(await officeLink(site));
  expect(again.text).not.toContain("Where do you stand"); // a digest is about no single recommendation
  expect((await site.post(await officeLink(site), { intent: "answer", position: "agrees" })).status).toBe(404);
});

test("what waits goes into the digest, its writer is told, and an organiser can undo it before", async () => {
  await using site = await openSite();
  await midWeek(site);
  const organiser = await organiserAt({ ...site, told: await site.startAgain() });
  const link = await lettered(site);
  const hers = "rahile@writers.example";
  await confirmed(site, hers);
  await site.post(link, { intent: "digest" });
  await site.later(0.2);
  expect((await site.mailsTo(hers)).at(-1)?.subject).toBe("News of what you wrote");
  expect((await site.get(await site.linkTo(hers, "manage"))).text).toContain("next weekly message");
  expect(await site.mailsTo(ADA)).toHaveLength(1);
  await decide(organiser, "requests", "undo");
  expect(await site.mailsTo(ADA)).toHaveLength(2);
  await nextWeek(site);
  expect(await site.mailsTo(ADA)).toHaveLength(2);
});

test("few letters: the digest tells no number under ten, and stop ends digests too", async () => {
  await using site = await openSite();
  await midWeek(site);
  const link = await lettered(site);
  await site.post(link, { intent: "digest" });
  await confirmed(site, "one@writers.example");
  await nextWeek(site);
  const digest = (await site.mailsTo(ADA)).at(-1);
  expect(digest?.text).toContain("Fewer than ten people have written to you");
  expect(digest?.text).not.toContain("North Harbour:");
  expect((await site.get(`${link}/numbers`)).text).toContain("Fewer than ten letters");

  await confirmed(site, "two@writers.example");
  expect((await site.post(await officeLink(site), { intent: "stop" })).status).toBe(303);
  await nextWeek(site);
  expect(await site.mailsTo(ADA)).toHaveLength(2);
  expect((await site.get(await site.linkTo("two@writers.example", "manage"))).text).toContain(
    "the office has asked to get no more letters",
  );
});

test("he withdraws before the digest is made, and is not counted in it; two workers make one", async () => {
  await using site = await openSite();
  await midWeek(site);
  const link = await lettered(site);
  await site.post(link, { intent: "digest" });
  const manage = await site.linkTo(HIS, "manage");
  expect((await site.get(manage)).status).toBe(200);
  for (let n = 0; n < 11; n++) await confirmed(site, `writer${n}@writers.example`);
  const gone = await site.linkTo("writer0@writers.example", "manage");
  const letter = ownLetterIn((await site.get(gone)).text);
  await site.post(letter, { intent: "withdraw-letter" });
  await Promise.all([nextWeek(site), site.later(0)]);
  const mails = await site.mailsTo(ADA);
  expect(mails).toHaveLength(2);
  expect(mails[1]?.text).toContain("10 people have written to you");
});

test("they wish to be counted without a name: the office learns how many they are, and nobody's name or address", async () => {
  await using site = await openSite();
  await midWeek(site);
  const about = { privacy: "collective", quote: "on" };
  const check = await site.post(LETTER, goodLetter(await idOf(site), { ...about, intent: "check" }));
  expect(check.text).toContain("No letter of your own is sent");
  expect(check.text).not.toContain("Dear Ms Example,");
  for (let n = 0; n < 11; n++) {
    const email = `writer${n}@writers.example`;
    await site.post(LETTER, goodLetter(await idOf(site), { ...about, email, ownWords: `Word ${n} of mine.` }));
    const asked = await site.get(await site.linkTo(email, "confirm"));
    expect(asked.text).toContain(`Word ${n} of mine.`);
    expect(asked.text).not.toContain("Dear Ms Example,");
    expect((await confirmByMail(site, email)).location).toContain("done=letterDigest");
  }
  expect(await site.mailsTo(ADA)).toHaveLength(0);
  await nextWeek(site);
  const [digest] = await site.mailsTo(ADA);
  expect(digest?.text).toContain("people whom you represent write to you");
  expect(digest?.text).toContain("11 people have written to you");
  expect(digest?.text).toMatch(/Word \d+ of mine\./);
  expect(digest?.raw).not.toMatch(/Tohti|writers\.example/);
  await site.later(2);
  const own = await site.get(await site.linkTo("writer1@writers.example", "manage"));
  expect(own.text).toContain("Was counted in a weekly message");
  expect((await site.post(await officeLink(site), { intent: "stop" })).status).toBe(303);
});
