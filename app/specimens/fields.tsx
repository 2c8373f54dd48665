import { useTranslation } from "react-i18next";
import { CheckboxField } from "#app/components/checkbox-field.tsx";
import { CheckboxGroup, RadioGroup } from "#app/components/choices.tsx";
import { ErrorSummary } from "#app/components/error-summary.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { VisibilityChoice } from "#app/components/visibility-choice.tsx";
import { LONG_WORD, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

export function Fields() {
  return (
    <>
      <TextFields />
      <TextAreas />
      <Selects />
      <Boxes />
      <Groups />
      <Summaries />
    </>
  );
}

function TextFields() {
  const { t } = useTranslation(["public", "errors"]);
  const { name } = useSamples();
  const label = t("sign.name");
  return (
    <>
      <Specimen of="TextField" state="empty, with a hint">
        <TextField name="text-empty" label={label} hint={t("sign.nameHint")} />
      </Specimen>
      <Specimen of="TextField" state="filled">
        <TextField name="text-filled" label={label} value={name} />
      </Specimen>
      <Specimen of="TextField" state="optional, with a long word">
        <TextField name="text-optional" label={label} value={LONG_WORD} optional />
      </Specimen>
      <Specimen of="TextField" state="with an error">
        <TextField
          name="text-wrong"
          label={label}
          hint={t("sign.nameHint")}
          error={t("errors:name.link")}
          value="https://sample.example"
        />
      </Specimen>
      <Specimen of="TextField" state="e-mail, from left to right">
        <TextField
          name="text-email"
          type="email"
          label={t("sign.email")}
          error={t("errors:email.malformed")}
          value="sample@"
        />
      </Specimen>
      <Specimen of="TextField" state="in a known language">
        <TextField
          name="text-language"
          label={t("letter.subject")}
          value="موضوع"
          language={{ lang: "ar", dir: "rtl" }}
        />
      </Specimen>
      <Specimen of="TextField" state="date and time">
        <TextField name="text-time" type="datetime-local" label={t("mailbox.time")} value="2026-03-01T14:00" />
      </Specimen>
    </>
  );
}

function TextAreas() {
  const { t } = useTranslation(["public", "errors"]);
  const { ownWords } = useSamples();
  return (
    <>
      <Specimen of="TextArea" state="empty, optional">
        <TextArea name="area-empty" label={t("sign.comment")} hint={t("sign.commentHint")} optional />
      </Specimen>
      <Specimen of="TextArea" state="filled">
        <TextArea name="area-filled" label={t("sign.comment")} value={ownWords} />
      </Specimen>
      <Specimen of="TextArea" state="with an error">
        <TextArea name="area-wrong" label={t("sign.comment")} error={t("errors:comment.tooLong")} value={ownWords} />
      </Specimen>
    </>
  );
}

function Selects() {
  const { t } = useTranslation(["public", "errors"]);
  const select = { label: t("sign.country"), prompt: t("sign.countryPrompt"), options: useSamples().countries };
  return (
    <>
      <Specimen of="SelectField" state="empty">
        <SelectField name="select-empty" {...select} />
      </Specimen>
      <Specimen of="SelectField" state="chosen, with a hint">
        <SelectField name="select-chosen" {...select} hint={t("letter.countryHint")} value="XX" />
      </Specimen>
      <Specimen of="SelectField" state="with an error">
        <SelectField name="select-wrong" {...select} error={t("errors:country.missing")} />
      </Specimen>
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
