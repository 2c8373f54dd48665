import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { ConditionsForm } from "#app/components/review/conditions-form.tsx";
import { PreviewSheet } from "#app/components/review/preview-sheet.tsx";
import { EMPTY, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

const KINDS = ["invalidate", "hold", "release"] as const;
const STATES = ["both", "counted", "held"] as const;

/** Which signatures a review is about, and what is decided of them. */
export function DeskDecisions() {
  const { t } = useTranslation(["organise", "errors"]);
  const { countries } = useSamples();
  const options = (values: string[]) => values.map((value) => ({ value, label: `Sample ${value}` }));
  const form = {
    ...{ href: "", countries, signals: options(["signal"]), sources: options(["channel"]) },
    states: STATES.map((value) => ({ value, label: t(`review.field.${value}`) })),
  };
  const values = {
    from: "2026-03-01T14:00",
    until: "2026-03-01T13:00",
    domain: "sample",
    domainTag: "x",
    country: "XX",
    state: "held",
  };
  const errors = {
    until: t("errors:until.early"),
    domain: t("errors:domain.malformed"),
    domainTag: t("errors:domainTag.unknown"),
  };
  return (
    <>
      <Specimen of="ConditionsForm" state="empty">
        <ConditionsForm {...form} state={EMPTY} />
      </Specimen>
      <Specimen of="ConditionsForm" state="filled, with errors, no channels">
        <ConditionsForm {...form} sources={[]} state={{ values, errors }} />
      </Specimen>
      <Sheets />
    </>
  );
}

function Sheets() {
  const { t } = useTranslation(["organise", "errors"]);
  const { countries, number, time } = useSamples();
  const n = number(480);
  const sheet: ComponentProps<typeof PreviewSheet> = {
    found: t("review.preview.found", { count: 480, n }),
    split: t("review.preview.split", { counted: number(400), held: number(80) }),
    conditions: [
      { id: "from", label: t("review.field.from"), value: time() },
      { id: "country", label: t("review.field.country"), value: countries[0]?.label ?? "" },
    ],
    ...{ record: {}, href: "", changeHref: "#top", kind: "hold", state: EMPTY },
    countries: countries.map(({ value, label }, place) => ({ id: value, label, text: number(120 - place) })),
    hours: [0, 1, 2].map((day) => ({ id: String(day), label: time(day), text: number(160) })),
    hoursCapped: t("review.preview.hoursCapped", { most: number(3) }),
    kinds: KINDS.map((value) => ({ value, label: t(`review.preview.${value}`, { n }) })),
  };
  const wrong = {
    values: { kind: "", reason: "x" },
    errors: { kind: t("errors:kind.missing"), reason: t("errors:reason.tooShort") },
  };
  return (
    <>
      <Specimen of="PreviewSheet, ConditionList" state="nothing found">
        <div className="desk-page">
          <PreviewSheet {...sheet} found={null} />
        </div>
      </Specimen>
      <Specimen of="PreviewSheet, ReasonField" state="many found">
        <div className="desk-page">
          <PreviewSheet {...sheet} />
        </div>
      </Specimen>
      <Specimen of="PreviewSheet, ReasonField" state="with errors">
        <div className="desk-page">
          <PreviewSheet {...sheet} kind="" hoursCapped={null} state={wrong} />
        </div>
      </Specimen>
    </>
  );
}
