import { expect, test } from "vitest";
import type { Campaign } from "#app/domain/campaigns.ts";
import type { ActionFacts } from "#app/domain/content/facts.ts";
import { messageByHand } from "#app/domain/letters/by-hand.ts";
import { fitted, formLength } from "#app/domain/letters/fit.ts";
import { mailtoOf } from "#app/domain/letters/mailto.ts";
import { unwrapped } from "#app/domain/letters/message.ts";
import { paperLetter } from "#app/domain/letters/paper.ts";
import type { Representative } from "#app/domain/representatives.ts";
import { readCampaignFiles } from "#app/integrations/campaign-files.ts";
import { letterPhrases } from "#app/web/letter-phrases.ts";

const compose = ({ ownWords, statement }: { ownWords: string; statement: string }) =>
  ["Dear you,", ownWords, statement, "Yours,\nMe"].filter(Boolean).join("\n\n");
const words = { ownWords: "Mine is one. Mine is two.", statement: "First of all. Second of all. Third of all." };

test("what fits is left as it is, measured as a form measures it", () => {
  const whole = compose(words);
  expect(fitted("en", formLength(whole), words, compose)).toEqual({ text: whole, leftOut: null });
  expect(formLength("a\nb")).toBe(4);
});

test("the campaign's last sentences go first, the writer's own last of all, and all that went is named", () => {
  const one = fitted("en", formLength(compose(words)) - 1, words, compose);
  expect(one).toEqual({
    text: compose({ ...words, statement: "First of all. Second of all." }),
    leftOut: "Third of all.",
  });
  const most = formLength(compose({ ownWords: "Mine is one.", statement: "" }));
  expect(fitted("en", most, words, compose)).toEqual({
    text: compose({ ownWords: "Mine is one.", statement: "" }),
    leftOut: `Mine is two.\n\n${words.statement}`,
  });
  const tiny = fitted("en", 5, words, compose);
  expect(tiny.text).toBe("Dear ");
  expect(tiny.leftOut).toContain("you,");
});

test("no limit is ever passed, whatever the letters", () => {
  const long = { ownWords: "مەن ئۇيغۇر. ".repeat(60), statement: "漢字の文。".repeat(90) };
  for (const most of [1, 40, 200, 700, 1200]) {
    const { text, leftOut } = fitted("ug", most, long, compose);
    expect(formLength(text)).toBeLessThanOrEqual(most);
    expect(leftOut).not.toBe("");
  }
});

test("what a form does not take is named with its fields filled in, and nothing in a name or own words is a field", () => {
  const { facts, words } = readCampaignFiles("tests/fixtures/campaigns/harbour");
  const said = structuredClone(words["en"]) as Campaign["words"];
  const [action] = facts.actions as [ActionFacts];
  const letter = said.actions[action.id]?.letter;
  if (letter) letter.statement = `I, {writer.name}, ask you. ${"Water is life. ".repeat(40)}It is so in {area}.`;
  const campaign = { id: "harbour", facts, words: said, locale: "en" } as Campaign;
  const office = {
    ...{ name: "Ada", salutation: "Ms Example", role: null, kind: "representative", country: "XX", body: "House" },
    ...{ area: "North {body}", contactForm: { href: "https://ada.example", mostCharacters: 500 }, postal: null },
  } as Representative;
  const writer = {
    name: "Tohti {area}",
    email: "t@writers.example",
    place: "Here",
    ownWords: "My {area}.",
    relay: true,
  };
  const phrases = letterPhrases("en", { site: "http://localhost", from: "letters@site.example" });
  const short = messageByHand(campaign, action, office, writer, phrases, "web-form");
  expect(formLength(short.text)).toBeLessThanOrEqual(500);
  expect(short.text).toContain("My {area}.");
  expect(short.text).toContain("I, Tohti {area}, ask you.");
  expect(short.leftOut).toMatch(/It is so in North \{body\}\.$/);
  const whole = messageByHand(campaign, action, office, writer, phrases, "paper");
  expect(whole.leftOut).toBeUndefined();
  expect(whole.text).toContain("It is so in North {body}.");
  expect(whole.text).not.toContain("passed on"); // that is said only where we send it
});

test("a mailto link is percent-encoded with CRLF, and holds no text that a mail program would cut", () => {
  const { href, whole } = mailtoOf({ address: "a?b&c%d@office.example", subject: "Yes & no?", text: "One\n'Two' + 3" });
  expect(whole).toBe(true);
  expect(href).toBe("mailto:a%3Fb%26c%25d@office.example?subject=Yes%20%26%20no%3F&body=One%0D%0A%27Two%27%20%2B%203");
  const long = mailtoOf({ address: "a@office.example", subject: "S", text: "ئۇيغۇر ".repeat(100) });
  expect(long).toEqual({ href: "mailto:a@office.example?subject=S", whole: false });
});

test("a text's lines are joined where only a mail program's width broke them", () => {
  expect(unwrapped("One \ntwo.\n\n  Mine \n  too\n  next\n")).toBe("One two.\n\n  Mine too\n  next\n");
});

test("on paper each line has its own direction, own words are apart, and American letters have American paper", () => {
  const text = "Dear you,\n\n  ئۇيغۇر OHCHR\n  English\n\nStatement.\n\nYours,\nMe\nThere";
  const message = { language: "en", fromName: "Me", toName: "You", subject: "S", text, officePage: null, ownShare: 0 };
  const sender = { name: "Me", email: "me@writers.example", date: "today", page: "{n}" };
  const office = { name: "You", role: "Member", body: "House", postal: null };
  const letter = paperLetter(message, { ...office, country: "US" }, sender);
  expect(letter.format).toBe("us-letter");
  expect(letter.paragraphs[1]).toEqual({
    own: true,
    lines: [
      { text: "ئۇيغۇر OHCHR", rtl: true },
      { text: "English", rtl: false },
    ],
  });
  expect(letter.closing.text).toBe("Yours,");
  expect(letter.signed.map((line) => line.text)).toEqual(["Me", "There"]);
  expect(letter.addressee.map((line) => line.text)).toEqual(["You", "Member", "House"]);
  expect(paperLetter(message, { ...office, country: "DE", postal: ["Platz 1"] }, sender)).toMatchObject({
    format: "a4",
  });
});
