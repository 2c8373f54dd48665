import { useTranslation } from "react-i18next";
import { SourceNames } from "#app/components/citation.tsx";
import { FigureChart } from "#app/components/figure-chart.tsx";
import type { FigureView } from "#app/components/types.ts";

/** Numbers side by side; beneath them, across the page, those that are drawn as bars. */
export function FigureStrip({ figures, listHref = "" }: { figures: FigureView[]; listHref?: string }) {
  const inBars = figures.filter(({ chart }) => chart?.kind === "bars");
  return (
    <>
      <ul className="figure-strip">
        {figures
          .filter((figure) => !inBars.includes(figure))
          .map((figure) => (
            <li key={figure.id}>
              <Figure figure={figure} listHref={listHref} />
            </li>
          ))}
      </ul>
      {inBars.map((figure) => (
        <FigureChart key={figure.id} figure={figure} listHref={listHref} />
      ))}
    </>
  );
}

/** A number with what it counts and who says so. Where the documents differ, every value stands with its own source. */
export function Figure({ figure, listHref = "" }: { figure: FigureView; listHref?: string }) {
  const { t } = useTranslation("public");
  const note = figure.note ?? (documentsDiffer(figure) ? t("figure.differing") : undefined);
  return (
    <div className="figure">
      <p className="figure-label">{figure.label}</p>
      <div className="figure-values">
        {figure.values.map((value) => (
          <div key={value.id ?? value.value} className="figure-value">
            <p>
              <strong>{value.value}</strong> {figure.unit && <span>{figure.unit}</span>}
            </p>
            {value.words && <p className="figure-words">{value.words}</p>}
            <SourceNames sources={value.sources} listHref={listHref} />
          </div>
        ))}
        {note && <p className="figure-note">{note}</p>}
      </div>
    </div>
  );
}

/** Several values from one document compare; several values from different documents disagree. */
function documentsDiffer({ values }: FigureView): boolean {
  const ids = values.flatMap((value) => value.sources.map((source) => source.id));
  return values.length > 1 && new Set(ids).size === ids.length;
}
