import { domainOf } from "#app/domain/letters/lanes.ts";
import { isMadeUp } from "#app/domain/letters/reflect.ts";
import { SendFailure, type SendLetter, type SendMail } from "#app/domain/outbox.ts";

/**
 * Lets no letter out to a real office unless this is the real site: outside production, or where all people are made
 * up, every address but a made-up one is refused for good.
 */
export function guardLetters(send: SendLetter, { real }: { real: boolean }): SendLetter {
  if (real) return send;
  return async (raw, envelope, way) => {
    if (!isMadeUp(domainOf(envelope.to))) throw new SendFailure(true, null);
    return send(raw, envelope, way);
  };
}

/** The same for what writers answer to offices; mail to anybody else is their own business. */
export function guardMails(send: SendMail, { real }: { real: boolean }): SendMail {
  if (real) return send;
  return async (mail, messageId) => {
    if (mail.kind === "writer-reply" && !isMadeUp(domainOf(mail.to))) throw new SendFailure(true, null);
    await send(mail, messageId);
  };
}
