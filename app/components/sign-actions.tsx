import { useTranslation } from "react-i18next";
import { CheckboxGroup, Choice } from "#app/components/choices.tsx";
import { sentValues } from "#app/components/form-values.ts";
import type { ActionView, FormState } from "#app/components/types.ts";

type SignActionsProps = { state: FormState; actions: ActionView[]; only?: string | undefined };

/** What is signed: all recommendations on the campaign's form; on a recommendation's own page that one, the others offered. */
export function SignActions({ state, actions, only }: SignActionsProps) {
  const { t } = useTranslation("public");
  const own = actions.find((action) => action.id === only);
  const others = actions.filter((action) => action !== own).sort((a, b) => Number(b.starred) - Number(a.starred));
  const chosen = sentValues(state, "actions", own ? [own.id] : actions.map((action) => action.id));
  const options = (own ? [own] : others).map((action) => ({ value: action.id, label: action.title }));
  return (
    <div className="sign-actions">
      <CheckboxGroup
        name="actions"
        legend={t("sign.actionsLegend")}
        hint={chosen.length === actions.length && t("sign.actionsHint", { count: actions.length })}
        error={state.errors.actions}
        options={options}
        chosen={chosen}
      />
      {own && <OtherActions others={others} chosen={chosen} />}
    </div>
  );
}

function OtherActions({ others, chosen }: { others: ActionView[]; chosen: string[] }) {
  const { t } = useTranslation("public");
  return (
    <details open={others.some((action) => chosen.includes(action.id))}>
      <summary>{t("sign.others", { count: others.length })}</summary>
      <div className="choice-list choice-list-ruled">
        {others.map((action) => (
          <Choice
            key={action.id}
            type="checkbox"
            id={`actions-${action.id}`}
            name="actions"
            option={{ value: action.id, label: action.title }}
            chosen={chosen}
          />
        ))}
      </div>
    </details>
  );
}
