import { useTranslation } from "react-i18next";

/** Before anybody writes a word: what becomes of each. */
export function WhoSeesWhat({ safetyHref }: { safetyHref: string }) {
  const { t } = useTranslation(["public", "reading"]);
  const rows = [
    [t("whoSees.name"), t("whoSees.nameText")],
    [t("whoSees.email"), t("whoSees.emailText")],
    [t("whoSees.country"), t("whoSees.countryText")],
    [t("whoSees.visit"), t("whoSees.visitText")],
  ];
  return (
    <div className="stack">
      <h2 className="who-sees-title">{t("whoSees.title")}</h2>
      <dl className="who-sees">
        {rows.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="small-print">
        <a href={`${safetyHref}#who`}>{t("reading:who.link")}</a>
      </p>
      <p className="small-print">
        {t("whoSees.safety")} <a href={safetyHref}>{t("whoSees.safetyLink")}</a>
      </p>
    </div>
  );
}
