import type { ReactNode } from "react";
import { FieldError, Hint } from "#app/components/field.tsx";
import { describedBy } from "#app/components/form-values.ts";

type CheckboxFieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  checked?: boolean;
  required?: boolean;
};

/** One box to tick, sent as "on". */
export function CheckboxField({ name, label, hint, error, checked = false, required = false }: CheckboxFieldProps) {
  return (
    <div className={error ? "choice field-wrong" : "choice"}>
      <input
        type="checkbox"
        id={name}
        name={name}
        value="on"
        defaultChecked={checked}
        required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, hint, error)}
      />
      <label htmlFor={name}>{label}</label>
      <Hint name={name}>{hint}</Hint>
      <FieldError name={name} message={error} />
    </div>
  );
}
