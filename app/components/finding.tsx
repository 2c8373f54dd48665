import { ClaimList } from "#app/components/claim-list.tsx";
import { FigureStrip } from "#app/components/figure.tsx";
import { FigureChart } from "#app/components/figure-chart.tsx";
import { Timeline } from "#app/components/timeline.tsx";
import type { SectionView } from "#app/components/types.ts";

export function Finding({ section, listHref = "" }: { section: SectionView; listHref?: string }) {
  const told = section.figures.filter((figure) => !figure.chart);
  const drawn = section.figures.filter((figure) => figure.chart);
  return (
    <section className="finding" id={section.id} aria-labelledby={`${section.id}-title`}>
      <h2 id={`${section.id}-title`}>{section.title}</h2>
      <p className="lede">{section.summary}</p>
      {told.length > 0 && <FigureStrip figures={told} listHref={listHref} />}
      {drawn.map((figure) => (
        <FigureChart key={figure.id} figure={figure} listHref={listHref} />
      ))}
      {section.timeline && <Timeline timeline={section.timeline} listHref={listHref} />}
      <ClaimList claims={section.claims} listHref={listHref} />
    </section>
  );
}
