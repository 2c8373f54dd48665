import { useTranslation } from "react-i18next";

/** An area whose people can be written to. */
export type AreaLink = { id: string; name: string; otherNames: string[]; href: string };

/** A list this long stays closed until somebody asks for it. */
const OPEN_MOST = 14;

/** All areas of a body, each leading to its people. The browser's module leaves those that fit what is typed. */
export function FindAreas({ id, areas, everybodyHref }: { id: string; areas: AreaLink[]; everybodyHref: string }) {
  const { t } = useTranslation("letters");
  return (
    <details className="find-areas" id={id} open={areas.length <= OPEN_MOST}>
      <summary>{t("find.list", { count: areas.length })}</summary>
      <ul className="find-links">
        {areas.map((area) => (
          <li key={area.id} data-area={area.id}>
            <a href={area.href}>
              <bdi>{area.name}</bdi>
            </a>
            {area.otherNames.map((name) => (
              <bdi key={name} className="find-other-name">
                {name}
              </bdi>
            ))}
          </li>
        ))}
      </ul>
      <p>
        <a href={everybodyHref}>{t("find.everybody")}</a>
      </p>
    </details>
  );
}
