import type { Campaign } from "#app/domain/campaigns.ts";
import type { ActionFacts } from "#app/domain/content.ts";
import type { ByHand } from "#app/domain/letters/channels.ts";
import { fitted } from "#app/domain/letters/fit.ts";
import {
  type LetterMessage,
  type LetterPhrases,
  letterMessage,
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
  const own: LetterPhrases = { ...phrases, from: (name) => name, footer: () => [] };
  const statement = campaign.words.actions[action.id]?.letter?.statement ?? "";
  const compose = (words: { ownWords: string; statement: string }) => {
    const shorter = words.statement === statement ? campaign : withStatement(campaign, action.id, words.statement);
    return letterMessage(shorter, action, to, { ...writer, ownWords: words.ownWords }, own);
  };
  const words = { ownWords: writer.ownWords, statement };
  const most = (channel === "web-form" && to.contactForm?.mostCharacters) || Number.POSITIVE_INFINITY;
  const { text, leftOut } = fitted(campaign.locale, most, words, (some) => unwrapped(compose(some).text).trim());
  return { ...compose(words), text, ...(leftOut ? { leftOut } : {}) };
}

function withStatement(campaign: Campaign, actionId: string, statement: string): Campaign {
  const action = campaign.words.actions[actionId];
  if (!action?.letter) return campaign;
  const actions = { ...campaign.words.actions, [actionId]: { ...action, letter: { ...action.letter, statement } } };
  return { ...campaign, words: { ...campaign.words, actions } };
}
