import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "#app/components/button.tsx";
import { Matter } from "#app/components/matter.tsx";
import { PageTitle } from "#app/components/page-title.tsx";
import { Progress } from "#app/components/progress.tsx";
import { ShareLinks } from "#app/components/share-links.tsx";
import { SignedLine } from "#app/components/signed-line.tsx";
import { context } from "#app/context.ts";
import { countSignatures } from "#app/domain/counts.ts";
import { campaignIn } from "#app/web/campaign-request.ts";
import { paths } from "#app/web/paths.ts";
import { shareLinks } from "#app/web/share.ts";
import { translator } from "#app/web/shell.ts";
import { campaignView } from "#app/web/views.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const { db, config, switches, now } = context();
  const { locale, campaign } = await campaignIn(context(), params);
  // Not a second old: whoever confirmed looks for it.
  const counts = await countSignatures(db.read, campaign.id, now(), switches.on.counting);
  const view = campaignView(campaign, counts, switches.on, locale);
  const shareUrl = config.PUBLIC_URL + paths(locale).campaign(campaign.id);
  return {
    title: translator(locale)(switches.on.counting ? "confirmed.titlePaused" : "confirmed.title"),
    campaign: view,
    letterHref: view.actions.find((action) => action.letterHref)?.letterHref,
    shareUrl,
    shareLinks: shareLinks(shareUrl, campaign.words.title),
  };
}

export { pageTitle as meta } from "#app/web/meta.ts";

export default function Confirmed() {
  const { t } = useTranslation("public");
  const data = useLoaderData<typeof loader>();
  const { campaign } = data;
  return (
    <div className="wrap-narrow page">
      <PageTitle title={data.title} kicker={campaign.title} lede={t("confirmed.lede")} />
      <SignedLine>
        <Progress campaign={campaign} />
      </SignedLine>
      {data.letterHref && (
        <Matter id="letter" title={t("confirmed.letterTitle")} first>
          <p>{t("confirmed.letterText")}</p>
          <p>
            <ButtonLink href={data.letterHref} look="large">
              {t("confirmed.letterButton")}
            </ButtonLink>
          </p>
        </Matter>
      )}
      <Matter id="share" title={t("confirmed.shareTitle")}>
        <p>{t("confirmed.shareText")}</p>
        <ShareLinks links={data.shareLinks} />
        <p>
          <span className="small-print">{t("confirmed.shareLink")}</span>
          <code className="address">{data.shareUrl}</code>
        </p>
      </Matter>
      <Matter id="manage" title={t("confirmed.manageTitle")}>
        <p>{t("confirmed.manageText")}</p>
      </Matter>
    </div>
  );
}
