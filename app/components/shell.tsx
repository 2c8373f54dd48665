import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LanguageSwitch } from "#app/components/language-switch.tsx";
import { Mark } from "#app/components/mark.tsx";
import type { Language } from "#app/components/types.ts";

type ShellProps = {
  homeHref: string;
  languages: Language[];
  demo?: boolean;
  privacyHref: string;
  safetyHref: string;
  children: ReactNode;
};

/** Everything around a public page. */
export function Shell({ homeHref, languages, demo = false, children, ...links }: ShellProps) {
  const { t } = useTranslation("public");
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        {t("shell.skip")}
      </a>
      <header className="site-header">
        {demo && <DemoBanner />}
        <div className="wrap">
          <a className="site-name" href={homeHref}>
            <Mark /> {t("shell.name")}
          </a>
          <LanguageSwitch languages={languages} />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer {...links} />
    </div>
  );
}

export function DemoBanner() {
  const { t } = useTranslation("public");
  return (
    <div className="demo-banner" role="note">
      <p className="wrap">{t("shell.demo")}</p>
    </div>
  );
}

function Footer({ privacyHref, safetyHref }: Omit<ShellProps, "homeHref" | "languages" | "children">) {
  const { t } = useTranslation("public");
  return (
    <footer className="site-footer">
      <div className="wrap">
        <p>{t("shell.promise")}</p>
        <ul>
          <li>
            <a href={privacyHref}>{t("shell.privacy")}</a>
          </li>
          <li>
            <a href={safetyHref}>{t("shell.safety")}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
