import { useTranslation } from "react-i18next";

/** What happens after signing: sign, confirm, counted. */
export function Steps() {
  const { t } = useTranslation("public");
  return (
    <ol className="steps">
      <li>
        <h3>{t("steps.sign")}</h3>
        <p>{t("steps.signText")}</p>
      </li>
      <li>
        <h3>{t("steps.confirm")}</h3>
        <p>{t("steps.confirmText")}</p>
      </li>
      <li>
        <h3>{t("steps.counted")}</h3>
        <p>{t("steps.countedText")}</p>
      </li>
    </ol>
  );
}
