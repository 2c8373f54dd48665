import { Figure, FigureStrip } from "#app/components/figure.tsx";
import { FigureChart } from "#app/components/figure-chart.tsx";
import type { FigureView } from "#app/components/types.ts";
import { sampleSource } from "#app/specimens/sample-campaign.ts";
import { LONG_WORD, type Samples, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

export function Figures() {
  const samples = useSamples();
  const differing = sampleFigure(samples, {
    id: "differing",
    values: ["1", "2", "3"].map((id) => ({
      id,
      value: samples.number(400_000 * Number(id)),
      sources: [sampleSource(id)],
    })),
  });
  const long = sampleFigure(samples, { id: "long", label: LONG_WORD, unit: LONG_WORD });
  return (
    <>
      <Specimen of="Figure" state="one value">
        <Figure figure={sampleFigure(samples)} />
      </Specimen>
      <Specimen of="Figure" state="documents differ">
        <Figure figure={differing} />
      </Specimen>
      <Specimen of="Figure" state="several values of one document, with words and a note">
        <Figure
          figure={sampleFigure(samples, {
            note: samples.texts[2],
            values: [2_019, 318].map((value, place) => ({
              value: samples.number(value),
              words: samples.titles[place],
              sources: [sampleSource("1")],
            })),
          })}
        />
      </Specimen>
      <Specimen of="Figure" state="a long word">
        <Figure figure={long} />
      </Specimen>
      <Specimen of="FigureStrip" state="three, and one as bars">
        <FigureStrip figures={[sampleFigure(samples), differing, samplePeople(samples), sampleBars(samples)]} />
      </Specimen>
      <Specimen of="FigureChart" state="bars">
        <FigureChart figure={sampleBars(samples)} />
      </Specimen>
      <Specimen of="FigureChart" state="people">
        <FigureChart figure={samplePeople(samples)} />
      </Specimen>
    </>
  );
}

/** One value of one document. */
export const sampleFigure = ({ titles, number }: Samples, changes: Partial<FigureView> = {}): FigureView => ({
  id: "plain",
  label: titles[0] ?? "",
  unit: titles[3],
  values: [{ value: number(12_480), sources: [sampleSource("1")] }],
  ...changes,
});

/** Three values beside each other, the least of them next to nothing. */
export const sampleBars = (samples: Samples): FigureView =>
  sampleFigure(samples, {
    id: "bars",
    note: samples.texts[1],
    values: [40, 1_260, 3_000].map((value, place) => ({
      value: samples.number(value),
      words: samples.titles[place],
      sources: [sampleSource(String(place + 1))],
    })),
    chart: {
      kind: "bars",
      top: 3_000,
      bars: [40, 1_260, 3_000],
      ticks: [0, 1_000, 2_000, 3_000].map((at) => ({ at, text: samples.number(at) })),
    },
  });

/** Seventeen of ninety-five: rows that are not full. */
export const samplePeople = (samples: Samples): FigureView =>
  sampleFigure(samples, {
    id: "people",
    values: [{ value: samples.number(17), words: samples.titles[1], sources: [sampleSource("2")] }],
    chart: { kind: "people", part: 17, whole: 95, sources: [sampleSource("3")] },
  });
