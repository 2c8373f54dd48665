import { data as answer, type HeadersFunction, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { donateTranslator } from "#app/web/donate-page.ts";
import { notFound } from "#app/web/forms.ts";
import { NOT_KEPT, TRY_LATER } from "#app/web/headers.ts";
import { paths } from "#app/web/paths.ts";

/** Leads on to Stripe's page for monthly donors; for every campaign, so that who still gives to a closed one can end it. */
export async function loader({ params, context: { clientAddress } }: LoaderFunctionArgs) {
  const { cashier, limits, now } = context();
  const { locale, campaign } = await campaignIn(context(), params);
  if (!cashier || !campaign.facts.donations) return notFound();
  const wait = limits.donate.take(clientAddress, now());
  const page = wait > 0 ? "unreachable" : await cashier.portal();
  if (page !== "unreachable") throw redirect(page, { status: 303, headers: NOT_KEPT });
  const title = donateTranslator(locale)("unreachableTitle");
  const campaignHref = paths(locale).campaign(campaign.id);
  return answer({ title, campaignTitle: campaign.words.title, campaignHref }, { status: 503, headers: TRY_LATER });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function Donors() {
  const { t } = useTranslation("donate");
  const { title, campaignTitle, campaignHref } = useLoaderData<typeof loader>();
  return (
    <SimplePage title={title} kicker={campaignTitle} lede={t("donors.unreachable")}>
      <p>
        <a className="standalone-link" href={campaignHref}>
          {t("back")}
        </a>
      </p>
    </SimplePage>
  );
}
