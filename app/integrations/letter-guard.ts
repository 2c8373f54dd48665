import { SendFailure, type SendLetter, type SendMail } from "#app/domain/outbox.ts";

/** Domains that no mail can reach: RFC 2606, RFC 6761. */
const MADE_UP = /(^|\.)(test|example|invalid|localhost)$|(^|\.)example\.(com|net|org)$/i;

/**
 * Lets no letter out to a real office unless this is the real site: outside production, or where all people are made
 * up, every address but a made-up one is refused for good.
 */
export function guardLetters(send: SendLetter, { real }: { real: boolean }): SendLetter {
  if (real) return send;
  return async (raw, envelope) => {
    if (!isMadeUp(envelope.to)) throw new SendFailure(true, null);
    await send(raw, envelope);
  };
}

/** The same for what writers answer to offices; mail to anybody else is their own business. */
export function guardMails(send: SendMail, { real }: { real: boolean }): SendMail {
  if (real) return send;
  return async (mail, messageId) => {
    if (mail.kind === "writer-reply" && !isMadeUp(mail.to)) throw new SendFailure(true, null);
    await send(mail, messageId);
  };
}

const isMadeUp = (address: string) => MADE_UP.test(address.slice(address.lastIndexOf("@") + 1));
