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
import { CONDITION_FIELDS, ConditionsForm } from "#app/components/review/conditions-form.tsx";
import { PreviewSheet } from "#app/components/review/preview-sheet.tsx";
import { context } from "#app/context.ts";
import { tallyOf } from "#app/domain/counts/tally.ts";
import { ConditionsForm as Conditions, conditionsOf } from "#app/domain/reviews/conditions.ts";
import { beginReview, DecisionForm, SMALL_MOST } from "#app/domain/reviews/decide.ts";
import { preview } from "#app/domain/reviews/preview.ts";
import { carryOn } from "#app/domain/reviews/run.ts";
import { deskCampaign } from "#app/web/desk-request.ts";
import { type FormState, UNTOUCHED } from "#app/web/form-state.ts";
import { checkFields, readFields } from "#app/web/forms.ts";
import { organisePaths } from "#app/web/paths.ts";
import { conditionsPage, previewPage } from "#app/web/review-forms.ts";
import { PRIVATE_PAGE, requireOrganiser } from "#app/web/session.ts";

/** How long an organiser waits at most for a small review to be carried out at once, instead of by a worker. */
const AT_ONCE_MS = 2_000;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { locale, campaign } = await deskCampaign(context(), request, params);
  const { source } = await tallyOf(context().db.read, campaign.id);
  const sources = [...source.keys()].filter((name) => name !== "");
  return answer(conditionsPage(campaign, request.url, sources, locale), { headers: PRIVATE_PAGE });
}

/** Shows how many signatures it is, and after that has been seen, begins the review. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { db, keys, now } = context();
  const organiser = await requireOrganiser(context(), request);
  const { locale, campaign } = await deskCampaign(context(), request, params);
  const fields = await readFields(request);
  const asked = checkFields(fields, Conditions, locale);
  if (asked.state) return answer({ state: asked.state, preview: null }, { status: 400, headers: PRIVATE_PAGE });
  const conditions = conditionsOf(keys, campaign.id, asked.value, now());

  const show = async (state: FormState, status: number) => {
    const found = await preview(db, campaign.id, conditions);
    const looked = { typed: asked.value.domain, kind: String(fields["kind"] ?? "") };
    const page = previewPage(campaign, conditions, found, looked, locale);
    return answer({ state, preview: page }, { status, headers: PRIVATE_PAGE });
  };
  if (fields["intent"] !== "run") return show(UNTOUCHED, 200);
  const { value: decision, state } = checkFields(fields, DecisionForm, locale);
  if (state) return show(state, 400);

  const id = await db.write((tx) => beginReview(tx, campaign.id, conditions, decision, organiser.id, now()));
  if (decision.expected <= SMALL_MOST) {
    const began = performance.now();
    await carryOn(db, id, now, () => performance.now() - began > AT_ONCE_MS);
  }
  return redirect(organisePaths.oneReview(campaign.id, id), { status: 303, headers: PRIVATE_PAGE });
}

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function NewReview() {
  const { t } = useTranslation("organise");
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const state = sent?.state ?? UNTOUCHED;
  return (
    <>
      <header className="desk-title">
        <h1>{sent?.preview?.title ?? page.title}</h1>
        <a className="standalone-link" href={page.backHref}>
          {t("review.back")}
        </a>
      </header>
      <ErrorSummary errors={errorsOf(state, CONDITION_FIELDS)} />
      {sent?.preview ? (
        <PreviewSheet {...sent.preview} state={state} />
      ) : (
        <>
          <p>{t("review.newLede")}</p>
          <ConditionsForm {...page} state={sent ? state : { values: page.values, errors: {} }} />
        </>
      )}
    </>
  );
}
