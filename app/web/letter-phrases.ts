import type { LetterPhrases } from "#app/domain/letters/message.ts";
import { i18nOf } from "#app/web/i18n.ts";
import { paths } from "#app/web/paths.ts";

/** What stands around the words of a letter, in the letter's language. `from` is the address letters leave from. */
export function letterPhrases(language: string, { site, from }: { site: string; from: string }): LetterPhrases {
  const t = i18nOf(language).getFixedT(language, "letters");
  return {
    greeting: (who) => t("message.greeting", { who }),
    ownWordsTitle: t("message.ownWords"),
    statementTitle: t("message.statement"),
    closing: t("message.closing"),
    from: (name, campaign) => t("message.from", { name, campaign }),
    footer: ({ name, email, campaign }) => [
      t("message.sentBy", { site, name, email, campaign }),
      t("message.answer", { email }),
      t("message.office", { from }),
    ],
    officePage: site + paths(i18nOf(language).language).office(""),
  };
}
