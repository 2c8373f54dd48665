import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { Button, ButtonForm } from "#app/components/button.tsx";
import { ErrorSummary, errorsOf } from "#app/components/error-summary.tsx";
import { ConditionList } from "#app/components/review/condition-list.tsx";
import { ReasonField } from "#app/components/review/reason-field.tsx";
import type { FormState } from "#app/components/types.ts";
import { context } from "#app/context.ts";
import { ReviewReason, SMALL_MOST, stopReview } from "#app/domain/reviews/decide.ts";
import { findReview } from "#app/domain/reviews/log.ts";
import { carryOn } from "#app/domain/reviews/run.ts";
import { askUndo } from "#app/domain/reviews/undo.ts";
import { deskCampaign } from "#app/web/desk-request.ts";
import { UNTOUCHED } from "#app/web/form-state.ts";
import { checkFields, notFound, readFields } from "#app/web/forms.ts";
import { oneReviewPage } from "#app/web/review-forms.ts";
import { PRIVATE_PAGE, requireOrganiser } from "#app/web/session.ts";

const AT_ONCE_MS = 2_000;

const UndoForm = z.object({ reason: ReviewReason });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { locale, campaign } = await deskCampaign(context(), request, params);
  const review = (await findReview(context().db.read, campaign.id, params.review ?? "")) ?? notFound();
  return answer(oneReviewPage(campaign, review, locale), { headers: PRIVATE_PAGE });
}

/** Stops a review that is under way, or undoes one that has ended. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { db, now } = context();
  const organiser = await requireOrganiser(context(), request);
  const { locale, campaign } = await deskCampaign(context(), request, params);
  const review = (await findReview(db.read, campaign.id, params.review ?? "")) ?? notFound();
  const fields = await readFields(request);
  if (fields["intent"] === "stop") await db.write((tx) => stopReview(tx, review.id, now()));
  else {
    const { value: form, state } = checkFields(fields, UndoForm, locale);
    if (state) return answer(state, { status: 400, headers: PRIVATE_PAGE });
    await db.write((tx) => askUndo(tx, review.id, form.reason, organiser.id, now()));
    const began = performance.now();
    if (review.affected <= SMALL_MOST) await carryOn(db, review.id, now, () => performance.now() - began > AT_ONCE_MS);
  }
  return redirect(new URL(request.url).pathname, { status: 303, headers: PRIVATE_PAGE });
}

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function OneReview() {
  const { t } = useTranslation("organise");
  const page = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? UNTOUCHED;
  const { stand } = page;
  return (
    <>
      <header className="desk-title">
        <h1>
          {page.title} <span className="stand">{page.standText}</span>
        </h1>
        <a className="standalone-link" href={page.backHref}>
          {t("review.back")}
        </a>
      </header>
      <ErrorSummary errors={errorsOf(state, ["reason"])} />
      <section className="stack" aria-label={page.standText}>
        <p>
          {page.by}{" "}
          <q>
            <bdi>{page.reason}</bdi>
          </q>
        </p>
        {stand === "running" && <Running href={page.href} progress={page.progress} />}
        {page.ended && <p>{page.ended}</p>}
        {stand === "undoing" && (
          <p>
            {page.undoing} <a href={page.href}>{t("review.one.reload")}</a>
          </p>
        )}
        {page.undone && <p>{page.undone}</p>}
        {page.undoReason && (
          <p>
            <q>
              <bdi>{page.undoReason}</bdi>
            </q>
          </p>
        )}
      </section>
      <ConditionList conditions={page.conditions} />
      {(stand === "done" || stand === "stopped") && <Undo href={page.href} state={state} />}
    </>
  );
}

function Running({ href, progress }: { href: string; progress: string }) {
  const { t } = useTranslation("organise");
  return (
    <>
      <p>
        {progress} <a href={href}>{t("review.one.reload")}</a>
      </p>
      <ButtonForm action={href} look="quiet" name="intent" value="stop">
        {t("review.one.stop")}
      </ButtonForm>
      <p className="small-print">{t("review.one.stopHint")}</p>
    </>
  );
}

function Undo({ href, state }: { href: string; state: FormState }) {
  const { t } = useTranslation("organise");
  return (
    <section className="stack" aria-labelledby="undo">
      <h2 id="undo">{t("review.one.undo")}</h2>
      <p>{t("review.one.undoText")}</p>
      <form className="form" method="post" action={href} noValidate>
        <ReasonField state={state} />
        <p>
          <Button look="danger" name="intent" value="undo">
            {t("review.one.undo")}
          </Button>
        </p>
      </form>
    </section>
  );
}
