import type { LetterMessage } from "#app/domain/letters/message.ts";
import type { Representative } from "#app/domain/representatives.ts";

/** A line and its direction, which it has from its own letters. */
export type Line = { text: string; rtl: boolean };

/** A letter as it is laid out on paper. Everything in it is text and is never read as anything else. */
export type PaperLetter = {
  format: "a4" | "us-letter";
  language: string;
  rtl: boolean;
  /** Name, and the mail address if the office is to learn it; room for a postal address is left beneath. */
  sender: Line[];
  addressee: Line[];
  date: string;
  subject: string;
  /** `own` are the writer's own words, which stand indented. */
  paragraphs: { lines: Line[]; own: boolean }[];
  /** "Yours sincerely,", and beneath, with room to sign, name and place. */
  closing: Line;
  signed: Line[];
  /** What stands at the foot of each page where there are several: "Page {n} of {total}". */
  page: string;
};

/** What came of printing. `unavailable`: it cannot be done here, now or at all. */
export type Printed = { kind: "pdf"; pdf: Uint8Array } | { kind: "busy" | "unprintable" | "unavailable" };

/** Where letters are written on US Letter paper (CLDR, paper size by territory). */
const US_LETTER = ["US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "NI", "PA", "PR", "SV", "VE", "BZ"];
const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const LETTER = /\p{L}/u;
/** A word without an end, which a line would not hold: broken where it has to be, unseen. */
const ENDLESS = /[^\s\u200B]{40}(?=[^\s\u200B])/gu;

type Office = Pick<Representative, "name" | "role" | "body" | "country" | "postal">;
/** `date` is today, written out in the letter's language; `email` null where the office is not to learn it. */
type Sender = { name: string; email: string | null; date: string; page: string };

/** Lays out a letter as its writer saw it. The address stands as the data has it, with the name above. */
export function paperLetter(message: LetterMessage, office: Office, { name, email, date, page }: Sender): PaperLetter {
  const blocks = message.text.trim().split(/\n{2,}/);
  const [closing = "", ...signed] = (blocks.pop() ?? "").split("\n");
  const beneath = office.postal ?? [office.role ?? "", office.body];
  return {
    format: US_LETTER.includes(office.country) ? "us-letter" : "a4",
    language: message.language,
    rtl: isRtl(message.text),
    sender: linesOf([name, email ?? ""]),
    addressee: linesOf([office.name, ...beneath]),
    date,
    subject: message.subject,
    // Own words are indented in the text, so that nothing in them can pass for anything else (message.ts).
    paragraphs: blocks.map((block) => ({ lines: linesOf(block.split("\n")), own: block.startsWith("  ") })),
    closing: lineOf(closing),
    signed: linesOf(signed),
    page,
  };
}

const linesOf = (lines: string[]): Line[] => lines.map(lineOf).filter(({ text }) => text);

const lineOf = (text: string): Line => ({ text: text.trim().replace(ENDLESS, "$&\u200B"), rtl: isRtl(text) });

/** The direction of the first letter (UAX #9, P2). */
function isRtl(text: string): boolean {
  const first = LETTER.exec(text);
  return first !== null && RTL.test(first[0]);
}
