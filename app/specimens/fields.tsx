import { useTranslation } from "react-i18next";
import { SelectField } from "#app/components/select-field.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { LONG_WORD, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

export function Fields() {
  return (
    <>
      <TextFields />
      <TextAreas />
      <Selects />
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
