import { useTranslation } from "react-i18next";
import { CopyField } from "#app/components/letter/copy-field.tsx";
import { LeftOut } from "#app/components/letter/left-out.tsx";
import type { FormWayView } from "#app/components/letter/office-task.tsx";

/** The office's own form: the text to be pasted, what does not fit, and the way there. */
export function FormWay({ way, office }: { way: FormWayView; office: string }) {
  const { t } = useTranslation("letters");
  const { formHref, most, length, leftOut, language, subject, text } = way;
  return (
    <>
      <ol className="steps-list">
        <li>{t("form.copy")}</li>
        <li>{t("form.open")}</li>
        <li>{t("form.back")}</li>
      </ol>
      <p className="small-print">{most ? t("form.limit", { most, length }) : t("form.noLimit", { length })}</p>
      {leftOut && most && <LeftOut text={leftOut} most={most} language={language} />}
      <CopyField id={`subject-${office}`} label={t("copy.subject")} language={language} text={subject} rows={1} />
      <CopyField id={`text-${office}`} label={t("copy.text")} language={language} text={text} />
      <p>
        <a className="button" href={formHref} target="_blank" rel="noopener noreferrer">
          {t("form.link")}
        </a>
      </p>
      <p className="small-print">
        {t("form.address")} <bdi className="web-address">{formHref}</bdi>
      </p>
    </>
  );
}
