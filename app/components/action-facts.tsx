import { useTranslation } from "react-i18next";
import type { ActionView } from "#app/components/types.ts";

/** Who made the recommendation, and whom it is addressed to. */
export function ActionFacts({ action }: { action: ActionView }) {
  const { t } = useTranslation("public");
  return (
    <dl className="action-facts">
      <div>
        <dt>{t("action.madeBy")}</dt>
        <dd>
          <bdi>{action.madeBy}</bdi>
        </dd>
      </div>
      <div>
        <dt>{t("action.askedOf")}</dt>
        {action.askedOf.map((party) => (
          <dd key={party}>
            <bdi>{party}</bdi>
          </dd>
        ))}
      </div>
    </dl>
  );
}
