import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";
import { sentValue } from "#app/components/form-values.ts";
import { TextField } from "#app/components/text-field.tsx";
import type { FormState } from "#app/components/types.ts";

/** The form by which a mail domain is known again among tags. */
export function TagLookUp({ href, state }: { href: string; state: FormState }) {
  const { t } = useTranslation("organise");
  return (
    <section aria-labelledby="look">
      <h2 id="look">{t("review.look")}</h2>
      <form className="form" method="post" action={href} noValidate>
        <TextField
          name="domain"
          label={t("review.field.domain")}
          hint={t("review.lookHint")}
          error={state.errors["domain"]}
          value={sentValue(state, "domain")}
          autoComplete="off"
          spellCheck={false}
        />
        <p>
          <Button look="quiet">{t("review.lookButton")}</Button>
        </p>
      </form>
    </section>
  );
}
