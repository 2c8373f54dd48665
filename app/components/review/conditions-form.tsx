import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";
import { RadioGroup } from "#app/components/choices.tsx";
import { sentValue } from "#app/components/form-values.ts";
import { SelectField } from "#app/components/select-field.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { FormState, Option } from "#app/components/types.ts";

type ConditionsFormProps = {
  href: string;
  countries: Option[];
  sources: Option[];
  signals: Option[];
  states: Option[];
  state: FormState;
};

export const CONDITION_FIELDS = ["from", "until", "domain", "domainTag", "networkTag", "country", "source", "signal"];

/** Which signatures: every condition that is filled must hold. It leads to their number and changes nothing. */
export function ConditionsForm({ href, countries, sources, signals, states, state }: ConditionsFormProps) {
  const { t } = useTranslation("organise");
  const field = (name: string) => ({ name, value: sentValue(state, name), error: state.errors[name] });
  const any = { prompt: t("review.field.any"), required: false };
  const typed = { required: false, autoComplete: "off", spellCheck: false };
  return (
    <form className="form" method="post" action={href} noValidate>
      <input type="hidden" name="kind" value={sentValue(state, "kind")} />
      <div className="pair">
        <TextField
          {...field("from")}
          {...typed}
          type="datetime-local"
          label={t("review.field.from")}
          hint={t("review.field.timeHint")}
        />
        <TextField
          {...field("until")}
          {...typed}
          type="datetime-local"
          label={t("review.field.until")}
          hint={t("review.field.untilHint")}
        />
        <TextField
          {...field("domain")}
          {...typed}
          label={t("review.field.domain")}
          hint={t("review.field.domainHint")}
        />
        <TextField
          {...field("domainTag")}
          {...typed}
          label={t("review.field.domainTag")}
          hint={t("review.field.tagHint")}
        />
        <TextField
          {...field("networkTag")}
          {...typed}
          label={t("review.field.networkTag")}
          hint={t("review.field.networkHint")}
        />
        <SelectField {...field("country")} {...any} label={t("review.field.country")} options={countries} />
        <SelectField {...field("signal")} {...any} label={t("review.field.signal")} options={signals} />
        {sources.length > 0 && (
          <SelectField {...field("source")} {...any} label={t("review.field.source")} options={sources} />
        )}
      </div>
      <RadioGroup
        name="state"
        legend={t("review.field.state")}
        options={states}
        value={sentValue(state, "state") || "both"}
        error={state.errors["state"]}
      />
      <p>
        <Button name="intent" value="preview">
          {t("review.field.preview")}
        </Button>
      </p>
    </form>
  );
}
