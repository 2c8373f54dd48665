import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";

type CopyFieldProps = { id: string; label: string; language: string; text: string; rows?: number };

/** A text to be taken elsewhere: it can be selected, and where scripts run a button copies it whole. */
export function CopyField({ id, label, language, text, rows = 14 }: CopyFieldProps) {
  const { t } = useTranslation("letters");
  return (
    <div className="field copy-field">
      <label htmlFor={id}>{label}</label>
      {rows === 1 ? (
        <input type="text" className="input" id={id} readOnly value={text} lang={language} dir="auto" />
      ) : (
        <textarea className="input" id={id} readOnly rows={rows} defaultValue={text} lang={language} dir="auto" />
      )}
      <div className="copy-button" hidden data-copy={id} data-copied={t("copy.copied")}>
        <Button type="button" look="quiet">
          {t("copy.button")}
        </Button>{" "}
        <span role="status" />
      </div>
    </div>
  );
}
