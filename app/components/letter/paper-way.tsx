import { useTranslation } from "react-i18next";
import { ButtonForm } from "#app/components/button.tsx";
import type { PaperWayView, TaskForms } from "#app/components/letter/office-task.tsx";

/** On paper: as PDF, or this page as the browser prints it. */
export function PaperWay({ way, office, forms }: { way: PaperWayView; office: string; forms: TaskForms }) {
  const { t } = useTranslation("letters");
  const { pdfHref } = forms;
  return (
    <>
      <p>{way.addressKnown ? t("paper.addressed") : t("paper.noAddress")}</p>
      {pdfHref ? (
        <ButtonForm action={pdfHref} fields={[...forms.hidden, ["office", office]]} look="main">
          {t("paper.pdf")}
        </ButtonForm>
      ) : (
        <p>{t("pdf.unavailable")}</p>
      )}
      <p>{t("paper.print")}</p>
      <p className="small-print">{t("paper.yourAddress")}</p>
    </>
  );
}
