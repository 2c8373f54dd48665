import type { LetterForm } from "#app/domain/letters/form.ts";
import type { LetterMessage } from "#app/domain/letters/message.ts";
import { type PaperLetter, type Printed, paperLetter } from "#app/domain/letters/paper.ts";
import type { Representative } from "#app/domain/representatives.ts";
import { date } from "#app/web/formats.ts";
import { NOT_KEPT } from "#app/web/headers.ts";
import { i18nOf } from "#app/web/i18n.ts";

const TRY_AGAIN_AFTER_S = 10;

/** Who wrote a letter, as far as paper may tell. */
export type PaperWriter = Pick<LetterForm, "name" | "email" | "privacy">;

/** A letter laid out for paper, with today's date as its language writes it. */
export function paperOf(
  message: LetterMessage,
  office: Representative,
  { name, email, privacy }: PaperWriter,
  now: Date,
): PaperLetter {
  const { language } = message;
  const page = i18nOf(language).getFixedT(language, "letters")("message.page", { n: "{n}", total: "{total}" });
  const sender = { name, email: privacy === "relay" ? null : email };
  return paperLetter(message, office, { ...sender, date: date(language, now), page });
}

/** The PDF, kept by nobody on the way; or a sentence that says why there is none, and what to do instead. */
export function pdfAnswer(printed: Printed, locale: string): Response {
  if (printed.kind === "pdf")
    return new Response(new Uint8Array(printed.pdf), {
      headers: {
        ...NOT_KEPT,
        "Content-Type": "application/pdf",
        "Content-Disposition": 'attachment; filename="letter.pdf"',
      },
    });
  const why = i18nOf(locale).getFixedT(locale, "letters")(`pdf.${printed.kind}`);
  const headers = { ...NOT_KEPT, "Content-Type": "text/plain; charset=utf-8" };
  if (printed.kind === "unprintable") return new Response(`${why}\n`, { status: 422, headers });
  return new Response(`${why}\n`, { status: 503, headers: { ...headers, "Retry-After": String(TRY_AGAIN_AFTER_S) } });
}

/** What whoever prints without end is told; `wait` in seconds. */
export const tooManyPrints = (wait: number, locale: string) =>
  new Response(`${i18nOf(locale).getFixedT(locale, "letters")("pdf.busy")}\n`, {
    status: 429,
    headers: { ...NOT_KEPT, "Content-Type": "text/plain; charset=utf-8", "Retry-After": String(wait) },
  });
