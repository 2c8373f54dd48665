import { useTranslation } from "react-i18next";
import type { CampaignView } from "#app/components/types.ts";

type ProgressProps = { campaign: CampaignView; id?: string; small?: boolean };

/**
 * How many signed and what the next goal is: always in words, the bar beside them. A number that stands still says so.
 * The browser's module keeps it up to date, and says now and then what it has become.
 */
export function Progress({ campaign, id = "progress", small = false }: ProgressProps) {
  const { t } = useTranslation("public");
  const { signatures: count, goal, countedAt: asOf, paused } = campaign;
  return (
    <div
      className={small ? "progress-block progress-small" : "progress-block"}
      id={id}
      data-count={campaign.countHref}
      data-signatures={count}
    >
      <p className="progress-count">
        <strong data-written="number">{t("progress.number", { count })}</strong>{" "}
        <span data-written="signed">{t("progress.signed", { count })}</span>
      </p>
      <progress value={Math.min(count, goal)} max={goal} aria-label={t("progress.label")}>
        {t("progress.share", { count, goal })}
      </progress>
      <p className="progress-goal">
        <span data-written="goal">{t("progress.goal", { goal })}</span>{" "}
        <span data-written="as_of">{t("progress.asOf", { time: asOf })}</span>
      </p>
      <p className="visually-hidden" aria-live="polite" />
      {paused.counting && (
        <p className="progress-paused">{t("progress.paused", { since: paused.counting, time: asOf })}</p>
      )}
    </div>
  );
}
