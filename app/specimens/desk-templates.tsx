import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { PreviewPapers } from "#app/components/templates/preview-papers.tsx";
import { TemplateForm } from "#app/components/templates/template-form.tsx";
import { OwnText, TextView } from "#app/components/templates/text-view.tsx";
import { VersionList } from "#app/components/templates/version-list.tsx";
import { sampleMessage } from "#app/specimens/letter-papers.tsx";
import { EMPTY, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

const IN_ENGLISH = { lang: "en", dir: "ltr" } as const;
const TEXT = {
  subject: "A sample to {representative.name}",
  statement: "These are sample words of a sample campaign.\n\nThey stand in English whatever the language of the page.",
  guidance: "Why a sample?\nWhy now?\nWhat would you ask?",
};

/** The texts of letters, as organisers change them. */
export function DeskTemplates() {
  const samples = useSamples();
  const { name, time } = samples;
  const message = sampleMessage(samples);
  const page: ComponentProps<typeof OwnText>["page"] = {
    ...{ own: TEXT, ownHref: "#top", href: "", version: 3, changed: null, writtenIn: IN_ENGLISH },
  };
  const versions = [3, 2, 1].map((version) => ({
    ...{ id: String(version), when: time(version), what: `${name}, ${version}`, href: "#top", holds: version === 3 },
  }));
  return (
    <>
      <Forms />
      <Specimen of="TextView" state="written from left to right">
        <TextView text={TEXT} writtenIn={IN_ENGLISH} />
      </Specimen>
      <Specimen of="OwnText" state="it holds">
        <OwnText page={page} />
      </Specimen>
      <Specimen of="OwnText" state="another holds">
        <OwnText page={{ ...page, changed: time() }} />
      </Specimen>
      <Specimen of="OwnText" state="there is none, and another holds">
        <OwnText page={{ ...page, own: null, changed: time() }} />
      </Specimen>
      <Specimen of="VersionList" state="none">
        <VersionList versions={[]} />
      </Specimen>
      <Specimen of="VersionList" state="three">
        <VersionList versions={versions} />
      </Specimen>
      <Specimen of="PreviewPapers" state="of what is kept">
        <PreviewPapers
          withOwnWords={{ message, share: samples.titles[0] ?? "" }}
          without={{ message, share: samples.titles[1] ?? "" }}
          typed={false}
        />
      </Specimen>
      <Specimen of="PreviewPapers" state="of what was typed">
        <PreviewPapers
          withOwnWords={{ message, share: samples.titles[0] ?? "" }}
          without={{ message, share: samples.titles[1] ?? "" }}
          typed
        />
      </Specimen>
    </>
  );
}

function Forms() {
  const { t } = useTranslation(["organise", "errors"]);
  const { number } = useSamples();
  const limits = t("templates.limits", { least: number(50), most: number(5_000) });
  const page = {
    ...{ href: "", writtenIn: IN_ENGLISH, limits: { subject: "", statement: limits, guidance: limits } },
    fields: [
      { name: "{representative.name}", text: t("templates.fields.representative-name"), guidance: false },
      { name: "{campaign.title}", text: t("templates.fields.campaign-title"), guidance: true },
    ],
  };
  const errors = {
    subject: t("errors:template.brace", { near: "{repre" }),
    statement: t("errors:statement.tooShort", { least: number(50) }),
    most: t("errors:most.malformed"),
  };
  return (
    <>
      <Specimen of="TemplateForm" state="empty">
        <TemplateForm page={page} state={EMPTY} version="0" />
      </Specimen>
      <Specimen of="TemplateForm" state="filled, with errors">
        <TemplateForm page={page} state={{ values: { ...TEXT, least: "0", most: "x" }, errors }} version="3" />
      </Specimen>
    </>
  );
}
