import { useTranslation } from "react-i18next";
import { Notice } from "#app/components/notice.tsx";

/** What of a letter does not fit into an office's form, word for word. */
export function LeftOut({ text, most, language }: { text: string; most?: string; language: string }) {
  const { t } = useTranslation("letters");
  return (
    <Notice kind="warning" title={most ? t("form.leftOut", { most }) : t("form.leftOutTitle")}>
      <p className="letter-left-out" lang={language} dir="auto">
        {text}
      </p>
      <p>{t("form.leftOutText")}</p>
    </Notice>
  );
}
