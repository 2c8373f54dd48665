const SIGNATURE = /^-- ?$/;
/** Where mail programs begin to repeat the message that is answered. */
const REPEATED =
  /^(-{2,}\s*\S.*\s*-{2,}|_{8,}|\*?(from|von|de|da|van|från|fra|od|отправитель|от|kimden)\s?:\*?\s.*@.*)$/i;
const QUOTE = /^\s*>/;
const INTRODUCTION = /:\s*$/;
const CONTROLS = /[\p{Cc}--[\n\t]]/gv;
const LINES_OF_INTRODUCTION = 3;

/** Text as a mail may carry it: one kind of line end, no control characters, and no longer than `most`. */
export function plainText(text: string, most: number): string {
  const plain = text.replace(/\r\n?/g, "\n").replace(CONTROLS, "").trim();
  return plain.length > most ? `${plain.slice(0, most).trimEnd()}\n[…]` : plain;
}

/**
 * What somebody wrote in an answer: without the message that it answers, without the signature under it, and without any
 * of the given words, such as an address, which others must not read.
 */
export function ownWords(text: string, hidden: string[]): string {
  const kept: string[] = [];
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    if (SIGNATURE.test(line) || REPEATED.test(line.trim())) break;
    if (QUOTE.test(line)) takeBackIntroduction(kept);
    else kept.push(line);
  }
  let words = kept.join("\n").trim();
  for (const one of hidden) if (one) words = words.replaceAll(new RegExp(escaped(one), "gi"), "[…]");
  return words;
}

/** "On Monday, Ada wrote:", which may be broken over lines and often has an address in it. */
function takeBackIntroduction(kept: string[]) {
  while (kept.at(-1)?.trim() === "") kept.pop();
  if (!INTRODUCTION.test(kept.at(-1) ?? "")) return;
  for (let line = 0; line < LINES_OF_INTRODUCTION && kept.length > 0 && kept.at(-1)?.trim() !== ""; line++) kept.pop();
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
