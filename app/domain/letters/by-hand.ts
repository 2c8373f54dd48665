import type { Campaign } from "#app/domain/campaigns.ts";
import type { ActionFacts } from "#app/domain/content/facts.ts";
import type { ByHand } from "#app/domain/letters/channels.ts";
import { fitted } from "#app/domain/letters/fit.ts";
import {
  type LetterMessage,
  type LetterPhrases,
  letterMessage,
  statementFor,
  unwrapped,
  type Writer,
} from "#app/domain/letters/message.ts";
import type { Representative } from "#app/domain/representatives.ts";

/**
 * The letter as its writer sends it: in no name but the writer's, without our footer, its lines unbroken. What a contact
 * form's known limit does not hold is left out, and named.
 */
export function messageByHand(
  campaign: Campaign,
  action: ActionFacts,
  to: Representative,
  writer: Writer,
  phrases: LetterPhrases,
  channel: ByHand,
): LetterMessage {
  const own: LetterPhrases = { ...phrases, from: (name) => name, footer: () => [], officePage: null };
  const words = { ownWords: writer.ownWords, statement: statementFor(campaign, action, to, writer, phrases) };
  const compose = ({ ownWords, statement }: typeof words) =>
    letterMessage(campaign, action, to, { ...writer, ownWords }, own, statement);
  const most = (channel === "web-form" && to.contactForm?.mostCharacters) || Number.POSITIVE_INFINITY;
  const { text, leftOut } = fitted(campaign.locale, most, words, (some) => unwrapped(compose(some).text).trim());
  return { ...compose(words), text, ...(leftOut ? { leftOut } : {}) };
}
