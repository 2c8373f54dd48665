import { useTranslation } from "react-i18next";
import { CheckboxField } from "#app/components/checkbox-field.tsx";
import { CheckboxGroup, RadioGroup } from "#app/components/choices.tsx";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { VisibilityChoice } from "#app/components/visibility-choice.tsx";
import { LONG_WORD, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

export function Choosing() {
  return (
    <>
      <Boxes />
      <Groups />
      <Summaries />
    </>
  );
}

function Boxes() {
  const { t } = useTranslation(["public", "errors"]);
  return (
    <>
      <Specimen of="CheckboxField" state="empty, with a hint">
        <CheckboxField name="box-empty" label={t("sign.updates")} hint={t("sign.updatesHint")} />
      </Specimen>
      <Specimen of="CheckboxField" state="ticked">
        <CheckboxField name="box-ticked" label={t("sign.consent")} checked />
      </Specimen>
      <Specimen of="CheckboxField" state="with an error">
        <CheckboxField name="box-wrong" label={t("sign.consent")} error={t("errors:consent.missing")} required />
      </Specimen>
    </>
  );
}

function Groups() {
  const { t } = useTranslation(["public", "errors"]);
  const options = [...useSamples().titles, LONG_WORD].map((label, place) => ({ value: `choice-${place}`, label }));
  const legend = t("sign.actionsLegend");
  return (
    <>
      <Specimen of="CheckboxGroup" state="some chosen">
        <CheckboxGroup name="group-some" legend={legend} options={options} chosen={["choice-1", "choice-2"]} />
      </Specimen>
      <Specimen of="CheckboxGroup" state="none chosen, with an error">
        <CheckboxGroup
          name="group-wrong"
          legend={legend}
          error={t("errors:actions.missing")}
          options={options}
          chosen={[]}
        />
      </Specimen>
      <Specimen of="RadioGroup" state="short answers, one chosen">
        <RadioGroup
          name="radio-short"
          legend={t("sign.country")}
          hint={t("letter.countryHint")}
          options={options}
          value="choice-0"
        />
      </Specimen>
      <Specimen of="RadioGroup, VisibilityChoice" state="answers with hints, none chosen, with an error">
        <VisibilityChoice legend={t("sign.visibilityLegend")} error={t("errors:visibility.missing")} />
      </Specimen>
    </>
  );
}

function Summaries() {
  const { t } = useTranslation("errors");
  const errors = [t("name.missing"), t("email.malformed"), t("consent.missing")];
  const links = errors.map((message, place) => ({
    href: `#${["text-wrong", "text-email", "box-wrong"][place]}`,
    message,
  }));
  return (
    <>
      <Specimen of="ErrorSummary" state="no error: nothing is shown">
        <ErrorSummary errors={[]} />
      </Specimen>
      <Specimen of="ErrorSummary" state="one">
        <ErrorSummary errors={links.slice(0, 1)} />
      </Specimen>
      <Specimen of="ErrorSummary" state="several, with a title of its own">
        <ErrorSummary errors={links} title={t("request.unreadable")} />
      </Specimen>
    </>
  );
}
