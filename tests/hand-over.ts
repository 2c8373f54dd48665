import { extractText, getDocumentProxy } from "unpdf";
import { encoded, type Fields, type Site } from "#tests/site.ts";

export const HAND_OVER = "/en/c/xinjiang/non-refoulement/letter/hand-over";
export const LETTER_PDF = "/en/c/xinjiang/non-refoulement/letter/letter.pdf";

const unescaped = (html: string) =>
  html
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

/** What stands in a page's fields that can be copied: of each way the letter's text. */
export const textsToCopy = (html: string): string[] =>
  [...html.matchAll(/<textarea[^>]*readOnly[^>]*>([\s\S]*?)<\/textarea>/gi)].map(([, text = ""]) =>
    unescaped(text).trim(),
  );

/** The link of that beginning, as a browser reads it. */
export const linkIn = (html: string, begins: string): string =>
  unescaped(new RegExp(`href="(${begins}[^"]*)"`).exec(html)?.[1] ?? "");

/** A PDF as the site answers a form with it. */
export async function pdfFrom(site: Site, path: string, fields: Fields) {
  const answer = await fetch(site.origin + path, {
    method: "POST",
    body: encoded(fields),
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
  });
  return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

/** The words of a PDF in one line, and what it says of itself. */
export async function readPdf(bytes: Uint8Array) {
  const document = await getDocumentProxy(bytes.slice());
  const { text, totalPages } = await extractText(document, { mergePages: true });
  const { info } = await document.getMetadata();
  const marked = await document.getMarkInfo();
  return {
    text: text.replace(/\s+/g, " "),
    pages: totalPages,
    info: info as Record<string, unknown>,
    tagged: marked?.Marked === true,
  };
}
