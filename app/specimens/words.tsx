import { useTranslation } from "react-i18next";
import { Facts } from "#app/components/facts.tsx";
import { Hero } from "#app/components/hero.tsx";
import { Matter } from "#app/components/matter.tsx";
import { OnThisPage } from "#app/components/on-this-page.tsx";
import { PageTitle } from "#app/components/page-title.tsx";
import { Prose } from "#app/components/prose.tsx";
import { Section } from "#app/components/section.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { Steps } from "#app/components/steps.tsx";
import { Supporters } from "#app/components/supporters.tsx";
import { TextPage } from "#app/components/text-page.tsx";
import { TextSection } from "#app/components/text-section.tsx";
import { LONG_WORD, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

export function Words() {
  return (
    <>
      <Titles />
      <Parts />
      <Texts />
      <People />
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

function Texts() {
  const { t } = useTranslation("public");
  const texts = [t("privacy.visit1"), t("privacy.visit2")];
  const list = [t("privacy.short1"), t("privacy.short2"), t("privacy.short3")];
  return (
    <>
      <Specimen of="TextSection" state="paragraphs">
        <TextSection id="text-paragraphs" title={t("privacy.visitTitle")} texts={texts} />
      </Specimen>
      <Specimen of="TextSection" state="list">
        <TextSection id="text-list" title={t("privacy.short")} list={list} />
      </Specimen>
      <Specimen of="TextPage" state="two parts, one of them whole" page>
        <TextPage
          title={t("privacy.title")}
          lede={t("privacy.lede")}
          parts={[
            { id: "page-short", title: t("privacy.short"), list },
            { id: "page-visit", title: t("privacy.visitTitle"), whole: <p>{texts[0]}</p> },
          ]}
        />
      </Specimen>
      <Specimen of="OnThisPage" state="with a long word">
        <OnThisPage
          entries={[t("privacy.short"), t("privacy.visitTitle"), LONG_WORD].map((label) => ({
            href: `#${label}`,
            label,
          }))}
        />
      </Specimen>
      <Specimen of="Prose" state="plain">
        <Prose html={proseOf(texts, t("privacy.visitTitle"))} />
      </Specimen>
      <Specimen of="Prose" state="lead">
        <Prose html={proseOf(texts, t("privacy.visitTitle"))} lead />
      </Specimen>
    </>
  );
}

/** The language's texts hold no HTML. */
const proseOf = ([first, second]: string[], title: string) =>
  `<p>${first}</p><h3>${title}</h3><ul><li>${first}</li><li><a href="#top">${second}</a></li></ul><blockquote><p>${second}</p></blockquote>`;

function People() {
  const { t } = useTranslation("public");
  const { name, otherName, countries } = useSamples();
  const supporters = countries.map(({ label }, place) => ({ name: place % 2 ? name : otherName, country: label }));
  return (
    <>
      <Specimen of="Facts" state="one and several values, a long word">
        <Facts
          facts={[
            { term: t("manage.state"), values: [t("state.confirmed")] },
            { term: t("manage.signed"), values: [t("home.safeTitle"), t("home.honestTitle"), LONG_WORD] },
          ]}
        />
      </Specimen>
      <Specimen of="Supporters" state="one">
        <Supporters supporters={supporters.slice(0, 1)} />
      </Specimen>
      <Specimen of="Supporters" state="many, with a long name">
        <Supporters
          supporters={[
            ...supporters,
            ...supporters,
            ...supporters,
            { name: LONG_WORD, country: countries[0]?.label ?? "" },
          ]}
        />
      </Specimen>
    </>
  );
}
