import { useTranslation } from "react-i18next";

const STAGES = ["stepCountry", "stepRepresentative", "stepWrite", "stepCheck"] as const;

/** Where in writing a letter somebody is; the first stage is 1. */
export function Stages({ current }: { current: 1 | 2 | 3 | 4 }) {
  const { t } = useTranslation("public");
  return (
    <nav aria-label={t("letter.steps")}>
      <ol className="stages">
        {STAGES.map((stage, index) => (
          <li key={stage} aria-current={index + 1 === current ? "step" : undefined}>
            {t(`letter.${stage}`)}
          </li>
        ))}
      </ol>
    </nav>
  );
}
