import { useTranslation } from "react-i18next";
import { Notice } from "#app/components/notice.tsx";

/** Stands where the form stood once a campaign is closed. */
export function Closed() {
  const { t } = useTranslation("public");
  return (
    <Notice title={t("sign.closedTitle")}>
      <p>{t("sign.closedText")}</p>
    </Notice>
  );
}
