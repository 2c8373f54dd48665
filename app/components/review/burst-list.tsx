import { useTranslation } from "react-i18next";
import { GroupTable } from "#app/components/review/group-table.tsx";
import type { ReviewPage } from "#app/web/review-page.ts";

/** Mail domains and networks that brought unusually many signings within an hour. */
export function BurstList({ bursts }: { bursts: ReviewPage["bursts"] }) {
  const { t } = useTranslation("organise");
  return (
    <section className="stack" aria-labelledby="bursts">
      <h2 id="bursts">{t("review.bursts")}</h2>
      <p>
        {bursts.note} {bursts.none && t("review.burstsNone")}
      </p>
      {bursts.rows.length > 0 && (
        <GroupTable
          title={t("review.burstsMost")}
          labelHead={t("review.head.found")}
          valueHead={t("review.head.signatures")}
          usualHead={t("review.head.usual")}
          rows={bursts.rows}
        />
      )}
    </section>
  );
}
