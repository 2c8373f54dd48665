import { ClaimList } from "#app/components/claim-list.tsx";
import { FigureStrip } from "#app/components/figure.tsx";
import type { SectionView } from "#app/components/types.ts";

export function Finding({ section, listHref = "" }: { section: SectionView; listHref?: string }) {
  return (
    <section className="finding" id={section.id} aria-labelledby={`${section.id}-title`}>
      <h2 id={`${section.id}-title`}>{section.title}</h2>
      <p className="lede">{section.summary}</p>
      {section.figures.length > 0 && <FigureStrip figures={section.figures} listHref={listHref} />}
      <ClaimList claims={section.claims} listHref={listHref} />
    </section>
  );
}
