import { useTranslation } from "react-i18next";
import { ActionCard, ActionLine } from "#app/components/action-card.tsx";
import type { ActionView } from "#app/components/types.ts";

/** All recommendations: the starred ones first and at length, the others beneath. */
export function ActionList({ actions }: { actions: ActionView[] }) {
  const { t } = useTranslation("public");
  const others = actions.filter((action) => !action.starred);
  return (
    <>
      <ol className="action-cards">
        {actions
          .filter((action) => action.starred)
          .map((action) => (
            <li key={action.id}>
              <ActionCard action={action} />
            </li>
          ))}
      </ol>
      {others.length > 0 && <h3 className="action-others">{t("action.others", { count: others.length })}</h3>}
      <ol className="action-lines">
        {others.map((action) => (
          <li key={action.id}>
            <ActionLine action={action} />
          </li>
        ))}
      </ol>
    </>
  );
}
