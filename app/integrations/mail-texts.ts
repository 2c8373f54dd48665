import type { Mail } from "#app/domain/outbox.ts";
import type { Message, Voice } from "#emails/index.ts";

/** A language as mails need it: its words and direction, and the addresses of the pages they link to. */
export type MailLanguage = Omit<Voice, "site"> & {
  confirmHref(token: string): string;
  manageHref(token: string): string;
};

/** A mail from us to a person, as against what a person writes to an office by way of us. */
export type OwnMail = Exclude<Mail, { kind: "writer-reply" }>;

export type MailText = { subject: string; text: string; html: string };

/** As a token is made up (RFC 4648 §5), so that it reads the same in an address, in HTML and in text. */
const TOKEN = /^[\w-]+$/;
const CONFIRM = "stands-here-instead-of-the-token-to-confirm";
const MANAGE = "stands-here-instead-of-the-token-to-manage-";

/**
 * Writes mails out, each kind and language once: two mails of a kind differ in their tokens alone, which take their
 * places in what was written before. `site` is the name that the mails say they come from.
 */
export function mailTexts(site: string) {
  const written = new Map<string, Promise<MailText>>();

  return async function textOf(mail: OwnMail, language: MailLanguage): Promise<MailText> {
    if (mail.kind === "reply") return writeOut(mail, { ...language, site }); // no two are alike
    const tokens = tokensOf(mail);
    // A token of another alphabet would be written in other letters in HTML.
    if (!tokens.every((token) => TOKEN.test(token))) return writeOut(mail, { ...language, site });
    const again = mail.kind === "confirm-signature" && mail.words.again;
    const name = `${mail.kind} ${again} ${language.lang}`;
    const known = written.get(name) ?? writeOut(withPlaces(mail), { ...language, site });
    written.set(name, known);
    const { subject, text, html } = await known;
    const [manage = "", confirm = ""] = tokens;
    const filled = (words: string) => words.replaceAll(CONFIRM, confirm).replaceAll(MANAGE, manage);
    return { subject, text: filled(text), html: filled(html) };
  };
}

/** Writes one mail out as it is. */
export async function writeOut(mail: OwnMail, voice: MailLanguage & Voice): Promise<MailText> {
  // Loaded with the first mail: a process that sends none does not pay for it.
  const emails = await import("#emails/index.ts");
  return emails.writeOut(messageOf(mail, voice, emails));
}

function messageOf(mail: OwnMail, voice: MailLanguage & Voice, emails: typeof import("#emails/index.ts")): Message {
  const manageHref = voice.manageHref(mail.words.manageToken);
  if (mail.kind === "already-signed") return emails.alreadySigned(voice, { manageHref });
  if (mail.kind === "letter-news") return emails.letterNews(voice, { manageHref });
  if (mail.kind === "reply") return emails.reply(voice, { ...mail.words, manageHref });
  if (mail.kind === "ask-answer") return emails.askAnswer(voice, { manageHref });
  const links = { confirmHref: voice.confirmHref(mail.words.confirmToken), manageHref };
  if (mail.kind === "confirm-letter") return emails.confirmLetter(voice, links);
  return emails.confirmSignature(voice, { ...links, again: mail.words.again });
}

type TokenMail = Exclude<OwnMail, { kind: "reply" }>;

const tokensOf = ({ words }: TokenMail) =>
  "confirmToken" in words ? [words.manageToken, words.confirmToken] : [words.manageToken];

function withPlaces(mail: TokenMail): TokenMail {
  if (mail.kind === "already-signed" || mail.kind === "letter-news" || mail.kind === "ask-answer")
    return { ...mail, words: { manageToken: MANAGE } };
  if (mail.kind === "confirm-letter") return { ...mail, words: { manageToken: MANAGE, confirmToken: CONFIRM } };
  return { ...mail, words: { ...mail.words, manageToken: MANAGE, confirmToken: CONFIRM } };
}
