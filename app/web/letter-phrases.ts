import type { FieldWords, LetterPhrases } from "#app/domain/letters/message.ts";
import type { ReminderPhrases } from "#app/domain/letters/remind.ts";
import { countryName, date } from "#app/web/formats.ts";
import { i18nOf } from "#app/web/i18n.ts";
import { paths } from "#app/web/paths.ts";

/** What stands around the words of a letter, in the letter's language. `from` is the address letters leave from. */
export function letterPhrases(language: string, { site, from }: { site: string; from: string }): LetterPhrases {
  const t = i18nOf(language).getFixedT(language, "letters");
  return {
    ...fieldWords(language),
    greeting: (who) => t("message.greeting", { who }),
    ownWordsTitle: t("message.ownWords"),
    statementTitle: t("message.statement"),
    closing: t("message.closing"),
    from: (name, campaign) => t("message.from", { name, campaign }),
    footer: ({ name, email, campaign, relay }) => [
      relay ? t("message.sentByRelay", { site, name, campaign }) : t("message.sentBy", { site, name, email, campaign }),
      relay ? t("message.answerRelay", { name }) : t("message.answer", { email }),
      t("message.office", { from }),
    ],
    officePage: site + paths(i18nOf(language).language).office(""),
  };
}

/** What a reminder says around the letter it follows. */
export function reminderPhrases(
  language: string,
  sender: { site: string; from: string },
  campaign: string,
): ReminderPhrases {
  const t = i18nOf(language).getFixedT(language, "letters");
  return {
    opening: (sentAt) => t("reminder.opening", { date: date(language, sentAt) }),
    closing: t("message.closing"),
    quoted: t("reminder.quoted"),
    footer: (facts) => letterPhrases(language, sender).footer({ ...facts, campaign }),
  };
}

/** What stands for what is not known of a letter's people, in the letter's language. */
export function fieldWords(language: string): FieldWords {
  const t = i18nOf(language).getFixedT(language, "letters");
  return {
    office: (kind) => t(`office.${kind}`),
    country: (code) => countryName(language, code),
    yourName: t("yourName"),
  };
}
