import { useTranslation } from "react-i18next";
import { Notice } from "#app/components/notice.tsx";

export type OutcomeView = { kind: "none" | "several" | "vacant"; areas: { name: string; href: string }[] };

/** What a search came to, first on the page: a choice, or why there is none. */
export function FindOutcome({ kind, areas }: OutcomeView) {
  const { t } = useTranslation("letters");
  if (kind === "none")
    return (
      <Notice kind="warning" role="status" title={t("find.none")}>
        <p>{t("find.noneText")}</p>
      </Notice>
    );
  return (
    <Notice kind={kind === "several" ? "plain" : "warning"} role="status" title={t(`find.${kind}`)}>
      <p>{t(`find.${kind}Text`)}</p>
      <ul className="find-links find-choice">
        {areas.map(({ name, href }) => (
          <li key={href}>
            {kind === "several" ? (
              <a href={href}>
                <bdi>{name}</bdi>
              </a>
            ) : (
              <bdi>{name}</bdi>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
