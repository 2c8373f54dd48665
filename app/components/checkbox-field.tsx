import type { ReactNode } from "react";
import { FieldError, Hint } from "#app/components/field.tsx";
import { describedBy } from "#app/components/form-values.ts";

type CheckboxFieldProps = {
  name: string;
  /** The box's id, where several forms on a page have one of that name. */
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  checked?: boolean;
  required?: boolean;
};

/** One box to tick, sent as "on". */
export function CheckboxField({ name, id = name, checked = false, required = false, ...field }: CheckboxFieldProps) {
  const { label, hint, error } = field;
  return (
    <div className={error ? "choice field-wrong" : "choice"}>
      <input
        type="checkbox"
        id={id}
        name={name}
        value="on"
        defaultChecked={checked}
        required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      />
      <label htmlFor={id}>{label}</label>
      <Hint name={id}>{hint}</Hint>
      <FieldError name={id} message={error} />
    </div>
  );
}
