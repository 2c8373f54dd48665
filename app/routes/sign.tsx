import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { type Params, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary, errorsOf } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import { SIGN_FIELDS } from "#app/components/sign-form.tsx";
import { SignPlace } from "#app/components/sign-place.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { campaignPageHead } from "#app/web/campaign-head.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { UNTOUCHED } from "#app/web/form-state.ts";
import { notFound, readFields } from "#app/web/forms.ts";
import { FOR_EVERYONE, TRY_LATER } from "#app/web/headers.ts";
import { signPage } from "#app/web/sign-page.ts";
import { SIGN_LISTS, takeSignature } from "#app/web/sign-request.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { config, counts: count, switches, demo } = context();
  const { locale, campaign } = await campaignIn(context(), params);
  const counts = await count(campaign.id);
  const page = signPage(campaign, counts, switches.on, locale, request.url);
  const head = campaignPageHead(
    config.PUBLIC_URL,
    { campaign, counts, locale, demo },
    { title: page.title, path: "/sign" },
  );
  return { ...page, head };
}

export async function action({ request, params, context: { clientAddress, outcomes } }: ActionFunctionArgs) {
  if (outcomes?.failed) throw new Response(null, { status: 500 });
  const outcome =
    outcomes?.sign ?? (await takeSignature(context(), { ...(await sent(request, params)), clientAddress }));
  switch (outcome.kind) {
    case "signed":
      return redirect(outcome.location, 303);
    case "unknown":
      return notFound();
    case "closed":
      return answer(outcome.state, 410);
    case "paused":
      return answer(outcome.state, { status: 503, headers: TRY_LATER });
    case "tooMany":
      return answer(
        { ...outcome.state, wait: outcome.waitSeconds },
        { status: 429, headers: { "Retry-After": String(outcome.waitSeconds) } },
      );
    case "malformed":
      return answer(outcome.state, 400);
  }
}

const sent = async (request: Request, { locale, campaign }: Params) => ({
  locale,
  campaignId: campaign,
  fields: await readFields(request, SIGN_LISTS),
});

export const headers: HeadersFunction = ({ actionHeaders }) => [...Object.entries(FOR_EVERYONE), ...actionHeaders];

export { publicMeta as meta } from "#app/web/meta.ts";

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
