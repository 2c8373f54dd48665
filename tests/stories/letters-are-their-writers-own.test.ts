import { expect, test } from "vitest";
import { similarShare } from "#app/domain/letters/similar.ts";
import { letterSketches, letters } from "#db/schema.ts";
import { confirmByMail, goodLetter, idOf, LETTER, ownLetterIn } from "#tests/letters.ts";
import { databaseBytes } from "#tests/organiser.ts";
import { openSite, type Site } from "#tests/site.ts";

const COPIED =
  "My brother worked with people from there for eleven years, and what they told him has stayed with all of us. He asks me each time we meet whether anybody has answered, and I have nothing to tell him.";
const OWN =
  "I teach at a school where two children wait for news of their grandparents, and I have no answer for them.";

test("he is told how much of his letter is in his own words, and only that number is kept", async () => {
  await using site = await openSite();
  const ada = await idOf(site);
  const check = async (ownWords: string) =>
    (await site.post(LETTER, goodLetter(ada, { ownWords, intent: "check" }))).text;
  expect(await check("")).toContain("Nothing in this letter is in your own words yet.");
  const { text: write } = await site.get(`${LETTER}?country=XX&representative=${ada}`);
  const statement = /<p id="statement"[^>]*>([\s\S]*?)<\/p>/.exec(write)?.[1] ?? "";
  expect(await check(statement)).toContain("Nothing in this letter is in your own words yet.");
  const said = /(\d+) % of this letter is in your own words\./.exec(await check(OWN))?.[1];
  expect(Number(said)).toBeGreaterThan(5);

  await writes(site, ada, "tohti@writers.example", OWN);
  const [row] = await site.context.db.read.select().from(letters);
  expect(row?.ownShare).toBe(Number(said));
});

test("organisers are told how many letters are near copies of each other, and nothing of what they say is readable", async () => {
  await using site = await openSite();
  const [ada, bo] = [await idOf(site), await idOf(site, "Bo Sample")];
  const share = () => {
    const { db, keys } = site.context;
    return similarShare(db.read, keys, "xinjiang", "non-refoulement");
  };
  await writes(site, ada, "one@writers.example", OWN);
  await writes(site, bo, "one@writers.example", OWN);
  expect(await share()).toEqual({ compared: 2, similar: 0 }); // one person, two offices
  await writes(site, ada, "two@writers.example", COPIED);
  await writes(site, ada, "three@writers.example", COPIED.replace("eleven", "twelve"));
  await writes(site, ada, "four@writers.example", COPIED.toUpperCase());
  await writes(site, ada, "five@writers.example", "");
  await site.post(LETTER, goodLetter(ada, { email: "six@writers.example", ownWords: COPIED })); // never confirmed
  expect(await share()).toEqual({ compared: 5, similar: 3 });
  expect(await similarShare(site.context.db.read, site.context.keys, "xinjiang", "sanctions")).toEqual({
    compared: 0,
    similar: 0,
  });
  const bytes = await databaseBytes(site);
  for (const word of ["grandparents", "brother"]) expect(bytes.includes(word)).toBe(false);

  for (let hours = 0; hours < 6; hours++) {
    await site.later(1); // one office gets so many an hour: the last leave later
    await site.mails();
  }
  await site.later(29 * 24);
  expect(await share()).toEqual({ compared: 0, similar: 0 });
  expect(await site.context.db.read.select().from(letterSketches)).toEqual([]);
});

test("a letter that is taken back is compared no longer", async () => {
  await using site = await openSite();
  const ada = await idOf(site);
  await site.post(LETTER, goodLetter(ada, { email: "one@writers.example", ownWords: COPIED }));
  const manage = await site.linkTo("one@writers.example", "manage");
  await confirmByMail(site, "one@writers.example");
  const kept = () => site.context.db.read.select().from(letterSketches);
  expect(await kept()).toHaveLength(1);
  const letter = ownLetterIn((await site.get(manage)).text);
  await site.post(letter, { intent: "withdraw-letter" });
  expect(await kept()).toEqual([]);
});

/** Somebody writes and confirms, and the letter leaves. */
async function writes(site: Site, representative: string, email: string, ownWords: string) {
  await site.post(LETTER, goodLetter(representative, { email, ownWords }));
  await confirmByMail(site, email);
  await site.mails();
}
