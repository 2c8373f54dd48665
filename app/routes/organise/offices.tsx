import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "#app/components/button.tsx";
import { ErrorSummary, errorsOf } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import { AnswerToCheck, StanceOnBoard, Wish } from "#app/components/office/desk-entries.tsx";
import { context } from "#app/context.ts";
import { DecisionForm, decideForOffice } from "#app/domain/offices/decide.ts";
import { listRequests } from "#app/domain/offices/requests.ts";
import { listStances } from "#app/domain/offices/stances.ts";
import { deskCampaign } from "#app/web/desk-request.ts";
import { UNTOUCHED } from "#app/web/form-state.ts";
import { checkFields, readFields } from "#app/web/forms.ts";
import { DESK_DEEDS, officesPage } from "#app/web/offices-desk.ts";
import { PRIVATE_PAGE, requireOrganiser } from "#app/web/session.ts";

const SHOWN = 200;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = context();
  const { locale, campaign } = await deskCampaign(context(), request, params);
  const [stances, requests] = await Promise.all([
    listStances(db.read, campaign.id, SHOWN),
    listRequests(db.read, campaign.id, SHOWN),
  ]);
  const asked = new URL(request.url).searchParams.get("done");
  const done = DESK_DEEDS.find((deed) => deed === asked) ?? null;
  const gone = asked === "gone";
  return answer({ ...officesPage(campaign, { stances, requests }, locale), done, gone }, { headers: PRIVATE_PAGE });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, now } = context();
  const organiser = await requireOrganiser(context(), request);
  const { locale, campaign } = await deskCampaign(context(), request, params);
  const fields = await readFields(request);
  const { value: form, state } = checkFields(aboutItsLink(fields), DecisionForm, locale);
  if (state) return answer({ ...state, values: fields }, { status: 400, headers: PRIVATE_PAGE });
  const did = await db.write((tx) => decideForOffice(tx, campaign.id, form, organiser.id, now()));
  const done = did ? form.intent.replace("-all", "") : "gone";
  return redirect(`${new URL(request.url).pathname}?done=${done}`, { status: 303, headers: PRIVATE_PAGE });
}

/** A link is ended in the form of what was done with it. */
const aboutItsLink = (fields: Awaited<ReturnType<typeof readFields>>) =>
  String(fields["intent"]).startsWith("revoke") ? { ...fields, id: fields["link"] ?? "" } : fields;

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function Offices() {
  const { t } = useTranslation("offices");
  const page = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? UNTOUCHED;
  const errors = errorsOf(state, ["email", "reason"]).map((error) => ({
    ...error,
    href: `${error.href}-${state.values["id"]}`,
  }));
  const decided = { href: page.href, state };
  return (
    <>
      <header className="desk-title">
        <h1>{page.title}</h1>
        <p>{t("desk.lede")}</p>
      </header>
      <ErrorSummary errors={errors} />
      {page.done && (
        <Notice kind="good" role="status">
          <p>{t(`desk.done.${page.done}`)}</p>
        </Notice>
      )}
      {page.gone && (
        <Notice kind="warning" role="status">
          <p>{t("desk.gone")}</p>
        </Notice>
      )}
      <section aria-labelledby="answers">
        <h2 id="answers">{t("desk.answers")}</h2>
        {page.answers.length === 0 ? <p>{t("desk.answersNone")}</p> : <p>{t("desk.hint")}</p>}
        {page.answers.map((entry) => (
          <AnswerToCheck key={entry.id} entry={entry} {...decided} />
        ))}
      </section>
      <section aria-labelledby="requests">
        <h2 id="requests">{t("desk.requests")}</h2>
        {page.requests.length === 0 && <p>{t("desk.requestsNone")}</p>}
        {page.requests.map((entry) => (
          <Wish key={entry.id} entry={entry} {...decided} />
        ))}
      </section>
      <section aria-labelledby="board">
        <h2 id="board">{t("desk.board")}</h2>
        <p>{t("desk.boardText")}</p>
        <p>
          <ButtonLink href={page.addHref}>{t("desk.add")}</ButtonLink>
        </p>
        {page.board.length === 0 && <p>{t("desk.boardNone")}</p>}
        {page.board.map((entry) => (
          <StanceOnBoard key={entry.id} entry={entry} {...decided} />
        ))}
      </section>
    </>
  );
}
