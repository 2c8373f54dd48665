import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";
import { RadioGroup } from "#app/components/choices.tsx";
import { sentValue } from "#app/components/form-values.ts";
import { TextField } from "#app/components/text-field.tsx";
import type { FormState, Option } from "#app/components/types.ts";

type DonateFormProps = {
  formHref: string;
  state: FormState;
  monthly: boolean;
  currency: { code: string; name: string };
  amounts: Option[];
  /** From which amount to which. */
  bounds: string;
};

/** The fields in the order in which they stand, for the error summary. */
export const DONATE_FIELDS = ["kind", "currency", "amount", "other"];

/** How often and how much. Whoever pays, and with what, is asked on Stripe's page alone. */
export function DonateForm({ formHref, state, monthly, currency, amounts, bounds }: DonateFormProps) {
  const { t } = useTranslation("donate");
  const { errors } = state;
  return (
    <form className="form sheet donate-form" method="post" action={formHref} noValidate>
      <input type="hidden" name="currency" value={currency.code} />
      {monthly ? (
        <RadioGroup
          name="kind"
          legend={t("kind")}
          error={errors.kind}
          value={sentValue(state, "kind") || "once"}
          options={[
            { value: "once", label: t("once") },
            { value: "monthly", label: t("monthly") },
          ]}
        />
      ) : (
        <input type="hidden" name="kind" value="once" />
      )}
      <div className="donate-amounts">
        <RadioGroup
          name="amount"
          legend={t("amount", { currency: currency.name })}
          error={errors.amount}
          value={sentValue(state, "amount")}
          options={amounts}
          required
        />
        <TextField
          name="other"
          label={t("otherLabel", { currency: currency.name })}
          hint={bounds}
          error={errors.other}
          value={sentValue(state, "other")}
          inputMode="decimal"
          maxLength={40}
          autoComplete="off"
          required={false}
        />
      </div>
      <div className="sign-here">
        <p>
          <Button look="large">{t("submit")}</Button>
        </p>
        <p className="small-print">{t("submitNote")}</p>
      </div>
    </form>
  );
}
