import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";
import { Field } from "#app/components/field.tsx";
import { describedBy, sentValue } from "#app/components/form-values.ts";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { FormState, Option } from "#app/components/types.ts";

type ImportFormProps = { href: string; formats: Option[]; countries: Option[]; state: FormState };

export const IMPORT_FIELDS = ["files", "format", "body", "bodyName", "country"];

/** Which file, of what format, for which body. It leads to what the file would do and changes nothing. */
export function ImportForm({ href, formats, countries, state }: ImportFormProps) {
  const { t } = useTranslation("organise");
  const field = (name: string) => ({ name, value: sentValue(state, name), error: state.errors[name] });
  const typed = { autoComplete: "off", spellCheck: false };
  return (
    <form className="form" method="post" action={href} encType="multipart/form-data" noValidate>
      <FilesField error={state.errors["files"]} />
      <SelectField
        {...field("format")}
        label={t("representatives.form.format")}
        prompt={t("representatives.form.choose")}
        options={formats}
      />
      <div className="pair">
        <TextField
          {...field("body")}
          {...typed}
          label={t("representatives.form.body")}
          hint={t("representatives.form.bodyHint")}
        />
        <TextField
          {...field("bodyName")}
          {...typed}
          label={t("representatives.form.bodyName")}
          hint={t("representatives.form.bodyNameHint")}
          optional
        />
      </div>
      <SelectField
        {...field("country")}
        required={false}
        label={t("representatives.form.country")}
        hint={t("representatives.form.countryHint")}
        prompt={t("representatives.form.countryNone")}
        options={countries}
      />
      <p>
        <Button name="intent" value="preview">
          {t("representatives.form.preview")}
        </Button>
      </p>
    </form>
  );
}

/** A browser never fills in a file again, so the field is empty whenever the form comes back. */
function FilesField({ error }: { error: string | undefined }) {
  const { t } = useTranslation("organise");
  const hint = t("representatives.form.filesHint");
  return (
    <Field name="files" label={t("representatives.form.files")} hint={hint} error={error}>
      <input
        className="input"
        id="files"
        name="files"
        type="file"
        multiple
        required
        accept=".csv,.json,.yaml,.yml,.xml"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy("files", hint, error)}
      />
    </Field>
  );
}
