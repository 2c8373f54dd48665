import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary, errorsOf } from "#app/components/error-summary.tsx";
import { PageTitle } from "#app/components/page-title.tsx";
import { SIGN_FIELDS, SignForm } from "#app/components/sign-form.tsx";
import { context } from "#app/context.ts";
import { findAction, isOpen } from "#app/domain/campaigns.ts";
import { SignForm as Form } from "#app/domain/signatures/form.ts";
import { sign } from "#app/domain/signatures/sign.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { consentShown } from "#app/web/consent.ts";
import { UNTOUCHED } from "#app/web/form-state.ts";
import { checkFields, notFound, readFields } from "#app/web/forms.ts";
import { paths } from "#app/web/paths.ts";
import { signPage } from "#app/web/sign-page.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { db, counts } = context();
  const { locale, campaign } = await campaignIn(db.read, params);
  return signPage(campaign, await counts(campaign.id), locale);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, keys, now } = context();
  const { locale, campaign } = await campaignIn(db.read, params);
  if (!isOpen(campaign)) return data(UNTOUCHED, 410);

  const { value: form, state } = checkFields(await readFields(request, ["actions"]), Form, locale);
  if (state) return data(state, 400);
  if (form.actions.some((id) => !findAction(campaign, id))) notFound();

  const shown = { locale, consentHash: consentShown(locale).hash, source: null };
  await db.write((tx) => sign(tx, keys, campaign, form, shown, now()));
  return redirect(paths(locale).checkYourMail(campaign.id), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Sign() {
  const { t } = useTranslation("public");
  const { campaign, ...form } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? UNTOUCHED;
  return <SignForm action={campaign.signHref} state={state} actions={campaign.actions} {...form} />;
}
