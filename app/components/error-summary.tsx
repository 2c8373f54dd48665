import { useTranslation } from "react-i18next";
import type { FormState } from "#app/components/types.ts";

type ErrorSummaryProps = { errors: { href: string; message: string }[]; title?: string };

/** What is wrong with a form, first on the page, each fault leading to its field. Nothing when nothing is wrong. */
export function ErrorSummary({ errors, title }: ErrorSummaryProps) {
  const { t } = useTranslation("public");
  if (errors.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: after a failed form the faults are what a person must hear first.
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{title ?? t("form.summary", { count: errors.length })}</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.href}>
            <a href={error.href}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The faults of a form in the order of its fields. */
export function errorsOf(state: FormState, order: string[]): { href: string; message: string }[] {
  const names = [...order, ...Object.keys(state.errors).filter((name) => !order.includes(name))];
  return names.flatMap((name) => {
    const message = state.errors[name];
    return message ? [{ href: `#${name}`, message }] : [];
  });
}
