import { useTranslation } from "react-i18next";
import { Facts } from "#app/components/facts.tsx";
import { OnThisPage } from "#app/components/on-this-page.tsx";
import { Prose } from "#app/components/prose.tsx";
import { Supporters } from "#app/components/supporters.tsx";
import { TextPage } from "#app/components/text-page.tsx";
import { TextSection } from "#app/components/text-section.tsx";
import { LONG_WORD, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

export function TextsAndPeople() {
  return (
    <>
      <Texts />
      <People />
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
