import type { OfficeTaskView, WayView } from "#app/components/letter/office-task.tsx";
import type { PaperView } from "#app/components/letter/paper-sheet.tsx";
import { type ByHand, channelTo, waysTo } from "#app/domain/letters/channels.ts";
import { formLength } from "#app/domain/letters/fit.ts";
import { mailtoOf } from "#app/domain/letters/mailto.ts";
import type { LetterMessage } from "#app/domain/letters/message.ts";
import type { Representative } from "#app/domain/representatives.ts";
import { number } from "#app/web/formats.ts";
import { type PaperWriter, paperOf } from "#app/web/paper.ts";

type Writing = {
  office: Representative;
  /** The letter as it goes by each way. */
  messages: Partial<Record<ByHand, LetterMessage>>;
  writer: PaperWriter;
  done: boolean;
};

/** What the writer of a letter needs to send it to an office, for each way there is. */
export function officeTask({ office, messages, writer, done }: Writing, locale: string, now: Date): OfficeTaskView {
  const ways = done ? [] : waysTo(office);
  const channel = channelTo(office);
  return {
    id: office.id,
    name: office.name,
    role: office.role ?? "",
    only: channel === "our-mail" ? null : channel,
    done,
    ways: ways.flatMap((way) => {
      const message = messages[way];
      return message ? [wayView(way, office, message, locale)] : [];
    }),
    sheet: !done && messages.paper ? sheetOf(messages.paper, office, writer, now) : null,
  };
}

/** The letter as the browser prints it, where no PDF is wanted or can be made. */
export const sheetOf = (message: LetterMessage, office: Representative, writer: PaperWriter, now: Date): PaperView => ({
  id: office.id,
  ...paperOf(message, office, writer, now),
});

function wayView(way: ByHand, office: Representative, message: LetterMessage, locale: string): WayView {
  const { language, subject, text } = message;
  const said = { language, subject, text };
  if (way === "own-mailbox") {
    const address = office.email ?? "";
    return { way, ...said, address, mailto: mailtoOf({ address, subject, text }) };
  }
  if (way === "paper") return { way, ...said, addressKnown: office.postal !== null };
  const most = office.contactForm?.mostCharacters ?? null;
  return {
    way,
    ...said,
    formHref: office.contactForm?.href ?? "",
    leftOut: message.leftOut ?? null,
    most: most === null ? null : number(locale, most),
    length: number(locale, formLength(text)),
  };
}
