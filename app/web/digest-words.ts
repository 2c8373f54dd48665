import { addressIn } from "#app/domain/addresses.ts";
import type { Campaign } from "#app/domain/campaigns.ts";
import type { ComposeLetter } from "#app/domain/letters/compose.ts";
import { headerText, INDENT, wrap } from "#app/domain/letters/message.ts";
import type { DigestContent } from "#app/domain/offices/digest.ts";
import type { DigestTools, DigestWords } from "#app/domain/offices/digest-letter.ts";
import type { Representative } from "#app/domain/representatives.ts";
import { number } from "#app/web/formats.ts";
import { areaOf, officeTranslator } from "#app/web/office-page.ts";
import { paths } from "#app/web/paths.ts";

type Program = { composeLetter: ComposeLetter; config: { PUBLIC_URL: string; MAIL_FROM: string } };
type Sender = { site: string; from: string };

/** What the weekly digests are written with: in the language of the office where the campaign has it, else in the campaign's. */
export function digestTools({ composeLetter, config }: Program): DigestTools {
  const from = addressIn(config.MAIL_FROM);
  const sender = { site: config.PUBLIC_URL, from };
  return {
    compose: composeLetter,
    from,
    words: (campaign, to, content, token) => digestWords(campaign, to, content, token, sender),
  };
}

/** A digest as the office gets it: plain text, numbers first, then people's own words, then how to end it. */
function digestWords(
  campaign: Campaign,
  to: Representative,
  content: DigestContent,
  token: string,
  { site, from }: Sender,
): DigestWords {
  const { locale, words } = campaign;
  const t = officeTranslator(locale);
  const total =
    content.letters === null ? t("digest.few") : t("digest.letters", { n: number(locale, content.letters) });
  const line = (what: string, letters: number) => `- ${t("digest.line", { what, n: number(locale, letters) })}`;
  const blocks = [
    t("digest.greeting", { who: to.salutation ?? to.name }),
    wrap(t(content.asked ? "digest.intro" : "digest.introCollective", { campaign: words.title })),
    wrap(total),
    ...listed(
      t("digest.heading", { what: t("digest.byAction") }),
      content.byAction.map(({ actionId, letters }) => line(words.actions[actionId]?.title ?? actionId, letters)),
    ),
    ...listed(
      t("digest.heading", { what: t("digest.byArea") }),
      content.byArea.map(({ letters, ...where }) => line(areaOf(where, locale), letters)),
    ),
    ...(content.letters === null ? [] : [t("digest.rest")]),
    ...(content.words.length > 0 ? [wrap(t("digest.heading", { what: t("digest.words") }))] : []),
    ...content.words.map((said) => wrap(said, INDENT)),
    `-- \n${wrap(t("digest.sentBy", { site, from }))}`,
    `${wrap(t("digest.page"))}\n${site}${paths(locale).office(token)}`,
  ];
  return {
    fromName: headerText(t("digest.from", { campaign: words.title })),
    toName: headerText(to.name),
    subject: headerText(t("digest.subject", { campaign: words.title })),
    text: `${blocks.join("\n\n")}\n`,
  };
}

const listed = (title: string, lines: string[]) =>
  lines.length > 0 ? [`${title}\n\n${lines.map((one) => wrap(one)).join("\n")}`] : [];
