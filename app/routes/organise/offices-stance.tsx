import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";
import { ErrorSummary, errorsOf } from "#app/components/error-summary.tsx";
import { StanceFields } from "#app/components/office/stance-fields.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { context } from "#app/context.ts";
import { findAction } from "#app/domain/campaigns.ts";
import { enterStance, listPeopleFor, stanceForm } from "#app/domain/offices/stances.ts";
import { deskCampaign } from "#app/web/desk-request.ts";
import { UNTOUCHED } from "#app/web/form-state.ts";
import { checkFields, notFound, readFields } from "#app/web/forms.ts";
import { PEOPLE_LISTED, stancePage } from "#app/web/offices-desk.ts";
import { organisePaths } from "#app/web/paths.ts";
import { PRIVATE_PAGE, requireOrganiser } from "#app/web/session.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { locale, campaign } = await deskCampaign(context(), request, params);
  const called = (new URL(request.url).searchParams.get("called") ?? "").trim();
  const people = await listPeopleFor(context().db.read, campaign, { called, most: PEOPLE_LISTED + 1 });
  return answer(stancePage(campaign, people, called, locale), { headers: PRIVATE_PAGE });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, now } = context();
  const organiser = await requireOrganiser(context(), request);
  const { locale, campaign } = await deskCampaign(context(), request, params);
  const { value: form, state } = checkFields(await readFields(request), stanceForm(now()), locale);
  if (state) return answer(state, { status: 400, headers: PRIVATE_PAGE });
  const people = await listPeopleFor(db.read, campaign, { id: form.representative, most: 1 });
  if (!findAction(campaign, form.action) || people.length === 0) notFound();
  await db.write((tx) => enterStance(tx, campaign.id, form, organiser.id, now()));
  return redirect(`${organisePaths.offices(campaign.id)}?done=enter`, { status: 303, headers: PRIVATE_PAGE });
}

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

const FIELDS = ["representative", "action", "position", "said", "sourceUrl", "saidAt"];

export default function NewStance() {
  const { t } = useTranslation(["offices", "organise"]);
  const page = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? UNTOUCHED;
  return (
    <>
      <header className="desk-title">
        <h1>{page.title}</h1>
        <a className="standalone-link" href={page.backHref}>
          {t("desk.title")}
        </a>
      </header>
      <p>{t("desk.addLede")}</p>
      <ErrorSummary errors={errorsOf(state, FIELDS)} />
      {page.looked && (
        <form className="form" method="get" action={page.href}>
          <TextField name="called" label={t("desk.called")} value={page.called} autoComplete="off" optional />
          <p>
            <Button look="quiet">{t("desk.look")}</Button>
          </p>
          {page.representatives.length === 0 && <p role="status">{t("desk.nobodyCalled")}</p>}
        </form>
      )}
      <StanceFields {...page} state={state} />
    </>
  );
}
