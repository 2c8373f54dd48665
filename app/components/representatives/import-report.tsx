import { useTranslation } from "react-i18next";
import { DataTable } from "#app/components/data-table.tsx";
import { StatTiles } from "#app/components/stat-tiles.tsx";
import type { ReportView } from "#app/web/representatives-page.ts";

/** What an import does or did, in numbers, and the rows that want looking at. */
export function ImportReport({ report }: { report: ReportView }) {
  const { t } = useTranslation("organise");
  return (
    <>
      <StatTiles stats={report.numbers} />
      {report.shared.length > 0 && (
        <section className="stack" aria-labelledby="shared">
          <h2 id="shared">{t("representatives.shared")}</h2>
          <p>{t("representatives.sharedText")}</p>
          <ul>
            {report.shared.map((rows) => (
              <li key={rows}>{rows}</li>
            ))}
          </ul>
          {report.sharedCapped && <p className="small-print">{report.sharedCapped}</p>}
        </section>
      )}
      {report.rejected.length > 0 && (
        <div className="stack">
          <DataTable
            caption={t("representatives.rejected")}
            columns={[
              { id: "row", label: t("representatives.row") },
              { id: "why", label: t("representatives.why") },
            ]}
            rows={report.rejected.map(({ id, row, why }) => ({ id, cells: [row, why] }))}
          />
          <p>{t("representatives.rejectedText")}</p>
          {report.rejectedCapped && <p className="small-print">{report.rejectedCapped}</p>}
        </div>
      )}
    </>
  );
}
