import { Field, type FieldProps } from "#app/components/field.tsx";
import { describedBy } from "#app/components/form-values.ts";
import type { WrittenIn } from "#app/components/types.ts";

type TextAreaProps = FieldProps & {
  value?: string;
  maxLength?: number;
  rows?: number;
  required?: boolean;
  /** Of what is written in it, where that is known beforehand. */
  language?: WrittenIn;
};

export function TextArea({ value = "", rows = 4, required = false, language, ...field }: TextAreaProps) {
  const { name, label, hint, error, optional, maxLength } = field;
  return (
    <Field name={name} label={label} hint={hint} error={error} optional={optional ?? false}>
      <textarea
        className="input"
        id={name}
        name={name}
        rows={rows}
        lang={language?.lang}
        dir={language?.dir ?? "auto"}
        maxLength={maxLength}
        defaultValue={value}
        required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, hint, error)}
      />
    </Field>
  );
}
