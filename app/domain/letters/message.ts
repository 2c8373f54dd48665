import type { Campaign } from "#app/domain/campaigns.ts";
import type { ActionFacts } from "#app/domain/content.ts";

/** What a letter says around the campaign's words and the writer's, in the letter's language. Made by web/letter-phrases.ts. */
export type LetterPhrases = {
  greeting: (who: string) => string;
  ownWordsTitle: string;
  statementTitle: string;
  closing: string;
  /** The display name the letter comes from. */
  from: (name: string, campaign: string) => string;
  /** Who sent it, that the address was confirmed, how to answer: paragraphs. None where the writer sends it. */
  footer: (facts: { name: string; email: string; campaign: string }) => string[];
};

export type Writer = { name: string; email: string /** The name of a country. */; place: string; ownWords: string };
type Addressee = { name: string; salutation: string | null };

/** A letter as its writer sees it before it leaves, and as it leaves. */
export type LetterMessage = {
  language: string;
  fromName: string;
  toName: string;
  subject: string;
  text: string;
  /** What of the letter does not fit into the office's form. */
  leftOut?: string;
};

const WIDTH = 74;
/** Own words stand indented, so that nothing in them can pass for the campaign's words or the signature. */
const INDENT = "  ";

/** The letter: plain text, put together and never parsed again. */
export function letterMessage(
  campaign: Campaign,
  action: ActionFacts,
  to: Addressee,
  writer: Writer,
  phrases: LetterPhrases,
): LetterMessage {
  const letter = campaign.words.actions[action.id]?.letter;
  if (!letter) throw new Error(`campaign ${campaign.id} has no letter for action ${action.id}`);
  const { title } = campaign.words;
  const { name, email, place } = writer;
  const own = writer.ownWords ? [phrases.ownWordsTitle, wrap(writer.ownWords, INDENT)] : [];
  const footer = phrases.footer({ name, email, campaign: title });
  const blocks = [
    phrases.greeting(to.salutation ?? to.name),
    ...own,
    ...(letter.statement ? [phrases.statementTitle, wrap(letter.statement)] : []),
    `${phrases.closing}\n${name}\n${place}`,
    ...(footer.length > 0 ? [footerOf(footer)] : []),
  ];
  return {
    language: campaign.locale,
    fromName: headerText(phrases.from(name, title)),
    toName: headerText(to.name),
    subject: headerText(letter.subject),
    text: `${blocks.join("\n\n")}\n`,
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
