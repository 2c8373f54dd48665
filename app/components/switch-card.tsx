import { useTranslation } from "react-i18next";
import { Button } from "#app/components/button.tsx";
import { CheckboxField } from "#app/components/checkbox-field.tsx";
import { sentValue } from "#app/components/form-values.ts";
import { TextField } from "#app/components/text-field.tsx";
import type { FormState } from "#app/components/types.ts";

export type SwitchView = {
  name:
    | "signing"
    | "mail"
    | "letters"
    | "donations"
    | "counting"
    | "comments"
    | "proof-of-work"
    | "holding"
    | "read-only";
  /** Since when, by whom and why it is on; null while it is off. */
  on: { stand: string; reason: string } | null;
  /** Turning it on asks for a tick. */
  sure: boolean;
  /** Where it can be seen beforehand what people will see. */
  previewHref: string | null;
};

/** One switch: how it stands, what it does, who sees what, and the form that turns it. */
export function SwitchCard({ view, action, state }: { view: SwitchView; action: string; state: FormState }) {
  const { t } = useTranslation("organise");
  const { name, on, previewHref } = view;
  return (
    <section className={on ? "switch switch-on" : "switch"} aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>
        {t(`switches.${name}.title`)} <span className="switch-stand">{on ? t("switches.on") : t("switches.off")}</span>
      </h2>
      {on && (
        <p>
          {on.stand}{" "}
          <q>
            <bdi>{on.reason}</bdi>
          </q>
        </p>
      )}
      <p>{t(`switches.${name}.does`)}</p>
      <p className="hint">
        {t(`switches.${name}.seen`)} {previewHref && <a href={previewHref}>{t("switches.preview")}</a>}
      </p>
      <details open={Object.keys(state.errors).length > 0}>
        <summary>{t(`switches.${name}.${on ? "turnOff" : "turnOn"}`)}</summary>
        <TurnForm view={view} action={action} state={state} />
      </details>
    </section>
  );
}

function TurnForm({ view: { name, on, sure }, action, state }: { view: SwitchView; action: string; state: FormState }) {
  const { t } = useTranslation("organise");
  return (
    <form className="form switch-form" method="post" action={action} noValidate>
      <input type="hidden" name="name" value={name} />
      <input type="hidden" name="to" value={on ? "off" : "on"} />
      <TextField
        name="reason"
        id={switchFieldId(name, "reason")}
        label={t("switches.reason")}
        hint={t("switches.reasonHint")}
        error={state.errors["reason"]}
        value={sentValue(state, "reason")}
        maxLength={200}
        autoComplete="off"
      />
      {sure && !on && (
        <CheckboxField
          name="sure"
          id={switchFieldId(name, "sure")}
          label={t("switches.sure")}
          error={state.errors["sure"]}
          checked={sentValue(state, "sure") === "on"}
          required
        />
      )}
      <p>
        <Button look={sure && !on ? "danger" : "main"}>{t(`switches.${name}.${on ? "turnOff" : "turnOn"}`)}</Button>
      </p>
    </form>
  );
}

/** The id of a field in one switch's form. */
export const switchFieldId = (name: string | string[] | undefined, field: string) => `${name}-${field}`;
