import type { Campaign } from "#app/domain/campaigns.ts";
import { ownWordsLimits } from "#app/domain/letters/limits.ts";
import { guidanceFields, mergeFields } from "#app/domain/letters/merge.ts";
import { TEMPLATE_LIMITS } from "#app/domain/letters/template-form.ts";
import type { LetterOfCampaign, TemplateVersion } from "#app/domain/letters/templates.ts";
import type { LetterWords } from "#app/domain/letters/words.ts";
import { deskTranslator } from "#app/web/desk-page.ts";
import type { FormValues } from "#app/web/form-state.ts";
import { moment, number, ownName } from "#app/web/formats.ts";
import { directionOf } from "#app/web/i18n.ts";
import { organisePaths } from "#app/web/paths.ts";
import type { TemplatePreview } from "#app/web/template-preview.ts";

/** Every letter of a campaign in each of its languages, and who has changed it. `holding`: the versions that hold. */
export function templatesPage(
  campaign: Campaign,
  letters: LetterOfCampaign[],
  holding: TemplateVersion[],
  locale: string,
) {
  const t = deskTranslator(locale);
  return {
    title: t("templates.title"),
    campaignTitle: campaign.words.title,
    letters: letters.map(({ actionId, locale: language, own }) => {
      const version = holding.find((one) => one.actionId === actionId && one.locale === language);
      const text = version?.template ? "changed" : own ? "own" : "none";
      return {
        id: `${actionId}/${language}`,
        href: organisePaths.letterTemplate(campaign.id, actionId, language),
        name: nameOf(campaign, actionId),
        lang: language,
        language: ownName(language),
        stand: t(`templates.stand.${text}`),
        changed: version ? t("templates.by", { by: version.by, time: moment(locale, version.since) }) : "",
      };
    }),
  };
}

/** What the editor of one letter shows. `versions`: newest first; `from`: the version to begin with, if not the one that holds. */
export function templatePage(
  campaign: Campaign,
  letter: LetterOfCampaign,
  versions: TemplateVersion[],
  from: number | null,
  locale: string,
) {
  const t = deskTranslator(locale);
  const { actionId, locale: language, own } = letter;
  const [last] = versions;
  const begun = from === null ? undefined : versions.find(({ version }) => version === from);
  const text = from === 0 ? own : (begun?.template ?? last?.template ?? own);
  const place = [campaign.id, actionId, language] as const;
  return {
    title: nameOf(campaign, actionId),
    language: ownName(language),
    writtenIn: { lang: language, dir: directionOf(language) },
    href: organisePaths.letterTemplate(...place),
    backHref: organisePaths.letterTemplates(campaign.id),
    version: last?.version ?? 0,
    text,
    values: valuesOf(text),
    changed: last?.template ? t("templates.changed", byAt(last, locale)) : null,
    own,
    ownHref: organisePaths.letterTemplate(...place, { from: 0 }),
    limits: limitTexts(locale),
    fields: fieldTexts(locale),
    versions: versions.map((version, index) => ({
      id: String(version.version),
      when: t("templates.by", byAt(version, locale)),
      what: whatChanged(version.template, versions[index + 1]?.template ?? own, locale),
      href: version.template ? organisePaths.letterTemplate(...place, { from: version.version }) : null,
      holds: version.until === null,
    })),
  };
}

function limitTexts(locale: string): Record<string, string> {
  const t = deskTranslator(locale);
  return Object.fromEntries(
    Object.entries(TEMPLATE_LIMITS).map(([name, { least, most }]) => [
      name,
      t("templates.limits", { least: number(locale, least), most: number(locale, most) }),
    ]),
  );
}

/** Every field there is, as it is written and what it stands for. */
function fieldTexts(locale: string) {
  const t = deskTranslator(locale);
  return mergeFields.map((field) => ({
    name: `{${field}}`,
    text: t(`templates.fields.${field.replace(".", "-") as "area"}`),
    guidance: guidanceFields.includes(field),
  }));
}

/** What stands instead, for whoever saves a text that somebody else has replaced meanwhile. */
export function conflictWith(version: TemplateVersion, own: LetterWords | null, locale: string) {
  const t = deskTranslator(locale);
  return { said: t("templates.conflict", byAt(version, locale)), theirs: version.template ?? own };
}

/** What an action of the editor answers with, besides going on. */
export type TemplateAnswer = {
  values: FormValues;
  errors: Record<string, string>;
  preview: TemplatePreview | null;
  conflict: ReturnType<typeof conflictWith> | null;
};

const nameOf = ({ words }: Campaign, actionId: string) => words.actions[actionId]?.short ?? actionId;

const byAt = ({ by, since }: TemplateVersion, locale: string) => ({ by, time: moment(locale, since) });

/** The form as a text fills it. */
function valuesOf(text: LetterWords | null): Record<string, string> {
  const { least, most } = ownWordsLimits(text ?? undefined);
  const { subject = "", statement = "", guidance = "" } = text ?? {};
  return { subject, statement, guidance, least: String(least), most: String(most) };
}

/** Which texts a version changed against the one before it, by their names. */
function whatChanged(text: LetterWords | null, before: LetterWords | null, locale: string): string {
  const t = deskTranslator(locale);
  if (!text) return t("templates.reset");
  const [now, then] = [valuesOf(text), valuesOf(before)];
  const names = (["subject", "statement", "guidance"] as const).filter((name) => now[name] !== then[name]);
  const lengths = now["least"] !== then["least"] || now["most"] !== then["most"];
  const said = [...names.map((name) => t(`templates.${name}`)), ...(lengths ? [t("templates.lengths")] : [])];
  return said.length > 0 ? said.join(", ") : t("templates.nothing");
}
