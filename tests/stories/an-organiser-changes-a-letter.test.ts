import { expect, test } from "vitest";
import { findCampaign, loadCampaign } from "#app/domain/campaigns.ts";
import { readCampaignFiles } from "#app/integrations/campaign-files.ts";
import { ADA, confirmByMail, goodLetter, HIS, idOf, LETTER } from "#tests/letters.ts";
import { organiserAt, organiserNamed } from "#tests/organiser.ts";
import { openSite } from "#tests/site.ts";

const LIST = "/organise/xinjiang/letters/templates";
const EDITOR = `${LIST}/non-refoulement/en`;

const goodText = (changes: Record<string, string> = {}) => ({
  subject: "Nobody may be sent back from {area}",
  statement:
    "I write to you, {representative.name}, {representative.role}, from {writer.place}.\n\nPlease protect them.",
  guidance: "Who are you?\nWhy do you write to {representative.name}?\nWhat do you ask for?",
  least: "0",
  most: "1500",
  version: "0",
  intent: "save",
  ...changes,
});

test("an organiser changes a letter's texts, and the next visitor reads them and sends them", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const list = await organiser.get(LIST);
  expect(list.text).toContain(`href="${EDITOR}"`);
  expect(list.text).toContain("The campaign’s own");
  const names = [...list.text.matchAll(/<a href="[^"]*templates\/[^"]*">(.*?)<\/a>/g)].map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length); // read out alone, each link says which letter, in which language
  expect(names.join()).toContain('<bdi lang="de">Deutsch</bdi>');
  const ada = await idOf(site);
  const before = await site.get(`${LETTER}?country=XX&representative=${ada}`);
  expect(before.text).not.toContain("Please protect them.");

  const saved = await organiser.post(EDITOR, goodText());
  expect(saved).toMatchObject({ status: 303, location: `${EDITOR}?saved=yes` });
  expect((await organiser.get(saved.location ?? "")).text).toMatch(/role="status".*?Saved\./);
  const after = await site.get(`${LETTER}?country=XX&representative=${ada}`);
  expect(after.text).toContain("I write to you, Ada Example, Member of Parliament, from Exampleland (made up).");
  expect(after.text).toContain("Why do you write to Ada Example?");
  expect(after.text).toContain('maxLength="1500"');

  await site.post(LETTER, goodLetter(ada));
  await confirmByMail(site);
  const [letter] = await site.mailsTo(ADA);
  expect(letter?.subject).toBe("Nobody may be sent back from North Harbour");
  expect(letter?.text).toContain("Please protect them.");
  expect(letter?.text).toContain("Dear Ms Example,");
  expect((await organiser.get(LIST)).text).toMatch(/Changed.*?Organiser, [^<]*UTC/);

  await site.restart();
  expect((await site.get(`${LETTER}?country=XX&representative=${ada}`)).text).toContain("Please protect them.");
});

test("what one process saves, every other one shows within a second", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const { db, now } = site.context;
  const guidance = async () => (await site.get(`${LETTER}?country=XX&representative=${ada}`)).text;
  const ada = await idOf(site);
  await guidance();
  await organiser.post(EDITOR, goodText());
  const elsewhere = await findCampaign(db.read, "xinjiang", "en");
  expect(elsewhere?.words.actions["non-refoulement"]?.letter?.subject).toContain("{area}");
  site.context.campaign.forget();
  expect(await guidance()).toContain("Why do you write to Ada Example?");
  const { facts, words } = readCampaignFiles("db/seeds/xinjiang");
  await db.write((tx) => loadCampaign(tx, facts, words, now())); // as another process does, at the command line
  expect(await guidance()).toContain("Why do you write to Ada Example?");
});

test("an organiser sees letters with the new text before anything is saved, with own words and without", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const { status, text } = await organiser.post(EDITOR, goodText({ intent: "preview", subject: "New in {area} <b" }));
  expect(status).toBe(200);
  expect(text).toContain("New in North Harbour b");
  expect(text).toContain("New in Exampleland (made up) b"); // of the other person no area is known
  expect(text).toMatch(/I write to you, Ada Example/);
  expect(text).toMatch(/I write to you, Bo Sample, Member of Parliament/);
  expect(text.match(/class="letter-exact"/g)).toHaveLength(2);
  expect(text.match(/In my own words:/g)).toHaveLength(1);
  expect(text).toMatch(/Dear Ms Example,.*Dear Member of Parliament,/s);
  expect(text).toContain("New in {area} &lt;b");
  expect((await organiser.get(EDITOR)).text).not.toContain("New in");
});

