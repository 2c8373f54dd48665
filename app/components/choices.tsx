import type { ReactNode } from "react";
import { FieldError, Hint } from "#app/components/field.tsx";
import { describedBy } from "#app/components/form-values.ts";
import type { Option } from "#app/components/types.ts";

type ChoicesProps = {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  options: Option[];
  required?: boolean;
};

export function CheckboxGroup({ chosen, ...choices }: ChoicesProps & { chosen: string[] }) {
  return <Choices {...choices} type="checkbox" chosen={chosen} />;
}

export function RadioGroup({ value = "", ...choices }: ChoicesProps & { value?: string }) {
  return <Choices {...choices} type="radio" chosen={[value]} />;
}

/** A question with its answers. The first answer carries the field's name as its id, so that an error can lead to it. */
function Choices(props: ChoicesProps & { type: "checkbox" | "radio"; chosen: string[] }) {
  const { name, legend, hint, error, options } = props;
  return (
    <fieldset className={error ? "choices field-wrong" : "choices"} aria-describedby={describedBy(name, hint, error)}>
      <legend>{legend}</legend>
      <Hint name={name}>{hint}</Hint>
      <FieldError name={name} message={error} />
      <div className="choice-list choice-list-ruled">
        {options.map((option, index) => (
          <Choice key={option.value} {...props} option={option} id={index === 0 ? name : `${name}-${option.value}`} />
        ))}
      </div>
    </fieldset>
  );
}

type ChoiceProps = {
  type: "checkbox" | "radio";
  id: string;
  name: string;
  option: Option;
  chosen: string[];
  error?: string | undefined;
  required?: boolean;
};

export function Choice({ type, id, name, option, chosen, error, required = false }: ChoiceProps) {
  return (
    <div className={option.hint ? "choice choice-strong" : "choice"}>
      <input
        type={type}
        id={id}
        name={name}
        value={option.value}
        defaultChecked={chosen.includes(option.value)}
        required={required && type === "radio"}
        aria-invalid={error && type === "checkbox" ? true : undefined}
        aria-describedby={option.hint ? `${id}-hint` : undefined}
      />
      <label htmlFor={id}>{option.label}</label>
      <Hint name={id}>{option.hint}</Hint>
    </div>
  );
}
