import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Matter } from "#app/components/matter.tsx";
import { NextStep } from "#app/components/next-step.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { donateTranslator } from "#app/web/donate-page.ts";
import { notFound } from "#app/web/forms.ts";
import { givingOf } from "#app/web/giving.ts";
import { FOR_EVERYONE } from "#app/web/headers.ts";
import { nextStepView } from "#app/web/next-step.ts";
import { paths } from "#app/web/paths.ts";

// Stripe sends everybody who has paid to this one address, with nothing in it that tells one from another.
export async function loader({ params }: LoaderFunctionArgs) {
  const { config } = context();
  const { locale, campaign } = await campaignIn(context(), params);
  const facts = givingOf(context(), campaign) ?? notFound();
  return {
    title: donateTranslator(locale)("thanks.title"),
    campaignTitle: campaign.words.title,
    campaignHref: paths(locale).campaign(campaign.id),
    donorsHref: facts.monthly ? paths(locale).donors(campaign.id) : null,
    next: nextStepView(campaign, { publicUrl: config.PUBLIC_URL, desk: context(), locale }, "donate"),
  };
}

export const headers: HeadersFunction = () => FOR_EVERYONE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function Donated() {
  const { t } = useTranslation("donate");
  const { title, campaignTitle, campaignHref, donorsHref, next } = useLoaderData<typeof loader>();
  return (
    <SimplePage title={title} kicker={campaignTitle} lede={t("thanks.lede")}>
      <p>{t("thanks.text")}</p>
      {donorsHref && (
        <Matter id="monthly" title={t("donors.title")}>
          <p>{t("donors.text")}</p>
          <p>
            <a className="standalone-link" href={donorsHref}>
              {t("donors.link")}
            </a>
          </p>
        </Matter>
      )}
      {next && <NextStep next={next} />}
      <p>
        <a className="standalone-link" href={campaignHref}>
          {t("back")}
        </a>
      </p>
    </SimplePage>
  );
}
