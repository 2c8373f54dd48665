import { SendFailure, type SendLetter } from "#app/domain/outbox.ts";

/** Domains that no mail can reach: RFC 2606, RFC 6761. */
const MADE_UP = /(^|\.)(test|example|invalid|localhost)$|(^|\.)example\.(com|net|org)$/i;

/**
 * Lets no letter out to a real office unless this is the real site: outside production, or where all people are made
 * up, every address but a made-up one is refused for good.
 */
export function guardLetters(send: SendLetter, { real }: { real: boolean }): SendLetter {
  if (real) return send;
  return async (raw, envelope) => {
    if (!MADE_UP.test(envelope.to.slice(envelope.to.lastIndexOf("@") + 1))) throw new SendFailure(true, null);
    await send(raw, envelope);
  };
}
