import { useTranslation } from "react-i18next";
import { ButtonLink, Buttons } from "#app/components/button.tsx";
import { Illustration } from "#app/components/illustration.tsx";
import { Progress } from "#app/components/progress.tsx";
import type { CampaignView } from "#app/components/types.ts";

/** A campaign in the list on the first page. */
export function CampaignEntry({ campaign }: { campaign: CampaignView }) {
  const { t } = useTranslation("public");
  const starred = campaign.actions.filter((action) => action.starred);
  return (
    <article className="campaign-entry">
      <div className="stack">
        <h3>
          <a href={campaign.href}>{campaign.title}</a>
        </h3>
        <p>{campaign.summary}</p>
        {starred.length > 0 && (
          <ol className="campaign-actions">
            {starred.map((action) => (
              <li key={action.id}>
                {action.drawing && <Illustration name={action.drawing} />}
                <a href={action.href}>{action.title}</a>
              </li>
            ))}
          </ol>
        )}
        <Buttons>
          <ButtonLink href={campaign.href}>{campaign.open ? t("home.open") : t("home.closed")}</ButtonLink>
        </Buttons>
      </div>
      <Progress campaign={campaign} id={`progress-${campaign.slug}`} small />
    </article>
  );
}
