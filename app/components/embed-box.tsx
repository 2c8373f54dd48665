import { useTranslation } from "react-i18next";
import { Progress } from "#app/components/progress.tsx";
import type { CampaignView } from "#app/components/types.ts";

export type EmbedView = {
  campaign: CampaignView;
  signHref: string;
  readHref: string;
  /** The site that answers for it, since it stands in a page of somebody else's. */
  site: string;
  line: boolean;
  demo: boolean;
};

/** A campaign in a page of another site. Its links open in the whole window, where the address can be seen. */
export function EmbedBox({ campaign, signHref, readHref, site, line, demo }: EmbedView) {
  const { t } = useTranslation("share");
  return (
    <main className={line ? "embed embed-line" : "embed"} aria-labelledby="title">
      <div className="embed-words">
        <h1 id="title">{campaign.title}</h1>
        {!line && <p>{campaign.tagline}</p>}
        {demo && <p className="embed-note">{t("embed.demo")}</p>}
        {!campaign.open && <p className="embed-note">{t("embed.closed")}</p>}
      </div>
      <Progress campaign={campaign} small />
      <p className="embed-ways">
        {campaign.open && (
          <a className="button" href={signHref} target="_top">
            {t("embed.sign")}
          </a>
        )}
        <a className="standalone-link" href={readHref} target="_top">
          {t("embed.read")}
        </a>
        <bdi className="small-print">{site}</bdi>
      </p>
    </main>
  );
}
