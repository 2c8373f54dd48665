import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export type FieldProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
};

/** Label, hint and error around one input whose id is `name`. */
export function Field({ name, label, hint, error, optional = false, children }: FieldProps & { children: ReactNode }) {
  const { t } = useTranslation("public");
  return (
    <div className={error ? "field field-wrong" : "field"}>
      <label htmlFor={name}>
        {label} {optional && <span className="optional">{t("form.optional")}</span>}
      </label>
      <Hint name={name}>{hint}</Hint>
      <FieldError name={name} message={error} />
      {children}
    </div>
  );
}

export function Hint({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div className="hint" id={`${name}-hint`}>
      {children}
    </div>
  );
}

export function FieldError({ name, message }: { name: string; message: string | undefined }) {
  const { t } = useTranslation("public");
  if (!message) return null;
  return (
    <p className="field-error" id={`${name}-error`}>
      <span className="visually-hidden">{t("form.error")}</span> {message}
    </p>
  );
}
