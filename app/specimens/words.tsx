import { useTranslation } from "react-i18next";
import { Hero } from "#app/components/hero.tsx";
import { Matter } from "#app/components/matter.tsx";
import { PageTitle } from "#app/components/page-title.tsx";
import { Section } from "#app/components/section.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { Steps } from "#app/components/steps.tsx";
import { LONG_WORD, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

export function Words() {
  return (
    <>
      <Titles />
      <Parts />
    </>
  );
}

function Titles() {
  const { t } = useTranslation("public");
  const [title = "", other = ""] = useSamples().titles;
  const lede = t("home.tagline");
  return (
    <>
      <Specimen of="Hero" state="words alone" page>
        <Hero title={t("home.title")} tagline={lede} />
      </Specimen>
      <Specimen of="Hero" state="with a kicker and a long word" page>
        <Hero title={LONG_WORD} kicker={other} />
      </Specimen>
      <Specimen of="PageTitle" state="alone">
        <PageTitle title={title} />
      </Specimen>
      <Specimen of="PageTitle" state="with everything">
        <PageTitle
          title={title}
          kicker={other}
          lede={lede}
          back={{ href: "#top", label: t("evidence.back") }}
          drawing="book"
        />
      </Specimen>
      <Specimen of="PageTitle" state="with a long word">
        <PageTitle title={LONG_WORD} lede={LONG_WORD} drawing="pen" />
      </Specimen>
      <Specimen of="SimplePage" state="with a drawing" page>
        <SimplePage title={t("checkMail.title")} lede={t("checkMail.lede")} drawing="envelope">
          <p>{t("checkMail.minutes")}</p>
        </SimplePage>
      </Specimen>
    </>
  );
}

function Parts() {
  const { t } = useTranslation("public");
  const text = <p>{t("campaign.evidenceText")}</p>;
  return (
    <>
      <Specimen of="Section" state="heading beside" page>
        <Section id="section-beside" title={t("campaign.evidenceTitle")} summary={t("campaign.factsSummary")}>
          {text}
        </Section>
      </Specimen>
      <Specimen of="Section" state="shaded" page>
        <Section id="section-shaded" title={t("campaign.signTitle")} summary={t("campaign.signSummary")} shaded>
          {text}
        </Section>
      </Specimen>
      <Specimen of="Section" state="wide, after another, with a long word" page>
        <Section id="section-first" title={LONG_WORD} wide>
          {text}
        </Section>
        <Section id="section-second" title={t("campaign.aboutTitle")} wide>
          {text}
        </Section>
      </Specimen>
      <Specimen of="Matter" state="first, and another">
        <div className="page">
          <Matter id="matter-first" title={t("confirmed.manageTitle")} first>
            <p>{t("confirmed.manageText")}</p>
          </Matter>
          <Matter id="matter-second" title={t("checkMail.again")}>
            <p>{t("checkMail.againText")}</p>
          </Matter>
        </div>
      </Specimen>
      <Specimen of="Steps" state="all three">
        <Steps />
      </Specimen>
    </>
  );
}
