import { Field, type FieldProps } from "#app/components/field.tsx";
import { describedBy } from "#app/components/form-values.ts";
import type { WrittenIn } from "#app/components/types.ts";

type TextFieldProps = FieldProps & {
  /** The input's id, where several forms on a page have a field of that name. */
  id?: string;
  type?: "text" | "email" | "search" | "url" | "password" | "datetime-local";
  value?: string;
  autoComplete?: string;
  maxLength?: number;
  spellCheck?: boolean;
  required?: boolean;
  inputMode?: "text" | "email" | "numeric" | "decimal";
  /** Of what is written in it, where that is known beforehand. */
  language?: WrittenIn;
};

export function TextField({ type = "text", value = "", required = true, language, ...field }: TextFieldProps) {
  const { name, id = name, label, hint, error, optional, ...input } = field;
  return (
    <Field name={id} label={label} hint={hint} error={error} optional={optional ?? false}>
      <input
        {...input}
        className="input"
        id={id}
        name={name}
        type={type}
        lang={language?.lang}
        dir={language?.dir ?? (type === "email" || type === "url" ? "ltr" : "auto")}
        defaultValue={value}
        required={required && !optional}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      />
    </Field>
  );
}
