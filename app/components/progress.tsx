import { useTranslation } from "react-i18next";
import type { CampaignView } from "#app/components/types.ts";

type ProgressProps = { campaign: CampaignView; id?: string; small?: boolean };

/** How many signed and what the next goal is: always in words, the bar beside them. A number that stands still says so. */
export function Progress({ campaign, id = "progress", small = false }: ProgressProps) {
  const { t } = useTranslation("public");
  const { signatures: count, goal, countedAt: asOf, paused } = campaign;
  return (
    <div className={small ? "progress-block progress-small" : "progress-block"} id={id}>
      <p className="progress-count">
        <strong>{t("progress.number", { count })}</strong> <span>{t("progress.signed", { count })}</span>
      </p>
      <progress value={Math.min(count, goal)} max={goal} aria-label={t("progress.label")}>
        {t("progress.share", { count, goal })}
      </progress>
      <p className="progress-goal">
        <span>{t("progress.goal", { goal })}</span> <span>{t("progress.asOf", { time: asOf })}</span>
      </p>
      {paused.counting && (
        <p className="progress-paused">{t("progress.paused", { since: paused.counting, time: asOf })}</p>
      )}
    </div>
  );
}
