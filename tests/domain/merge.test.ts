import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Campaign } from "#app/domain/campaigns.ts";
import type { ActionFacts } from "#app/domain/content/facts.ts";
import { guidanceFields, type MergeValues, merge, mergeFault, mergeFields } from "#app/domain/letters/merge.ts";
import { type Addressee, letterMessage } from "#app/domain/letters/message.ts";
import { readCampaignFiles } from "#app/integrations/campaign-files.ts";
import { letterPhrases } from "#app/web/letter-phrases.ts";

const values: MergeValues = {
  "representative.name": "Ada Example",
  "representative.role": "Member of Parliament",
  area: "North Harbour",
  body: "Parliament of Exampleland",
  country: "Exampleland",
  "writer.name": "Tohti Demo",
  "writer.place": "Exampleland",
  "campaign.title": "Clear water",
};

test("each field of the list has its value, as often as it stands there", () => {
  for (const field of mergeFields) expect(merge(`<{${field}}>`, values)).toBe(`<${values[field]}>`);
  expect(merge("{area}, {area} and {country}.", values)).toBe("North Harbour, North Harbour and Exampleland.");
});

test.each([
  ["a field", "{area}"],
  ["a field in a field", "{{area}}"],
  ["signs that replacing gives a meaning", "$& $1 $$ $` $'"],
  ["signs of other template languages", "{{name}} <%= name %> $t(message.greeting)"],
  ["a lone brace", "} Ada {"],
])("a name that holds %s stands in the letter as it is", (_what, name) => {
  expect(merge("Dear {representative.name}, of {area}", { ...values, "representative.name": name })).toBe(
    `Dear ${name}, of North Harbour`,
  );
});

test("a value is one line of plain text: no control, no line break, no mark that turns the reading direction", () => {
  const name = "Ada\r\nBcc: everybody\u202E\u2028 \u0000Example ";
  expect(merge("To {representative.name}.", { ...values, "representative.name": name })).toBe(
    "To Ada Bcc: everybody Example.",
  );
});

test("in a text from right to left, what is written from left to right turns nothing around it", () => {
  const area = "شمالىي پورت";
  expect(merge("{representative.name} ئەپەندى، {area}", { ...values, area })).toBe(
    `\u2068Ada Example\u2069 ئەپەندى، ${area}`,
  );
  expect(merge("Dear {area}, {body}", { ...values, area })).toBe(`Dear \u2068${area}\u2069, Parliament of Exampleland`);
  expect(merge("{area}", { ...values, area })).toBe(area);
  expect(mergeFault("مەن {area} دا تۇرىمەن")).toBeNull();
});

test.each([
  ["Dear {reprsentative.name}", { kind: "unknown", field: "reprsentative.name", nearest: "representative.name" }],
  ["Dear {Area}", { kind: "unknown", field: "Area", nearest: "area" }],
  ["Dear { area }", { kind: "unknown", field: " area ", nearest: "area" }],
  ["{constructor}", { kind: "unknown", field: "constructor" }],
  ["{}", { kind: "unknown", field: "" }],
  ["in {{area}}", { kind: "brace", near: "in {{area}}" }],
  ["in {area", { kind: "brace", near: "in {area" }],
  ["in area}", { kind: "brace" }],
  ["{area} and {", { kind: "brace" }],
])("%j is refused", (text, fault) => {
  expect(mergeFault(text)).toMatchObject(fault);
});

test("guidance knows nothing of the writer, since nobody has written yet", () => {
  expect(mergeFault("{writer.name}", guidanceFields)).toMatchObject({ kind: "notHere", field: "writer.name" });
  expect(mergeFault("{representative.name}", guidanceFields)).toBeNull();
});

test.each([
  [
    "statement: |-",
    "statement: |-\n        I write from {aera}.",
    /actions\.clean-the-outfall\.letter\.statement: .*\{aera\}; did you mean \{area\}\?/,
  ],
  [
    "subject: The",
    "subject: The {area",
    /actions\.clean-the-outfall\.letter\.subject: a brace stands alone near “The \{area/,
  ],
  [
    "guidance: |-",
    "guidance: |-\n        {writer.name}?",
    /letter\.guidance: the field \{writer\.name\} is not known yet/,
  ],
])(
  "a campaign's files with a wrong field are refused by file, place and nearest name: %s",
  (text, spoiled, complaint) => {
    const folder = mkdtempSync(join(tmpdir(), "countersign-merge-"));
    cpSync("tests/fixtures/campaigns/harbour", folder, { recursive: true });
    const path = join(folder, "en.yaml");
    writeFileSync(path, readFileSync(path, "utf8").replace(text, spoiled));
    expect(() => readCampaignFiles(folder)).toThrow(complaint);
    rmSync(folder, { recursive: true });
  },
);

const ada: Addressee = {
  name: "Ada Example",
  salutation: "Ms Example",
  role: "Member for North Harbour",
  kind: "representative",
  country: "XX",
  area: "North Harbour",
  body: "Parliament of Exampleland",
};

test.each([
  ["the salutation where there is one", ada, "Dear Ms Example,"],
  ["the role where there is none", { ...ada, salutation: null }, "Dear Member for North Harbour,"],
  ["the office where nothing is known", { ...ada, salutation: "", role: null }, "Dear Member of Parliament,"],
  [
    "a minister's office where nothing is known",
    { ...ada, salutation: null, role: null, kind: "foreign-minister" as const },
    "Dear Minister for Foreign Affairs,",
  ],
  [
    "a salutation full of signs as it is",
    { ...ada, salutation: "$& {{who}} $t(x) {area}" },
    "Dear $& {{who}} $t(x) {area},",
  ],
])("a letter greets with %s", (_what, to, greeting) => {
  expect(letterTo(to, "").text.startsWith(`${greeting}\n`)).toBe(true);
});

test("what the data lacks has its fallback, and the writer's own words are never read for fields", () => {
  const message = letterTo({ ...ada, role: null, area: null, body: "" }, "My {area} and {nonsense} $&");
  const { subject } = message;
  const text = message.text.replaceAll(" \n", " ");
  expect(subject).toBe("Water for Exampleland (made up)");
  expect(text).toContain("  My {area} and {nonsense} $&");
  expect(text).toContain("Ada Example, Member of Parliament, of Exampleland (made up), in Exampleland (made up).");
  expect(text).toContain("I, Tohti {area} Demo, ask you.");
});

function letterTo(to: Addressee, ownWords: string) {
  const statement = "{representative.name}, {representative.role}, of {area}, in {body}. I, {writer.name}, ask you.";
  const { facts, words } = readCampaignFiles("tests/fixtures/campaigns/harbour");
  const [action] = facts.actions as [ActionFacts];
  const said = words["en"] as Campaign["words"];
  const campaign: Campaign = {
    id: "harbour",
    facts,
    words: {
      ...said,
      actions: {
        ...said.actions,
        [action.id]: {
          ...(said.actions[action.id] as Campaign["words"]["actions"][string]),
          letter: { subject: "Water for {area}", statement, guidance: "Why?" },
        },
      },
    },
    locale: "en",
    locales: ["en"],
    recipient: null,
    openedAt: null,
    closedAt: null,
  };
  const writer = {
    name: "Tohti {area} Demo",
    email: "tohti@writers.example",
    place: "Exampleland",
    ownWords,
    relay: false,
  };
  const phrases = letterPhrases("en", { site: "http://localhost", from: "letters@site.example" });
  return letterMessage(campaign, action, to, writer, phrases);
}
