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
import { SIGN_FIELDS } from "#app/components/sign-form.tsx";
import { SignPlace } from "#app/components/sign-place.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { findAction, isOpen } from "#app/domain/campaigns.ts";
import { SignForm as Form } from "#app/domain/signatures/form.ts";
import { sign } from "#app/domain/signatures/sign.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { consentShown } from "#app/web/consent.ts";
import { UNTOUCHED } from "#app/web/form-state.ts";
import { checkFields, notFound, readFields } from "#app/web/forms.ts";
import { FOR_EVERYONE, TRY_LATER } from "#app/web/headers.ts";
import { paths } from "#app/web/paths.ts";
import { signPage } from "#app/web/sign-page.ts";
import { watchedIn } from "#app/web/watch.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { db, counts, switches } = context();
  const { locale, campaign } = await campaignIn(db.read, params);
  return signPage(campaign, await counts(campaign.id), switches.on, locale);
}

export async function action({ request, params, context: { clientAddress } }: ActionFunctionArgs) {
  const { db, keys, limits, watch, switches, now } = context();
  const { locale, campaign } = await campaignIn(db.read, params);
  const fields = await readFields(request, ["actions"]);
  if (switches.on.comments) delete fields.comment;
  if (!isOpen(campaign)) return answer({ values: fields, errors: {} }, 410);
  if (switches.on.signing) return answer({ values: fields, errors: {} }, { status: 503, headers: TRY_LATER });

  const wait = limits.sign.take(clientAddress, now());
  if (wait > 0)
    return answer({ values: fields, errors: {}, wait }, { status: 429, headers: { "Retry-After": String(wait) } });
  const { value: form, state } = checkFields(fields, Form, locale);
  if (state) return answer(state, 400);
  if (form.actions.some((id) => !findAction(campaign, id))) notFound();

  const { honeypot, proof } = watchedIn(fields);
  const arrival = { campaignId: campaign.id, clientAddress, email: form.email, honeypot, proof };
  const sighting = await watch.look(arrival, now());
  const shown = { locale, consentHash: consentShown(locale).hash, source: null, sighting };
  await db.write((tx) => sign(tx, keys, campaign, form, shown, now()));
  return redirect(paths(locale).checkYourMail(campaign.id), 303);
}

export const headers: HeadersFunction = ({ actionHeaders }) => [...Object.entries(FOR_EVERYONE), ...actionHeaders];

export const handle = { browserModule: true };

export { pageTitle as meta } from "#app/web/meta.ts";

export default function Sign() {
  const { t } = useTranslation("public");
  const data = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? UNTOUCHED;
  const { campaign } = data;
  return (
    <SimplePage
      title={t("campaign.signTitle")}
      kicker={campaign.title}
      lede={t("sign.summary")}
      back={{ href: campaign.href, label: t("evidence.back") }}
    >
      <ErrorSummary errors={errorsOf(state, SIGN_FIELDS)} />
      {"wait" in state && (
        <Notice kind="warning" role="alert" title={t("error.tooManyTitle")}>
          <p>{t("error.tooManyText")}</p>
        </Notice>
      )}
      <SignPlace page={data} state={state} />
    </SimplePage>
  );
}
