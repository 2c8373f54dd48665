import { useTranslation } from "react-i18next";
import { ActionFacts } from "#app/components/action-facts.tsx";
import { Illustration } from "#app/components/illustration.tsx";
import type { ActionView } from "#app/components/types.ts";

/** The first recommendations at full length. */
export function ActionCard({ action }: { action: ActionView }) {
  const { t } = useTranslation("public");
  return (
    <article className="action-card">
      <h3>
        <a href={action.href}>{action.title}</a>
      </h3>
      {action.drawing && <Illustration name={action.drawing} />}
      <p className="action-summary">{action.summary}</p>
      <ActionFacts action={action} />
      <p className="action-ways">
        <strong>{t("action.count", { count: action.signatures })}</strong>
        <a href={action.href}>{t("action.read")}</a>
        {action.letterHref && <a href={action.letterHref}>{t("action.write")}</a>}
      </p>
    </article>
  );
}

/** The others: one line and a number each. */
export function ActionLine({ action }: { action: ActionView }) {
  const { t } = useTranslation("public");
  return (
    <article className="action-line">
      {action.drawing && <Illustration name={action.drawing} />}
      <h3>
        <a href={action.href}>{action.title}</a>
      </h3>
      <p>
        {action.askedOf.map((party) => (
          <span key={party}>
            <bdi>{party}</bdi>
          </span>
        ))}
      </p>
      <p className="action-line-count">{t("action.count", { count: action.signatures })}</p>
    </article>
  );
}
