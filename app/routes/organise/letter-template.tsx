import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary, errorsOf } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PreviewPapers } from "#app/components/templates/preview-papers.tsx";
import { TEMPLATE_FIELDS, TemplateForm } from "#app/components/templates/template-form.tsx";
import { OwnText, TextView } from "#app/components/templates/text-view.tsx";
import { VersionList } from "#app/components/templates/version-list.tsx";
import { context } from "#app/context.ts";
import { addressIn } from "#app/domain/addresses.ts";
import { findCampaign } from "#app/domain/campaigns.ts";
import { BasedOn, lettersWords, TemplateForm as Template } from "#app/domain/letters/template-form.ts";
import { lettersOf, saveTemplate, versionsOf } from "#app/domain/letters/templates.ts";
import type { LetterWords } from "#app/domain/letters/words.ts";
import { deskCampaign } from "#app/web/desk-request.ts";
import { checkFields, notFound, readFields } from "#app/web/forms.ts";
import { organisePaths } from "#app/web/paths.ts";
import { PRIVATE_PAGE, requireOrganiser } from "#app/web/session.ts";
import { conflictWith, type TemplateAnswer, templatePage } from "#app/web/template-pages.ts";
import { previewOf } from "#app/web/template-preview.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { locale, campaign, letter, versions, preview } = await letterIn(request, params);
  const asked = new URL(request.url).searchParams;
  const from = asked.has("from") ? Number(asked.get("from")) : null;
  const page = templatePage(campaign, letter, versions, from, locale);
  const saved = asked.has("saved");
  return answer({ ...page, saved, preview: page.text && (await preview(page.text)) }, { headers: PRIVATE_PAGE });
}

/** Shows letters with what was typed, or puts it in place of the text that holds, or the campaign's own text back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { db, campaign: known, now } = context();
  const organiser = await requireOrganiser(context(), request);
  const { locale, place, letter, preview } = await letterIn(request, params);
  const values = await readFields(request);
  const say = (said: Partial<TemplateAnswer>, status: number) => {
    const state: TemplateAnswer = { values, errors: {}, preview: null, conflict: null, ...said };
    return answer(state, { status, headers: PRIVATE_PAGE });
  };
  const checked = values["intent"] === "own" ? null : checkFields(values, Template, locale);
  if (checked?.state) return say(checked.state, 400);
  const text = checked && lettersWords(checked.value);
  if (text && values["intent"] !== "save") return say({ preview: await preview(text) }, 200);

  const { version } = BasedOn.parse(values);
  if (!(await db.write((tx) => saveTemplate(tx, place, version, text, organiser.id, now())))) {
    const [holds] = await versionsOf(db.read, place);
    return say({ conflict: holds ? conflictWith(holds, letter.own, locale) : null }, 409);
  }
  known.forget();
  const saved = organisePaths.letterTemplate(place.campaignId, place.actionId, place.locale, { saved: "yes" });
  return redirect(saved, { status: 303, headers: PRIVATE_PAGE });
}

/** The letter in the address, with its versions, or the 404 page. */
async function letterIn(request: Request, params: LoaderFunctionArgs["params"]) {
  const { db, config } = context();
  const { locale, campaign } = await deskCampaign(context(), request, params);
  const letters = await lettersOf(db.read, campaign.id, campaign.facts);
  const letter = letters.find((one) => one.actionId === params.action && one.locale === params.language) ?? notFound();
  const place = { campaignId: campaign.id, actionId: letter.actionId, locale: letter.locale };
  const sender = { site: config.PUBLIC_URL, from: addressIn(config.MAIL_FROM) };
  return {
    locale,
    campaign,
    letter,
    place,
    versions: await versionsOf(db.read, place),
    async preview(text: LetterWords) {
      const written = (await findCampaign(db.read, campaign.id, letter.locale)) ?? campaign;
      return previewOf(written, letter.actionId, text, sender, locale);
    },
  };
}

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function LetterTemplate() {
  const { t } = useTranslation("organise");
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const preview = sent ? sent.preview : page.preview;
  const state = { values: sent?.values ?? page.values, errors: sent?.errors ?? {} };
  const version = sent && !sent.conflict ? state.values["version"] : String(page.version);
  return (
    <>
      <header className="desk-title">
        <h1>
          {page.title} <span className="stand">{page.language}</span>
        </h1>
        <a className="standalone-link" href={page.backHref}>
          {t("templates.back")}
        </a>
      </header>
      <ErrorSummary errors={errorsOf(state, TEMPLATE_FIELDS)} />
      {sent?.conflict && (
        <Notice kind="warning" role="alert" title={t("templates.conflictTitle")}>
          <p>{sent.conflict.said}</p>
          {sent.conflict.theirs && (
            <details open>
              <summary>{t("templates.theirs")}</summary>
              <TextView text={sent.conflict.theirs} writtenIn={page.writtenIn} />
            </details>
          )}
        </Notice>
      )}
      {page.saved && !sent && (
        <Notice kind="good" role="status">
          <p>{t("templates.saved")}</p>
        </Notice>
      )}
      {page.changed && <p>{page.changed}</p>}
      <TemplateForm page={page} state={state} version={String(version ?? page.version)} />
      {preview && <PreviewPapers {...preview} typed={sent !== undefined} />}
      <OwnText page={page} />
      <VersionList versions={page.versions} />
    </>
  );
}
