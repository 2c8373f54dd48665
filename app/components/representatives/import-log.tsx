import { useTranslation } from "react-i18next";

type ImportLine = { id: string; href: string; what: string; stand: string | null; when: string };

/** What was imported, by whom, and what was taken back. */
export function ImportLog({ imports }: { imports: ImportLine[] }) {
  const { t } = useTranslation("organise");
  return (
    <section aria-labelledby="imports">
      <h2 id="imports">{t("representatives.imports")}</h2>
      {imports.length === 0 && <p>{t("representatives.importsEmpty")}</p>}
      <ol>
        {imports.map(({ id, href, what, stand, when }) => (
          <li key={id} className="turn">
            <p>
              <a className="standalone-link" href={href}>
                <bdi>{what}</bdi>
              </a>{" "}
              {stand && <span className="stand">{stand}</span>}
            </p>
            <p className="small-print">{when}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
