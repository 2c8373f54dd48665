import { useTranslation } from "react-i18next";
import { sentValue } from "#app/components/form-values.ts";
import { TextField } from "#app/components/text-field.tsx";
import type { FormState } from "#app/components/types.ts";

/** Why an organiser decides so, for the other organisers to read. */
export function ReasonField({ state }: { state: FormState }) {
  const { t } = useTranslation("organise");
  return (
    <TextField
      name="reason"
      label={t("review.preview.reason")}
      hint={t("review.preview.reasonHint")}
      error={state.errors["reason"]}
      value={sentValue(state, "reason")}
      maxLength={200}
      autoComplete="off"
    />
  );
}
