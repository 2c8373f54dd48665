import { render, toPlainText } from "@react-email/render";
import type { Message } from "#emails/frame.tsx";
import { isolated } from "#emails/words.tsx";

export { alreadySigned } from "#emails/already-signed.tsx";
export { askAnswer } from "#emails/ask-answer.tsx";
export { confirmLetter } from "#emails/confirm-letter.tsx";
export { confirmSignature } from "#emails/confirm-signature.tsx";
export type { Message, Voice } from "#emails/frame.tsx";
export { letterNews } from "#emails/letter-news.tsx";
export { reply } from "#emails/reply.tsx";

/** Writes a message out, the text from the same tree as the HTML. */
export async function writeOut({ subject, body }: Message): Promise<{ subject: string; html: string; text: string }> {
  const html = await render(body);
  return { subject, html, text: toPlainText(html, { formatters: FORMATTERS, selectors: SELECTORS }) };
}

// html-to-text, which makes the text, comes without types; this much of its formatters is used.
type Element = { attribs: Record<string, string>; children: { data?: string }[] };
type Builder = {
  openBlock(around: { leadingLineBreaks: number }): void;
  addInline(text: string, how?: { noWordTransform: boolean }): void;
  closeBlock(around: { trailingLineBreaks: number }): void;
};

const FORMATTERS = {
  // The address alone on its line, so that every mail program makes it a link; the label would only repeat the sentence above.
  lone(link: Element, _walk: unknown, text: Builder) {
    text.openBlock({ leadingLineBreaks: 2 });
    text.addInline(link.attribs.href ?? "", { noWordTransform: true });
    text.closeBlock({ trailingLineBreaks: 2 });
  },
  isolated(name: Element, _walk: unknown, text: Builder) {
    text.addInline(isolated(name.children.map((child) => child.data ?? "").join("")));
  },
  rule(_line: Element, _walk: unknown, text: Builder) {
    text.openBlock({ leadingLineBreaks: 2 });
    text.addInline("--");
    text.closeBlock({ trailingLineBreaks: 1 });
  },
};
const SELECTORS = [
  { selector: "a", format: "lone" },
  { selector: "bdi", format: "isolated" },
  { selector: "hr", format: "rule" },
];
