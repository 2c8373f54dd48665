import { useTranslation } from "react-i18next";
import { SourceList, SourceMarks, SourceNames } from "#app/components/citation.tsx";
import { ClaimList, DisputeList } from "#app/components/claim-list.tsx";
import { Finding } from "#app/components/finding.tsx";
import { Timeline } from "#app/components/timeline.tsx";
import type { SpanView } from "#app/components/types.ts";
import { sampleBars, sampleFigure, samplePeople } from "#app/specimens/figures.tsx";
import { sampleSource } from "#app/specimens/sample-campaign.ts";
import { LONG_WORD, type Samples, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

const [ONE, TWO, THREE] = [sampleSource("1"), sampleSource("2"), sampleSource("3")];
const BARE = { author: undefined, published: undefined, url: undefined };

export function Evidence() {
  const { t } = useTranslation("public");
  const samples = useSamples();
  const claims = claimsOf(samples);
  const dispute = { id: "sample", text: samples.texts[1] ?? "", sources: [TWO], answers: claims };
  const both = { said: t("evidence.said"), answered: t("evidence.answered") };
  return (
    <>
      <Specimen of="Timeline" state="closed and open spans, a single year">
        <Timeline timeline={timelineOf(samples)} />
      </Specimen>
      <Specimen of="ClaimList" state="one source, and three">
        <ClaimList claims={claims} />
      </Specimen>
      <Specimen of="DisputeList" state="one answer, and two">
        <DisputeList disputes={[{ ...dispute, id: "short", answers: claims.slice(0, 1) }, dispute]} {...both} />
      </Specimen>
      <Specimen of="Finding" state="with everything">
        <Finding
          section={{
            id: "finding-whole",
            title: samples.titles[0] ?? "",
            summary: samples.texts[0] ?? "",
            figures: [sampleFigure(samples), sampleBars(samples), samplePeople(samples)],
            timeline: timelineOf(samples),
            claims,
          }}
        />
      </Specimen>
      <Specimen of="Finding" state="claims alone, a long word">
        <Finding section={{ id: "finding-bare", title: LONG_WORD, summary: LONG_WORD, figures: [], claims }} />
      </Specimen>
      <Citations />
    </>
  );
}

function Citations() {
  return (
    <>
      <Specimen of="SourceMarks" state="one, and several">
        <p>
          Sample <SourceMarks sources={[ONE]} />
        </p>
        <p>
          Sample <SourceMarks sources={[ONE, TWO, THREE]} />
        </p>
      </Specimen>
      <Specimen of="SourceNames" state="one, and several">
        <SourceNames sources={[ONE]} />
        <SourceNames sources={[ONE, TWO, THREE]} />
      </Specimen>
      <Specimen of="SourceList, Citation" state="with everything, with little, in another script, a long word">
        <SourceList
          sources={[
            sampleSource("11"),
            sampleSource("12", BARE),
            sampleSource("13", { title: "نموذج تقرير", publisher: "ناشر نموذجي", author: undefined }),
            sampleSource("14", { title: LONG_WORD, publisher: LONG_WORD }),
          ]}
        />
      </Specimen>
    </>
  );
}

const claimsOf = ({ texts }: Samples) => [
  { id: "one", text: texts[0] ?? "", sources: [ONE] },
  { id: "many", text: texts[2] ?? "", sources: [ONE, TWO, THREE] },
];

function timelineOf({ titles, year }: Samples) {
  const years = [2017, 2018, 2019, 2020, 2021, 2022];
  const span = (id: string, from: number, to: number, changes: Partial<SpanView> = {}): SpanView => ({
    id,
    label: titles[Number(id)] ?? "",
    from,
    to,
    openStart: false,
    openEnd: false,
    fromText: year(2017 + from),
    toText: year(2016 + to),
    sources: [ONE],
    ...changes,
  });
  return {
    title: titles[4] ?? "",
    note: titles[2],
    years: years.map((one) => ({ year: one, text: year(one) })),
    spans: [
      span("0", 1, 4),
      span("1", 2, 3),
      span("2", 2, 4, { openStart: true }),
      span("3", 3, 4, { openEnd: true, sources: [TWO, THREE] }),
    ],
  };
}
