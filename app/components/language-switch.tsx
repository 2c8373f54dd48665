import { useTranslation } from "react-i18next";
import type { Language } from "#app/components/types.ts";

/** Each language by its own name, as a plain link to the same page. */
export function LanguageSwitch({ languages }: { languages: Language[] }) {
  const { t } = useTranslation("public");
  if (languages.length < 2) return null;
  return (
    <nav aria-label={t("shell.languages")}>
      <ul className="languages">
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
    </nav>
  );
}
