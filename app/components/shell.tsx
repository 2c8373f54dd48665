import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LanguageSwitch } from "#app/components/language-switch.tsx";
import { Mark } from "#app/components/mark.tsx";
import { QuickExit } from "#app/components/quick-exit.tsx";
import type { Language } from "#app/components/types.ts";

type ShellProps = {
  homeHref: string;
  languages: Language[];
  demo?: boolean;
  exitHref: string;
  quiet: boolean;
  quietHref: string;
  privacyHref: string;
  safetyHref: string;
  children: ReactNode;
};

/** Everything around a public page. */
export function Shell({ homeHref, languages, demo = false, exitHref, children, ...links }: ShellProps) {
  const { t } = useTranslation("public");
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        {t("shell.skip")}
      </a>
      <QuickExit href={exitHref} />
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

type FooterProps = Pick<ShellProps, "quiet" | "quietHref" | "privacyHref" | "safetyHref">;

function Footer({ quiet, quietHref, privacyHref, safetyHref }: FooterProps) {
  const { t } = useTranslation(["public", "reading"]);
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
          <li>
            <a href={quietHref} rel="nofollow">
              {t(quiet ? "reading:quiet.off" : "reading:quiet.on")}
            </a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
