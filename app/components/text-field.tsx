import { Field, type FieldProps } from "#app/components/field.tsx";
import { describedBy } from "#app/components/form-values.ts";

type TextFieldProps = FieldProps & {
  type?: "text" | "email" | "search" | "url" | "password";
  value?: string;
  autoComplete?: string;
  maxLength?: number;
  spellCheck?: boolean;
  required?: boolean;
  inputMode?: "text" | "email" | "numeric";
};

export function TextField({ type = "text", value = "", required = true, ...field }: TextFieldProps) {
  const { name, label, hint, error, optional, ...input } = field;
  return (
    <Field name={name} label={label} hint={hint} error={error} optional={optional ?? false}>
      <input
        {...input}
        className="input"
        id={name}
        name={name}
        type={type}
        dir={type === "email" || type === "url" ? "ltr" : "auto"}
        defaultValue={value}
        required={required && !optional}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, hint, error)}
      />
    </Field>
  );
}
