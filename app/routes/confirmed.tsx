import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Matter } from "#app/components/matter.tsx";
import { NextStep } from "#app/components/next-step.tsx";
import { PageTitle } from "#app/components/page-title.tsx";
import { Progress } from "#app/components/progress.tsx";
import { SignedLine } from "#app/components/signed-line.tsx";
import { context } from "#app/context.ts";
import { countSignatures } from "#app/domain/counts.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { nextStepView } from "#app/web/next-step.ts";
import { translator } from "#app/web/shell.ts";
import { campaignView } from "#app/web/views.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { db, config, switches, now } = context();
  const { locale, campaign } = await campaignIn(context(), params);
  // Not a second old: whoever confirmed looks for it.
  const counts = await countSignatures(db.read, campaign.id, now(), switches.on.counting);
  return {
    title: translator(locale)(switches.on.counting ? "confirmed.titlePaused" : "confirmed.title"),
    campaign: campaignView(campaign, counts, switches.on, locale),
    next: nextStepView(campaign, { publicUrl: config.PUBLIC_URL, desk: context(), locale }),
  };
}

export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function Confirmed() {
  const { t } = useTranslation("public");
  const { title, campaign, next } = useLoaderData<typeof loader>();
  return (
    <div className="wrap-narrow page">
      <PageTitle title={title} kicker={campaign.title} lede={t("confirmed.lede")} />
      <SignedLine fresh>
        <Progress campaign={campaign} />
      </SignedLine>
      {next && <NextStep next={next} />}
      <Matter id="manage" title={t("confirmed.manageTitle")}>
        <p>{t("confirmed.manageText")}</p>
      </Matter>
    </div>
  );
}
