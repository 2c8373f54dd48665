import { useTranslation } from "react-i18next";
import { GroupTable } from "#app/components/review/group-table.tsx";
import type { ReviewPage } from "#app/web/review-page.ts";

/** Held signatures by what they have in common. */
export function HeldGroups({ page }: { page: ReviewPage }) {
  const { t } = useTranslation("organise");
  return (
    <section className="stack" aria-labelledby="held">
      <h2 id="held">{t("review.held")}</h2>
      <p>
        {page.held} {page.capped}
      </p>
      <div className="columns">
        {page.groups.map(({ id, title, rows }) => (
          <div key={id}>
            <GroupTable
              title={title}
              labelHead={t(`review.head.${id}`)}
              valueHead={t("review.head.signatures")}
              rows={rows}
            />
            {id === "why" && rows.length > 1 && <p className="small-print">{t("review.byWhyNote")}</p>}
          </div>
        ))}
      </div>
    </section>
  );
}
