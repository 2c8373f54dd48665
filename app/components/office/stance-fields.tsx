import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";
import { RadioGroup } from "#app/components/choices.tsx";
import { sentValue } from "#app/components/form-values.ts";
import { SelectField } from "#app/components/select-field.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextField } from "#app/components/text-field.tsx";
import type { FormState, Option } from "#app/components/types.ts";

type StanceFieldsProps = { href: string; representatives: Option[]; actions: Option[]; state: FormState };

/** What an organiser enters of a stance that was taken elsewhere in public. */
export function StanceFields({ href, representatives, actions, state }: StanceFieldsProps) {
  const { t } = useTranslation("offices");
  const field = (name: string) => ({ name, error: state.errors[name], value: sentValue(state, name) });
  return (
    <form className="form" method="post" action={href} noValidate>
      <SelectField
        {...field("representative")}
        label={t("desk.representative")}
        prompt={t("desk.choose")}
        options={representatives}
      />
      <SelectField {...field("action")} label={t("desk.action")} prompt={t("desk.choose")} options={actions} />
      <RadioGroup
        {...field("position")}
        legend={t("desk.position")}
        options={(["agrees", "partly", "disagrees"] as const).map((value) => ({
          value,
          label: t(`position.${value}`),
        }))}
        required
      />
      <TextArea
        {...field("said")}
        label={t("desk.said")}
        hint={t("desk.saidHint")}
        rows={5}
        maxLength={1000}
        optional
      />
      <TextField {...field("sourceUrl")} type="url" label={t("desk.sourceUrl")} hint={t("desk.sourceHint")} />
      <TextField {...field("saidAt")} label={t("desk.saidAt")} hint={t("desk.saidAtHint")} autoComplete="off" />
      <p>
        <Button>{t("desk.save")}</Button>
      </p>
    </form>
  );
}
