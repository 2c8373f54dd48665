import { useTranslation } from "react-i18next";

/** The conditions of a review, each with its value. */
export function ConditionList({ conditions }: { conditions: { id: string; label: string; value: string }[] }) {
  const { t } = useTranslation("organise");
  return (
    <section aria-labelledby="conditions">
      <h2 id="conditions">{t("review.preview.conditions")}</h2>
      <dl className="conditions">
        {conditions.map(({ id, label, value }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
