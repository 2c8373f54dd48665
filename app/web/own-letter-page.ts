import type { MessageView } from "#app/components/letter/message-paper.tsx";
import { ANSWER_WITHIN_MS } from "#app/domain/letters/answers.ts";
import type { KeptMessage } from "#app/domain/letters/kept.ts";
import type { OwnLetter } from "#app/domain/letters/manage.ts";
import { textShown } from "#app/domain/letters/message.ts";
import { mayRemind } from "#app/domain/letters/remind.ts";
import { date, moment } from "#app/web/formats.ts";
import { i18nOf } from "#app/web/i18n.ts";
import { officeStand } from "#app/web/office-stand.ts";
import { paths } from "#app/web/paths.ts";
import { translator } from "#app/web/shell.ts";

/** A letter as its writer sees it: what became of it, step by step, the exact message, and what can be done. */
export function ownLetterPage(letter: OwnLetter, kept: KeptMessage | null, token: string, locale: string, now: Date) {
  const t = i18nOf(locale).getFixedT(locale, "letters");
  const { id, representative, role, state, channel, sentAt, kind, delivery } = letter;
  const to = paths(locale);
  const stateKey =
    state === "reported" && channel !== "our-mail"
      ? (`letterReported.${channel}` as const)
      : (`letterState.${state}` as const);
  return {
    title: t("own.title", { who: representative }),
    role,
    state: officeStand(letter, locale) ?? translator(locale)(stateKey),
    manageHref: to.manage(token),
    id,
    history: letter.history.map(({ kind: what, at, code }) => ({
      when: moment(locale, at),
      what: t(eventKey(what, code), { code }),
    })),
    message: kept && messageView(kept),
    copyHref: kept && to.ownLetterCopy(token, id),
    keptUntil: kept && sentAt ? date(locale, kept.until) : null,
    byHand: state === "to-do" || state === "reported",
    taskHref: state === "to-do" ? to.task(token, id) : null,
    textGone: letter.history.some((event) => event.kind === "purged"),
    mayAnswer: state === "sent" && kind === "letter" && delivery === "single",
    answer: letter.answer ?? "",
    answerText: t(kept?.relay ? "own.answerTextRelay" : "own.answerText"),
    remind: reminding(letter, kept, locale, now),
    deed: ["pending", "queued", "held", "reflected", "to-do"].includes(state)
      ? ("withdraw-letter" as const)
      : ("erase-letter" as const),
  };
}

/** Whether a reminder can be sent, until when or from when; "sent" when there was one. */
function reminding(letter: OwnLetter, kept: KeptMessage | null, locale: string, now: Date) {
  const { kind, state, sentAt, answer } = letter;
  if (letter.history.some((event) => event.kind === "reminded")) return { is: "sent" as const, date: "" };
  if (!kept || !sentAt || kind !== "letter" || letter.delivery === "digest" || state !== "sent") return null;
  if (mayRemind(letter, now)) return { is: "now" as const, date: date(locale, kept.until) };
  const from = new Date(sentAt.getTime() + ANSWER_WITHIN_MS);
  return answer === null && from > now ? { is: "later" as const, date: date(locale, from) } : null;
}

const messageView = ({ message, from, writer }: KeptMessage): MessageView => ({
  ...message,
  text: textShown(message),
  from: `${message.fromName} <${from}>`,
  replyTo: writer,
});

/** Some steps say more where the mail server gave its three digits. */
const eventKey = (kind: string, code: number | null) =>
  `event.${kind}${code !== null && CODED.includes(kind) ? "_code" : ""}` as "event.refused_code";

const CODED = ["deferred", "refused"];
