import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DeskShell } from "#app/components/desk-shell.tsx";
import { type ErrorKind, ErrorPage } from "#app/components/error-page.tsx";
import { Shell } from "#app/components/shell.tsx";
import { LONG_WORD, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";
import { ownName } from "#app/web/formats.ts";
import { locales } from "#app/web/i18n.ts";

const ERRORS: ErrorKind[] = ["notFound", "broken", "tooMany", "closed"];
const HREFS = { homeHref: "#top", exitHref: "#top", quietHref: "#top", privacyHref: "#top", safetyHref: "#top" };

export function Shells() {
  const { locale } = useSamples();
  const languages = locales.map((other) => ({
    locale: other,
    name: ownName(other),
    href: "#top",
    current: other === locale,
  }));
  return (
    <>
      <Specimen of="Shell, LanguageSwitch, QuickExit" state="every language" page>
        <Shell {...HREFS} languages={languages} quiet={false}>
          <Inside />
        </Shell>
      </Specimen>
      <Specimen of="Shell, DemoBanner" state="demonstration, one language, a neutral name in the tab" page>
        <Shell {...HREFS} languages={languages.slice(0, 1)} quiet demo>
          <Inside />
        </Shell>
      </Specimen>
      {ERRORS.map((kind) => (
        <Specimen key={kind} of="ErrorPage" state={kind} page>
          <ErrorPage kind={kind} homeHref="#top" />
        </Specimen>
      ))}
      <DeskShells />
    </>
  );
}

function DeskShells() {
  const { t } = useTranslation(["public", "organise"]);
  const { titles, texts, name } = useSamples();
  const links = [...titles, LONG_WORD].map((title, place) => ({
    href: `#${place}`,
    name: title,
    current: place === 1,
  }));
  const switched = { said: [t("organise:switches.signing.isOn"), t("organise:switches.mail.isOn")], href: "#top" };
  const account = { name, href: "#top", signOutHref: "" };
  return (
    <>
      <Specimen of="DeskShell" state="nobody signed in" page>
        <DeskShell homeHref="#top" links={[]} switched={null}>
          <p>{texts[0]}</p>
        </DeskShell>
      </Specimen>
      <Specimen of="DeskShell, DeskNav" state="signed in, several campaigns" page>
        <DeskShell homeHref="#top" links={links} switched={null} account={account}>
          <p>{texts[0]}</p>
        </DeskShell>
      </Specimen>
      <Specimen of="DeskShell" state="demonstration, switched" page>
        <DeskShell homeHref="#top" links={links.slice(0, 2)} switched={switched} account={account} demo>
          <p>{texts[0]}</p>
        </DeskShell>
      </Specimen>
    </>
  );
}

function Inside(): ReactNode {
  const [text] = useSamples().texts;
  return (
    <div className="wrap page">
      <p>{text}</p>
    </div>
  );
}
