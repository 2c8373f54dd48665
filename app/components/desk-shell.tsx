import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ButtonForm } from "#app/components/button.tsx";
import { Mark } from "#app/components/mark.tsx";
import { DemoBanner } from "#app/components/shell.tsx";

type DeskLink = { href: string; name: string; current: boolean };
type DeskShellProps = {
  homeHref: string;
  links: DeskLink[];
  /** What switches have changed, a sentence each. */
  switched: { said: string[]; href: string } | null;
  /** Nobody is signed in without it. */
  account?: AccountProps;
  demo?: boolean;
  children: ReactNode;
};

/** Everything around an organisers' page. */
export function DeskShell({ homeHref, links, switched, account, demo = false, children }: DeskShellProps) {
  const { t } = useTranslation("public");
  return (
    <div className="desk">
      <a className="skip-link" href="#main">
        {t("shell.skip")}
      </a>
      <header className="desk-header">
        {demo && <DemoBanner />}
        {switched && <SwitchBanner {...switched} />}
        <div className="wrap">
          <a className="site-name" href={homeHref}>
            <Mark /> {t("desk.name")}
          </a>
          {account && <Account {...account} />}
        </div>
      </header>
      {links.length > 0 ? <DeskNav links={links} label={t("desk.nav")} /> : <div />}
      <main id="main" tabIndex={-1} className="wrap desk-page">
        {children}
      </main>
    </div>
  );
}

type AccountProps = { name: string; href: string; signOutHref: string };

function Account({ name, href, signOutHref }: AccountProps) {
  const { t } = useTranslation("public");
  return (
    <div className="desk-account">
      <span>
        {t("desk.signedInAs")}{" "}
        <a href={href}>
          <bdi>{name}</bdi>
        </a>
      </span>
      <ButtonForm action={signOutHref} look="plain">
        {t("desk.signOut")}
      </ButtonForm>
    </div>
  );
}

function SwitchBanner({ said, href }: { said: string[]; href: string }) {
  const { t } = useTranslation(["public", "organise"]);
  return (
    <div className="switch-banner" role="note">
      <p className="wrap">
        {said.join(" ")} <a href={href}>{t("organise:switches.nav")}</a>
      </p>
    </div>
  );
}

export function DeskNav({ links, label }: { links: DeskLink[]; label: string }) {
  return (
    <nav className="desk-nav wrap" aria-label={label}>
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href} aria-current={link.current ? "page" : undefined}>
              <bdi>{link.name}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
