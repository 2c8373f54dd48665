import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DonatePlace, type DonateTrouble } from "#app/components/donations/donate-place.tsx";
import { WhoLearns } from "#app/components/donations/who-learns.tsx";
import { Matter } from "#app/components/matter.tsx";
import { Notice } from "#app/components/notice.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import type { FormState } from "#app/components/types.ts";
import { context } from "#app/context.ts";
import { publicTotals } from "#app/domain/donations/report.ts";
import { campaignPageHead } from "#app/web/campaign-head.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { donatePage } from "#app/web/donate-page.ts";
import { takeDonation } from "#app/web/donate-request.ts";
import { UNTOUCHED } from "#app/web/form-state.ts";
import { notFound, readFields } from "#app/web/forms.ts";
import { givingOf } from "#app/web/giving.ts";
import { FOR_EVERYONE, mayLeadToStripe, TRY_LATER } from "#app/web/headers.ts";

export async function loader({ request, params, context: { nonce } }: LoaderFunctionArgs) {
  const { config, db, counts, demo, switches, now } = context();
  const { locale, campaign } = await campaignIn(context(), params);
  const facts = givingOf(context(), campaign) ?? notFound();
  const asked = new URL(request.url).searchParams.get("currency");
  const totals = facts.showTotal ? await publicTotals(db.read, campaign.id, now()) : null;
  const page = donatePage(campaign, facts, { locale, switches: switches.on, asked, totals });
  const of = { campaign, counts: await counts(campaign.id), locale, demo };
  const head = campaignPageHead(config.PUBLIC_URL, of, { title: page.title, path: "/donate" });
  return answer({ ...page, head }, { headers: { ...FOR_EVERYONE, ...mayLeadToStripe(nonce) } });
}

export async function action({ request, params, context: { clientAddress } }: ActionFunctionArgs) {
  const { locale, campaign } = await campaignIn(context(), params);
  const fields = await readFields(request);
  const outcome = await takeDonation(context(), { locale, campaign, fields, clientAddress });
  switch (outcome.kind) {
    case "opened":
      return redirect(outcome.url, 303);
    case "unknown":
      return notFound();
    case "closed":
      return answer(outcome.state, 410);
    case "paused":
      return answer(outcome.state, { status: 503, headers: TRY_LATER });
    case "unreachable":
      return answer({ ...outcome.state, trouble: "unreachable" as const }, { status: 503, headers: TRY_LATER });
    case "tooMany":
      return answer(
        { ...outcome.state, trouble: "tooMany" as const },
        { status: 429, headers: { "Retry-After": String(outcome.waitSeconds) } },
      );
    case "malformed":
      return answer(outcome.state, 400);
  }
}

export const headers: HeadersFunction = ({ loaderHeaders, actionHeaders }) => [...loaderHeaders, ...actionHeaders];

export { publicMeta as meta } from "#app/web/meta.ts";

export default function Donate() {
  const { t } = useTranslation("donate");
  const page = useLoaderData<typeof loader>();
  const state: FormState & { trouble?: DonateTrouble } = useActionData<typeof action>() ?? UNTOUCHED;
  return (
    <SimplePage
      title={page.title}
      kicker={page.campaignTitle}
      lede={page.purpose ?? t("lede")}
      back={{ href: page.campaignHref, label: t("back") }}
    >
      {page.given && (
        <p className="given">
          <strong>{page.given}</strong> <span className="small-print">{t("givenNote")}</span>
        </p>
      )}
      <DonatePlace page={page} state={state} trouble={state.trouble} />
      <Notice kind="warning" title={t("riskTitle")}>
        <p>{t("riskText")}</p>
        <p>
          <a href={page.safetyHref}>{t("riskLink")}</a>
        </p>
      </Notice>
      <Matter id="who" title={t("who.title")}>
        <WhoLearns />
      </Matter>
      {page.donorsHref && (
        <Matter id="monthly" title={t("donors.title")}>
          <p>{t("donors.text")}</p>
          <p>
            <a className="standalone-link" href={page.donorsHref}>
              {t("donors.link")}
            </a>
          </p>
        </Matter>
      )}
    </SimplePage>
  );
}
