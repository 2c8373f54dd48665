import { useTranslation } from "react-i18next";

type Version = { id: string; when: string; what: string; href: string | null; holds: boolean };

/** Who changed what and when, newest first, each with the way to take its text up again. */
export function VersionList({ versions }: { versions: Version[] }) {
  const { t } = useTranslation("organise");
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t("templates.history")}</h2>
      {versions.length === 0 && <p>{t("templates.historyEmpty")}</p>}
      <ol>
        {versions.map(({ id, when, what, href, holds }) => (
          <li key={id} className="turn">
            <p>
              <strong>{what}</strong> {holds && <span className="stand">{t("templates.holds")}</span>}
            </p>
            <p className="small-print">
              {when} {href && !holds && <a href={href}>{t("templates.takeUp")}</a>}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
