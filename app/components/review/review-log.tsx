import { useTranslation } from "react-i18next";

type LogLine = { id: string; href: string; what: string; stand: string; reason: string; when: string };

/** What was decided about many signatures at once, by whom and why. */
export function ReviewLog({ reviews }: { reviews: LogLine[] }) {
  const { t } = useTranslation("organise");
  return (
    <section aria-labelledby="reviews">
      <h2 id="reviews">{t("review.log")}</h2>
      {reviews.length === 0 && <p>{t("review.logEmpty")}</p>}
      <ol>
        {reviews.map(({ id, href, what, stand, reason, when }) => (
          <li key={id} className="turn">
            <p>
              <a className="standalone-link" href={href}>
                {what}
              </a>{" "}
              <span className="stand">{stand}</span>
            </p>
            <p>
              <q>
                <bdi>{reason}</bdi>
              </q>
            </p>
            <p className="small-print">{when}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
