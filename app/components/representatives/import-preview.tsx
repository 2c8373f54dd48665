import { useTranslation } from "react-i18next";
import { Button, ButtonLink, Buttons } from "#app/components/button.tsx";
import { Notice } from "#app/components/notice.tsx";
import { ImportReport } from "#app/components/representatives/import-report.tsx";
import type { ReportView } from "#app/web/representatives-page.ts";

type ImportPreviewProps = {
  lede: string;
  href: string;
  warnings: string[];
  record: Record<string, string>;
  report: ReportView;
};

/** What a file would do, and the button that lets it. */
export function ImportPreview({ lede, href, warnings, record, report }: ImportPreviewProps) {
  const { t } = useTranslation("organise");
  return (
    <>
      <p>{lede}</p>
      {warnings.length > 0 && (
        <Notice kind="warning" title={t("representatives.preview.warnings")}>
          {warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
      <ImportReport report={report} />
      <form method="post" action={href}>
        {Object.entries(record).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Buttons>
          <Button name="intent" value="run">
            {t("representatives.preview.run")}
          </Button>
          <ButtonLink href={href} look="quiet">
            {t("representatives.preview.other")}
          </ButtonLink>
        </Buttons>
      </form>
    </>
  );
}
