import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { NextStep } from "#app/components/next-step.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { FOR_EVERYONE } from "#app/web/headers.ts";
import { doneIn, nextStepView } from "#app/web/next-step.ts";
import { paths } from "#app/web/paths.ts";
import { shareTranslator } from "#app/web/share.ts";

// The address says what was done last and nothing of who did it, so this page is the same for everyone.
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { config } = context();
  const { locale, campaign } = await campaignIn(context(), params);
  const place = { publicUrl: config.PUBLIC_URL, desk: context(), locale };
  return {
    title: shareTranslator(locale)("thanks.title"),
    campaignTitle: campaign.words.title,
    campaignHref: paths(locale).campaign(campaign.id),
    next: nextStepView(campaign, place, doneIn(request.url)),
  };
}

export const headers: HeadersFunction = () => FOR_EVERYONE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function Thanks() {
  const { t } = useTranslation("share");
  const { title, campaignTitle, campaignHref, next } = useLoaderData<typeof loader>();
  return (
    <SimplePage title={title} kicker={campaignTitle} lede={next ? t("thanks.lede") : t("thanks.ledeEnd")} drawing="pen">
      {next && <NextStep next={next} />}
      <p>
        <a className="standalone-link" href={campaignHref}>
          {t("thanks.back")}
        </a>
      </p>
    </SimplePage>
  );
}
