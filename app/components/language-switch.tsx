import { useTranslation } from "react-i18next";
import type { Language } from "#app/components/types.ts";

/** Each language by its own name, as a plain link to the same page; on a narrow screen they unfold from the one in use. */
export function LanguageSwitch({ languages }: { languages: Language[] }) {
  const { t } = useTranslation("public");
  if (languages.length < 2) return null;
  return (
    <nav aria-label={t("shell.languages")}>
      <details className="languages">
        <summary>
          <bdi>{languages.find(({ current }) => current)?.name ?? t("shell.languages")}</bdi>
        </summary>
        <ul>
          {languages.map((language) => (
            <li key={language.locale}>
              <a
                href={language.href}
                hrefLang={language.locale}
                lang={language.locale}
                aria-current={language.current ? "page" : undefined}
              >
                <bdi>{language.name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}
