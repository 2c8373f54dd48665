import { type Campaign, findAction } from "#app/domain/campaigns.ts";
import type { ActionFacts } from "#app/domain/content/facts.ts";
import { type Addressee, letterMessage } from "#app/domain/letters/message.ts";
import { withTexts } from "#app/domain/letters/templates.ts";
import type { LetterWords } from "#app/domain/letters/words.ts";
import { i18nOf } from "#app/web/i18n.ts";
import { letterPhrases } from "#app/web/letter-phrases.ts";
import { ownShareText } from "#app/web/own-share.ts";

const MADE_UP_COUNTRY = "XX";
const MADE_UP_ADDRESS = "writer@writers.example";

type Sender = { site: string; from: string };

/**
 * Two letters as they would leave with a text: one with own words to somebody of whom all is known, one without to
 * somebody of whom only the name is. `written` is the campaign in the letter's language; everybody is made up.
 */
export function previewOf(written: Campaign, actionId: string, text: LetterWords, sender: Sender, deskLocale: string) {
  const action = findAction(written, actionId);
  if (!action) throw new Error(`campaign ${written.id} has no action ${actionId}`);
  const campaign = { ...written, words: withTexts(written.words, { [actionId]: text }) };
  const t = i18nOf(campaign.locale).getFixedT(campaign.locale, "letters");
  const { known, unknown } = madeUpPeople(campaign.locale, action);
  const letterTo = (to: Addressee, ownWords: string) => {
    const writer = {
      name: t("sample.writer"),
      email: MADE_UP_ADDRESS,
      place: t("sample.country"),
      ownWords,
      relay: false,
    };
    const message = letterMessage(campaign, action, to, writer, letterPhrases(campaign.locale, sender));
    const from = `${message.fromName} <${sender.from}>`;
    return {
      message: { ...message, from, replyTo: MADE_UP_ADDRESS },
      share: ownShareText(deskLocale, message.ownShare),
    };
  };
  return { withOwnWords: letterTo(known, t("sample.ownWords")), without: letterTo(unknown, "") };
}
export type TemplatePreview = ReturnType<typeof previewOf>;

function madeUpPeople(locale: string, { letterTo }: ActionFacts) {
  const [first = "representative"] = letterTo;
  const kind = letterTo.includes("representative") ? "representative" : first;
  const t = i18nOf(locale).getFixedT(locale, "letters");
  const unknown: Addressee = {
    name: t("sample.other"),
    kind,
    country: MADE_UP_COUNTRY,
    salutation: null,
    role: null,
    area: null,
    body: "",
  };
  const known: Addressee = {
    ...unknown,
    name: t("sample.name"),
    salutation: t("sample.salutation"),
    role: t(`office.${kind}`),
    area: t("sample.area"),
    body: t("sample.body"),
  };
  return { known, unknown };
}
