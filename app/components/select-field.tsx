import { Field, type FieldProps } from "#app/components/field.tsx";
import { describedBy } from "#app/components/form-values.ts";
import type { Option } from "#app/components/types.ts";

type SelectFieldProps = FieldProps & {
  value?: string;
  options: Option[];
  /** The first, empty choice. */
  prompt: string;
  autoComplete?: string;
  required?: boolean;
};

export function SelectField({
  value = "",
  options,
  prompt,
  autoComplete,
  required = true,
  ...field
}: SelectFieldProps) {
  const { name, hint, error, optional } = field;
  return (
    <Field {...field}>
      <select
        className="input"
        id={name}
        name={name}
        defaultValue={value}
        autoComplete={autoComplete}
        required={required && !optional}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, hint, error)}
      >
        <option value="">{prompt}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