test.each([
  [
    "an unknown field",
    { statement: `${"x".repeat(50)} {writer.nmae}` },
    "no field {writer.nmae}. Did you mean {writer.name}?",
    "statement",
  ],
  ["a broken brace", { subject: "Dear {area" }, "A brace stands alone near “Dear {area”", "subject"],
  [
    "a field of the writer in guidance",
    { guidance: "Hello {writer.name}, why?" },
    "{writer.name} is not known yet",
    "guidance",
  ],
  ["Markdown", { statement: `${"x".repeat(50)} **now**` }, "Take out the markup “**”", "statement"],
  ["a link in Markdown", { guidance: "See [the report](https://site.example)" }, "Letters are plain text", "guidance"],
  ["HTML", { subject: "An <b>important</b> letter" }, "“&lt;b&gt;”", "subject"],
  ["two lines of subject", { subject: "One\nTwo lines" }, "without control characters", "subject"],
  ["too long a statement", { statement: "x".repeat(5_001) }, "at most 5,000 characters", "statement"],
  ["too short guidance", { guidance: "Write!" }, "at least 20 characters", "guidance"],
  ["a length that is no number", { least: "many" }, "whole number", "least"],
  ["a length out of bounds", { most: "9000" }, "from 200 to 2,000", "most"],
  ["lengths that cross", { least: "900", most: "300" }, "not beyond the greatest", "least"],
])("%s is refused in words, and what was typed stays", async (_what, changes, said, field) => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const { status, text } = await organiser.post(EDITOR, goodText({ ...changes, least: "7", ...changes }));
  expect(status).toBe(400);
  expect(text).toContain(said);
  expect(text).toContain(`href="#${field}"`);
  expect(text).toMatch(/Who are you\?|Hello \{writer|See \[the|Write!/);
  expect((await organiser.get(EDITOR)).text).toContain("Nobody has changed this text.");
});

test("of two organisers who edit at once the second is told, keeps what they typed, and overwrites nothing", async () => {
  await using site = await openSite();
  const [first, second] = [await organiserAt(site), await organiserNamed(site, "Second Organiser")];
  await first.post(EDITOR, goodText({ subject: "The first one's subject" }));
  const late = await second.post(EDITOR, goodText({ subject: "The second one's subject" }));
  expect(late.status).toBe(409);
  expect(late.text).toMatch(/role="alert".*?Organiser has saved another text/s);
  expect(late.text).toContain("The first one&#x27;s subject");
  expect(late.text).toContain('value="The second one&#x27;s subject"');
  expect(late.text).toContain('name="version" value="1"');
  expect((await first.get(EDITOR)).text).toContain('value="The first one&#x27;s subject"');

  const again = await second.post(EDITOR, goodText({ subject: "The second one's subject", version: "1" }));
  expect(again.status).toBe(303);
  const page = (await first.get(EDITOR)).text;
  expect(page).toContain("this text by Second Organiser holds in place");
  expect(page.match(/<li class="turn">/g)).toHaveLength(2);
  expect((await first.get(`${EDITOR}?from=1`)).text).toContain('value="The first one&#x27;s subject"');

  const both = await Promise.all(
    [first, second].map((one) => one.post(EDITOR, goodText({ subject: "At the same moment", version: "2" }))),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
});

test("an organiser goes back to the campaign's own text, and the log keeps who did what", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  await organiser.post(EDITOR, goodText());
  expect((await organiser.post(EDITOR, { intent: "own", version: "0" })).status).toBe(409);
  expect((await organiser.post(EDITOR, { intent: "own", version: "1" })).status).toBe(303);
  const { text } = await organiser.get(EDITOR);
  expect(text).toContain("Protection from return to China");
  expect(text.match(/<li class="turn">/g)).toHaveLength(2);
  expect(text).toMatch(/<strong>Back to the campaign’s own text<\/strong>.*?<strong>Subject, Statement, Guidance/s);
  const ada = await idOf(site);
  expect((await site.get(`${LETTER}?country=XX&representative=${ada}`)).text).not.toContain("Please protect them.");
});

test("while a visitor reads their letter the organiser changes it: it is shown to them again before anything is kept", async () => {
  await using site = await openSite();
  const organiser = await organiserAt(site);
  const ada = await idOf(site);
  const check = await site.post(LETTER, goodLetter(ada, { intent: "check" }));
  const shown = /name="shown" value="([^"]+)"/.exec(check.text)?.[1] ?? "";
  await organiser.post(EDITOR, goodText());
  const again = await site.post(LETTER, goodLetter(ada, { shown }));
  expect(again.status).toBe(200);
  expect(again.text).toContain("The campaign has changed its text");
  expect(again.text).toContain("Please protect them.");
  expect(await site.mailsTo(HIS)).toEqual([]);
  const seen = /name="shown" value="([^"]+)"/.exec(again.text)?.[1] ?? "";
  expect((await site.post(LETTER, goodLetter(ada, { shown: seen }))).status).toBe(303);
  expect(await site.mailsTo(HIS)).toHaveLength(1);
});

test("an organiser asks for own words of some length, and the form says so", async () => {
  await using site = await openSite();
  await (await organiserAt(site)).post(EDITOR, goodText({ least: "60", most: "200" }));
  const ada = await idOf(site);
  const short = await site.post(LETTER, goodLetter(ada));
  expect(short.status).toBe(400);
  expect(short.text).toContain("Write at least 60 characters in your own words");
  const long = await site.post(LETTER, goodLetter(ada, { ownWords: "x".repeat(201) }));
  expect(long.text).toContain("at most 200 characters");
  expect((await site.post(LETTER, goodLetter(ada, { ownWords: "x".repeat(100) }))).status).toBe(303);
});

test("nobody but an organiser sees or changes a letter's texts, and there are none where there is no letter", async () => {
  await using site = await openSite();
  for (const path of [LIST, EDITOR])
    expect(await site.get(path)).toMatchObject({ status: 302, location: "/organise/sign-in" });
  expect(await site.post(EDITOR, goodText())).toMatchObject({ status: 302, location: "/organise/sign-in" });
  const organiser = await organiserAt(site);
  for (const path of [`${LIST}/remedy/en`, `${LIST}/non-refoulement/xx`, `${LIST}/nothing/en`])
    expect((await organiser.get(path)).status).toBe(404);
  expect((await organiser.get(EDITOR)).text).toContain("Nobody has changed this text.");
});
