import { useTranslation } from "react-i18next";
import { SourceMarks, SourceNames } from "#app/components/citation.tsx";
import type { BarsView, FigureView, PeopleView } from "#app/components/types.ts";

type FigureChartProps = { figure: FigureView; listHref?: string };

/** A figure drawn. Everything the picture shows stands in words beside it, so the picture itself is silent. */
export function FigureChart({ figure, listHref = "" }: FigureChartProps) {
  const { chart } = figure;
  if (!chart) return null;
  return (
    <figure className="figure-chart">
      <figcaption>
        <span className="figure-label">{figure.label}</span>{" "}
        {chart.kind === "bars" && figure.unit && <span>{figure.unit}</span>}
      </figcaption>
      {chart.kind === "bars" ? (
        <Bars figure={figure} chart={chart} listHref={listHref} />
      ) : (
        <People figure={figure} chart={chart} listHref={listHref} />
      )}
      {figure.note && <p className="figure-note">{figure.note}</p>}
    </figure>
  );
}

function Bars({ figure, chart, listHref = "" }: FigureChartProps & { chart: BarsView }) {
  const { top, bars, ticks } = chart;
  return (
    <>
      <ul className="bars">
        {figure.values.map((value, index) => (
          <li key={value.id ?? value.value}>
            <p>
              <strong>{value.value}</strong> {value.words} <SourceMarks sources={value.sources} listHref={listHref} />
            </p>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              {ticks.map(({ at }) => (
                <line key={at} x1={(100 * at) / top} x2={(100 * at) / top} y1="0" y2="10" />
              ))}
              <rect width={(100 * (bars[index] ?? 0)) / top} height="10" />
            </svg>
          </li>
        ))}
      </ul>
      <p className="chart-axis" aria-hidden="true">
        {ticks.map(({ at, text }) => (
          <span key={at}>{text}</span>
        ))}
      </p>
    </>
  );
}

const ROW = 20;

function People({ figure, chart, listHref = "" }: FigureChartProps & { chart: PeopleView }) {
  const { t } = useTranslation("reading");
  const { part, whole, sources } = chart;
  const rows = Math.ceil(whole / ROW);
  return (
    <>
      <p className="figure-value">
        <strong>{t("chart.of", { part, whole })}</strong> {figure.unit}
      </p>
      <svg className="people" viewBox={`0 0 ${ROW * 10} ${rows * 10}`} aria-hidden="true" focusable="false">
        {Array.from({ length: whole }, (_, index) => {
          const place = { cx: (index % ROW) * 10 + 5, cy: Math.floor(index / ROW) * 10 + 5 };
          return (
            <circle key={`${place.cx} ${place.cy}`} {...place} r="3.5" className={index < part ? "part" : "rest"} />
          );
        })}
      </svg>
      <ul className="chart-values">
        {figure.values.map((value) => (
          <li key={value.id ?? value.value}>
            {value.words ?? value.value}
            <SourceNames sources={value.sources} listHref={listHref} />
          </li>
        ))}
        <li>
          {t("chart.wholeSources", { whole })}
          <SourceNames sources={sources} listHref={listHref} />
        </li>
      </ul>
    </>
  );
}
