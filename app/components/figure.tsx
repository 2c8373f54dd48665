import { useTranslation } from "react-i18next";
import { SourceNames } from "#app/components/citation.tsx";
import type { FigureView } from "#app/components/types.ts";

export function FigureStrip({ figures, listHref = "" }: { figures: FigureView[]; listHref?: string }) {
  return (
    <ul className="figure-strip">
      {figures.map((figure) => (
        <li key={figure.id}>
          <Figure figure={figure} listHref={listHref} />
        </li>
      ))}
    </ul>
  );
}

/** A number with what it counts and who says so. Where the documents differ, every value stands with its own source. */
export function Figure({ figure, listHref = "" }: { figure: FigureView; listHref?: string }) {
  const { t } = useTranslation("public");
  const differing = figure.values.length > 1;
  return (
    <div className={differing ? "figure figure-differing" : "figure"}>
      <p className="figure-label">{figure.label}</p>
      {figure.values.map((value) => (
        <div key={value.id ?? value.value} className="figure-value">
          <p>
            <strong>{value.value}</strong> {figure.unit && <span>{figure.unit}</span>}
          </p>
          {value.words && <p className="figure-words">{value.words}</p>}
          <SourceNames sources={value.sources} listHref={listHref} />
        </div>
      ))}
      {differing && <p className="figure-note">{t("figure.differing")}</p>}
      {figure.note && <p className="figure-note">{figure.note}</p>}
    </div>
  );
}
