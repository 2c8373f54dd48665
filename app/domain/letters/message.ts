import type { Campaign } from "#app/domain/campaigns.ts";
import type { ActionFacts } from "#app/domain/content/facts.ts";
import { type MergeValues, merge } from "#app/domain/letters/merge.ts";
import { ownShare } from "#app/domain/letters/originality.ts";
import type { Representative } from "#app/domain/representatives.ts";

/** What stands for what the data lacks, in a letter's language: the fallbacks of docs/organisers.md. */
export type FieldWords = {
  /** An office where no role is known: "Member of Parliament". */
  office: (kind: Addressee["kind"]) => string;
  country: (code: string) => string;
  /** Where the writer will stand, as long as nobody has written. */
  yourName: string;
};

/** What a letter says around the campaign's words and the writer's, in the letter's language. Made by web/letter-phrases.ts. */
export type LetterPhrases = FieldWords & {
  greeting: (who: string) => string;
  ownWordsTitle: string;
  statementTitle: string;
  closing: string;
  /** The display name the letter comes from. */
  from: (name: string, campaign: string) => string;
  /** Who sent it, that the address was confirmed, how to answer: paragraphs. None where the writer sends it. */
  footer: (facts: { name: string; email: string; campaign: string; relay: boolean }) => string[];
  /** What the link to the office's own page begins with; none in a letter that we do not send. */
  officePage: string | null;
};

export type Writer = {
  name: string;
  email: string;
  /** The name of a country. */
  place: string;
  ownWords: string;
  /** The office does not learn the address. */
  relay: boolean;
};
/** Whom a letter goes to, as far as the data tells. */
export type Addressee = Pick<Representative, "name" | "salutation" | "role" | "kind" | "country" | "area" | "body">;

/** A letter as its writer sees it before it leaves, and as it leaves. */
export type LetterMessage = {
  language: string;
  fromName: string;
  toName: string;
  subject: string;
  /** Up to the last line, which is the office's own link. */
  text: string;
  /** What the link begins with, if there is one. It ends in a token that is made when the letter is confirmed. */
  officePage: string | null;
  /** How much of it is the writer's own words, in percent. */
  ownShare: number;
  /** What of the letter does not fit into the office's form. */
  leftOut?: string;
};

/** The message as it leaves. Only the office gets the token: whoever else had it could answer in the office's place. */
export const textSent = ({ text, officePage }: Pick<LetterMessage, "text" | "officePage">, officeToken: string) =>
  officePage === null ? text : `${text}${officePage}${officeToken}\n`;

/** The message as everybody else sees it, word for word but for the token. */
export const textShown = (message: LetterMessage) => textSent(message, "…");

/** A line of quoted-printable text may be broken anywhere (RFC 2045 §6.7). */
const SOFT_BREAK = "(?:=\\r?\\n)?";
const OFFICE_TOKEN = new RegExp(`(${[..."/office/"].join(SOFT_BREAK)}${SOFT_BREAK})(?:[\\w-]${SOFT_BREAK}){60,}`, "g");

/** The bytes of a message for its writer to keep: all but the office's token, by which they could answer in its place. */
export const withoutOfficeToken = (raw: string) => raw.replace(OFFICE_TOKEN, "$1...");

const WIDTH = 74;
/** Own words stand indented, so that nothing in them can pass for the campaign's words or the signature. */
export const INDENT = "  ";

/** The letter: plain text, put together and never parsed again. */
export function letterMessage(
  campaign: Campaign,
  action: ActionFacts,
  to: Addressee,
  writer: Writer,
  phrases: LetterPhrases,
  /** As much of the statement as the office takes. */
  said = statementFor(campaign, action, to, writer, phrases),
): LetterMessage {
  const letter = campaign.words.actions[action.id]?.letter;
  if (!letter) throw new Error(`campaign ${campaign.id} has no letter for action ${action.id}`);
  const { title } = campaign.words;
  const { name, email, place, relay } = writer;
  const values = valuesFor(campaign, to, phrases, writer);
  const own = writer.ownWords ? [phrases.ownWordsTitle, wrap(writer.ownWords, INDENT)] : [];
  const footer = phrases.footer({ name, email, campaign: title, relay });
  const blocks = [
    phrases.greeting(to.salutation || to.role || phrases.office(to.kind)),
    ...own,
    ...(said ? [phrases.statementTitle, wrap(said)] : []),
    `${phrases.closing}\n${name}\n${place}`,
    ...(footer.length > 0 ? [footerOf(footer)] : []),
  ];
  return {
    language: campaign.locale,
    fromName: headerText(phrases.from(name, title)),
    toName: headerText(to.name),
    subject: headerText(merge(letter.subject, values)),
    text: `${blocks.join("\n\n")}\n`,
    officePage: phrases.officePage,
    ownShare: ownShare(writer.ownWords, merge(letter.statement, valuesFor(campaign, to, phrases))),
  };
}

/** The campaign's words as they stand in one letter, their fields replaced. */
export function statementFor(
  campaign: Campaign,
  action: ActionFacts,
  to: Addressee,
  writer: Writer,
  words: FieldWords,
): string {
  const statement = campaign.words.actions[action.id]?.letter?.statement ?? "";
  return merge(statement, valuesFor(campaign, to, words, writer));
}

/** What the fields of a letter's texts stand for; without a writer, as they are shown while the letter is being written. */
export function valuesFor(
  campaign: Campaign,
  to: Addressee,
  words: FieldWords,
  writer?: Pick<Writer, "name" | "place">,
): MergeValues {
  const country = words.country(to.country);
  return {
    "representative.name": to.name || to.role || words.office(to.kind),
    "representative.role": to.role || words.office(to.kind),
    area: to.area || country,
    body: to.body || country,
    country,
    "writer.name": writer?.name || words.yourName,
    "writer.place": writer?.place || country,
    "campaign.title": campaign.words.title,
  };
}

/** What stands beneath every message, parted from it as mail programs know it (RFC 3676 §4.3). */
export const footerOf = (paragraphs: string[]) => `-- \n${paragraphs.map((paragraph) => wrap(paragraph)).join("\n\n")}`;

const CONTROLS = /[\p{Cc}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;
const ADDRESS_SIGNS = /["@<>\\]+/g;

/** One line that a mail program shows as it stands and takes for no address: without controls, bidi marks, @, quotes, angle brackets. */
export const headerText = (text: string) =>
  text.replace(CONTROLS, " ").replace(ADDRESS_SIGNS, " ").replace(/\s+/g, " ").trim();

/** The text with the lines as long as they were written, for whatever breaks lines itself: a form, a mail program, paper. */
export const unwrapped = (text: string) => text.replace(/ \n */g, " ");

/**
 * Breaks lines at spaces where they would be longer than a mail program shows. A longer word stays whole. A line broken
 * so ends in a space (as in RFC 3676), by which a narrow screen may tell it from a line that ends by itself.
 */
export function wrap(text: string, indent = ""): string {
  return text
    .split("\n")
    .map((line) => wrapLine(line, indent))
    .join("\n");
}

function wrapLine(line: string, indent: string): string {
  const lines: string[] = [];
  let current = "";
  for (const word of line.trim().split(/[ \t]+/)) {
    if (current && `${indent}${current} ${word}`.length > WIDTH) {
      lines.push(`${current} `);
      current = word;
    } else current = current ? `${current} ${word}` : word;
  }
  return [...lines, current].map((part) => (part ? indent + part : part)).join("\n");
}
