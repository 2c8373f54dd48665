import { domainOf } from "#app/domain/letters/lanes.ts";
import { isMadeUp } from "#app/domain/letters/reflect.ts";
import { SendFailure, type SendLetter } from "#app/domain/outbox.ts";

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
