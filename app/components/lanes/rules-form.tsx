import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";
import { CheckboxField } from "#app/components/checkbox-field.tsx";
import { sentValue } from "#app/components/form-values.ts";
import { TextField } from "#app/components/text-field.tsx";
import type { FormState } from "#app/components/types.ts";

type RulesView = {
  perHour: string;
  perDomain: string;
  perTarget: string;
  curve: string;
  pauseAtPercent: string;
  quietWeekends: boolean;
  warmUp: boolean;
};

const FIELDS = ["perTarget", "perDomain", "perHour", "curve", "pauseAtPercent"] as const;
const BOXES = ["quietWeekends", "warmUp"] as const;

/** How fast letters leave, as a form. */
export function RulesForm({ rules, state }: { rules: RulesView; state: FormState }) {
  const { t } = useTranslation("organise");
  const sent = state.values["intent"] === "rules";
  return (
    <form className="form" method="post" noValidate>
      <input type="hidden" name="intent" value="rules" />
      {FIELDS.map((name) => (
        <TextField
          key={name}
          name={name}
          label={t(`lanes.rules.${name}`)}
          hint={t(`lanes.rules.${name}Hint`)}
          error={state.errors[name]}
          value={sent ? sentValue(state, name) : rules[name]}
          optional={name === "perHour"}
          autoComplete="off"
          inputMode="numeric"
        />
      ))}
      {BOXES.map((name) => (
        <CheckboxField
          key={name}
          name={name}
          label={t(`lanes.rules.${name}`)}
          checked={sent ? sentValue(state, name) === "on" : rules[name]}
        />
      ))}
      <p>
        <Button>{t("lanes.rules.keep")}</Button>
      </p>
    </form>
  );
}
