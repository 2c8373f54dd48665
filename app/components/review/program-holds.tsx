import { useTranslation } from "react-i18next";
import { ButtonLink, Buttons } from "#app/components/button.tsx";
import type { ReviewPage } from "#app/web/review-page.ts";

/** What the program has held by itself and nobody has decided about. */
export function ProgramHolds({ holds }: { holds: ReviewPage["holds"] }) {
  const { t } = useTranslation("organise");
  return (
    <section aria-labelledby="holds">
      <h2 id="holds">{t("review.holds")}</h2>
      {holds.length === 0 && <p>{t("review.holdsNone")}</p>}
      <ul>
        {holds.map(({ id, text, reason, tag, href, releaseHref, invalidateHref }) => (
          <li key={id} className="turn stack">
            <p>
              <a href={href}>{text}</a> {reason} {tag && <>({tag})</>}
            </p>
            <Buttons>
              <ButtonLink href={releaseHref} look="quiet">
                {t("review.holdRelease")}
              </ButtonLink>
              <ButtonLink href={invalidateHref} look="danger">
                {t("review.holdInvalidate")}
              </ButtonLink>
            </Buttons>
          </li>
        ))}
      </ul>
    </section>
  );
}
