import { useTranslation } from "react-i18next";

const WHO = ["everybody", "recipient", "office", "organisers", "server", "mail", "network", "device"] as const;

/** Everybody who could see something of a signer, one by one, in plain words. */
export function WhoSees({ id }: { id: string }) {
  const { t } = useTranslation("reading");
  return (
    <section className="finding" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t("who.title")}</h2>
      <ul className="who-list">
        {WHO.map((who) => (
          <li key={who}>
            <h3>{t(`who.${who}`)}</h3>
            <dl>
              <div>
                <dt>{t("who.sees")}</dt>
                <dd>{t(`who.${who}Sees`)}</dd>
              </div>
              <div>
                <dt>{t("who.not")}</dt>
                <dd>{t(`who.${who}Not`)}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}
