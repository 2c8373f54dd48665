import { expect, test } from "vitest";
import { confirmByMail, goodLetter, HIS, idOf, LETTER, ownLetterIn } from "#tests/letters.ts";
import { openSite, type Site } from "#tests/site.ts";

const NAMES = ["Ada Example", "Bo Sample", "Dora Placeholder"];
const GREETINGS = ["Dear Ms Example,", "Dear Mr Sample,", "Dear Ms Placeholder,"];
const MINUTE_H = 1 / 60;

const idsOf = (site: Site, names = NAMES) => Promise.all(names.map((name) => idOf(site, name)));

/** The letters that have left for the made-up parliament, by the names in To. */
async function arrived(site: Site): Promise<string[]> {
  const mails = await site.mails();
  return mails.flatMap(({ raw }) => /^To: (.*) <\S+@parliament\.example>\r$/m.exec(raw)?.[1] ?? []).sort();
}

test("he writes to three offices in one go, sees each message, and one press sends each its own", async () => {
  await using site = await openSite();
  const ids = await idsOf(site);
  const write = await site.get(`${LETTER}?country=XX&${ids.map((id) => `representative=${id}`).join("&")}`);
  for (const name of NAMES) expect(write.text).toContain(name);

  const form = goodLetter(ids, { intent: "check" });
  const check = await site.post(LETTER, form);
  for (const greeting of GREETINGS) expect(check.text).toContain(greeting);
  expect((await site.post(LETTER, { ...form, intent: "send" })).status).toBe(303);
  expect(await site.mailsTo(HIS)).toHaveLength(1);
  const asked = await site.get(await site.linkTo(HIS, "confirm"));
  for (const greeting of GREETINGS) expect(asked.text).toContain(greeting);

  expect((await confirmByMail(site)).status).toBe(303);
  expect((await confirmByMail(site)).status).toBe(303); // a second press changes nothing
  await site.later(1);
  expect(await arrived(site)).toEqual(NAMES);
  const own = await site.get(await site.linkTo(HIS, "manage"));
  for (const name of NAMES) expect(own.text).toContain(name);
});

test("what he confirmed before stays as it is when he writes to one of them again, and the others get theirs", async () => {
  await using site = await openSite();
  const [ada = "", ben = "", cleo = ""] = await idsOf(site);
  await site.post(LETTER, goodLetter([ada]));
  await confirmByMail(site);
  await site.later(2 * MINUTE_H);
  const again = await site.post(LETTER, goodLetter([ada, ben, cleo], { ownWords: "Once more." }));
  expect(again.location).toBe("/en/c/xinjiang/check-your-mail?for=letter");
  await site.later(2 * MINUTE_H);
  const asked = await site.get(await site.linkTo(HIS, "confirm"));
  expect(asked.text).not.toContain("Dear Ms Example,");
  expect(asked.text).toContain("Dear Mr Sample,");
  await confirmByMail(site);
  await site.later(1);
  expect(await arrived(site)).toEqual(NAMES);
});

test("a letter that he writes anew no longer leaves by the older mail, and the rest of the older mail still does", async () => {
  await using site = await openSite();
  const [ada = "", ben = ""] = await idsOf(site);
  await site.post(LETTER, goodLetter([ada, ben]));
  const older = await site.linkTo(HIS, "confirm");
  await site.later(2 * MINUTE_H);
  await site.post(LETTER, goodLetter([ada], { ownWords: "Better words." }));
  await site.later(2 * MINUTE_H);
  const { text } = await site.get(older);
  expect(text).not.toContain("Dear Ms Example,");
  expect(text).toContain("Dear Mr Sample,");
  expect((await site.post(older)).status).toBe(303);
  await site.later(1);
  expect(await arrived(site)).toEqual(["Bo Sample"]);
});

test("he takes one of them back, and confirms the others", async () => {
  await using site = await openSite();
  await site.post(LETTER, goodLetter(await idsOf(site)));
  const manage = await site.linkTo(HIS, "manage");
  const { text } = await site.get(manage);
  const letter = ownLetterIn(text.slice(text.indexOf("Bo Sample")));
  await site.post(letter, { intent: "withdraw-letter" });
  await confirmByMail(site);
  await site.later(1);
  expect(await arrived(site)).toEqual(["Ada Example", "Dora Placeholder"]);
});

test("nine in one go are too many, and nothing of the letter is lost", async () => {
  await using site = await openSite();
  const { text } = await site.get(`${LETTER}?country=XX&everybody=yes`);
  const ids = [...text.matchAll(/name="representative"[^>]*value="([^"]+)"/g)].map(([, id = ""]) => id).slice(0, 9);
  expect(ids).toHaveLength(9);
  const list = await site.get(
    `${LETTER}?country=XX&everybody=yes&${ids.map((id) => `representative=${id}`).join("&")}`,
  );
  expect(list.status).toBe(400);
  expect(list.text.match(/checked=""/g)).toHaveLength(9);
  const answer = await site.post(LETTER, goodLetter(ids));
  expect(answer.status).toBe(400);
  expect(answer.text).toContain("My neighbours fled from there.");
  expect(await site.mails()).toEqual([]);
});

test("somebody who is not there cannot be chosen among others", async () => {
  await using site = await openSite();
  const ids = [await idOf(site), "nobody"];
  expect(
    (await site.get(`${LETTER}?country=XX&everybody=yes&${ids.map((id) => `representative=${id}`).join("&")}`)).status,
  ).toBe(404);
  expect((await site.post(LETTER, goodLetter(ids))).status).toBe(404);
  expect(await site.mails()).toEqual([]);
});
