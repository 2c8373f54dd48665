import { useTranslation } from "react-i18next";

/** Everybody who learns something of a donor, and last the list that learns nothing. */
export const WHO_LEARNS = ["stripe", "bank", "organisers", "site", "signers"] as const;

/** Who learns what of a donor, and what nobody can put together. */
export function WhoLearns() {
  const { t } = useTranslation("donate");
  return (
    <dl className="who-sees">
      {WHO_LEARNS.map((who) => (
        <div key={who}>
          <dt>{t(`who.${who}`)}</dt>
          <dd>{t(`who.${who}Text`)}</dd>
        </div>
      ))}
    </dl>
  );
}
