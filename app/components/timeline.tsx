import { useTranslation } from "react-i18next";
import { SourceMarks } from "#app/components/citation.tsx";
import type { SpanView, TimelineView } from "#app/components/types.ts";

const YEAR = 10;

/** What happened in which years: each line in words, the picture beneath. A dotted end stands for a bound nobody gave. */
export function Timeline({ timeline, listHref = "" }: { timeline: TimelineView; listHref?: string }) {
  const { title, note, years, spans } = timeline;
  return (
    <figure className="timeline">
      <figcaption className="figure-label">{title}</figcaption>
      <ul>
        {spans.map((span) => (
          <li key={span.id}>
            <p>
              {span.label}: <SpanYears span={span} /> <SourceMarks sources={span.sources} listHref={listHref} />
            </p>
            <SpanLine span={span} years={years.length} />
          </li>
        ))}
      </ul>
      <p className="timeline-years" aria-hidden="true">
        {years.map(({ year, text }) => (
          <span key={year}>{text}</span>
        ))}
      </p>
      {note && <p className="figure-note">{note}</p>}
    </figure>
  );
}

function SpanYears({ span: { fromText: from, toText: to, openStart, openEnd } }: { span: SpanView }) {
  const { t } = useTranslation("reading");
  if (openStart) return <strong>{t("chart.atLeast", { from, to })}</strong>;
  if (openEnd) return <strong>{t("chart.since", { from })}</strong>;
  return <strong>{from === to ? from : t("chart.span", { from, to })}</strong>;
}

function SpanLine({ span, years }: { span: SpanView; years: number }) {
  const { from, to, openStart, openEnd } = span;
  const end = openStart ? to + 0.5 : years;
  return (
    <svg viewBox={`0 0 ${years * YEAR} 4`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {Array.from({ length: years + 1 }, (_, year) => year * YEAR).map((x) => (
        <line key={x} x1={x} x2={x} y1="0" y2="4" />
      ))}
      {openStart && <path d={`M${(from - 0.5) * YEAR} 2H${from * YEAR}`} />}
      {openEnd && <path d={`M${to * YEAR} 2H${end * YEAR}`} />}
      <rect x={from * YEAR} width={(to - from) * YEAR} y="0.5" height="3" />
    </svg>
  );
}
