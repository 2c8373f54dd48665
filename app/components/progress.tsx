import { useTranslation } from "react-i18next";

type ProgressProps = { count: number; goal: number; asOf: string; id?: string; small?: boolean };

/** How many signed and what the next goal is: always in words, the bar beside them. */
export function Progress({ count, goal, asOf, id = "progress", small = false }: ProgressProps) {
  const { t } = useTranslation("public");
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
    </div>
  );
}
