import { useTranslation } from "react-i18next";
import type { Crumb } from "#app/components/types.ts";

/** The index of a long page; on wide screens it stays in sight. */
export function OnThisPage({ entries }: { entries: Crumb[] }) {
  const { t } = useTranslation("public");
  return (
    <nav className="on-this-page" aria-labelledby="on-this-page">
      <h2 id="on-this-page">{t("evidence.onThisPage")}</h2>
      <ul>
        {entries.map((entry) => (
          <li key={entry.href}>
            <a href={entry.href}>{entry.label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
