import { useTranslation } from "react-i18next";
import { BarChart } from "#app/components/bar-chart.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { DayChart } from "#app/components/day-chart.tsx";
import { StatTiles } from "#app/components/stat-tiles.tsx";
import { LONG_WORD, useSamples } from "#app/specimens/samples.ts";
import { Specimen } from "#app/specimens/specimen.tsx";

/** What the organisers' pages show numbers with. */
export function DeskNumbers() {
  const { t } = useTranslation("organise");
  const { number, countries } = useSamples();
  const columns = [
    { id: "country", label: t("overview.country") },
    { id: "count", label: t("overview.count"), number: true },
    { id: "letters", label: t("overview.letters"), number: true },
  ];
  const rows = countries.map(({ value, label }, place) => ({
    id: value,
    cells: [label, number(8_000 / (place + 1)), number(place)],
  }));
  const table = { caption: t("overview.byCountry"), columns };
  const stats = (["confirmed", "pending", "held", "withdrawn", "invalidated"] as const).map((id, place) => ({
    ...{ id, label: t(`signatureStates.${id}`), text: number(place ? place * 31 : 1_012_480) },
  }));
  return (
    <>
      <Specimen of="StatTiles" state="one">
        <StatTiles stats={stats.slice(0, 1)} />
      </Specimen>
      <Specimen of="StatTiles" state="many, with a long word">
        <StatTiles stats={[...stats, { id: "long", label: LONG_WORD, text: number(0) }]} />
      </Specimen>
      <Specimen of="DataTable" state="no rows">
        <DataTable {...table} rows={[]} />
      </Specimen>
      <Specimen of="DataTable" state="some rows, a long word">
        <DataTable {...table} rows={[...rows, { id: "long", cells: [LONG_WORD, number(1), number(0)] }]} />
      </Specimen>
      <BarCharts />
      <DayCharts />
    </>
  );
}

function BarCharts() {
  const { t } = useTranslation("organise");
  const { number, titles } = useSamples();
  const chart = { title: t("overview.byAction"), labelHead: t("overview.action"), valueHead: t("overview.count") };
  const bars = [8_041, 3_020, 12, 1, 0].map((value, place) => ({
    id: String(place),
    label: titles[place] ?? "",
    value,
    text: number(value),
  }));
  return (
    <>
      <Specimen of="BarChart" state="much, little and nothing">
        <BarChart {...chart} bars={bars} />
      </Specimen>
      <Specimen of="BarChart" state="nothing at all">
        <BarChart {...chart} bars={bars.map((bar) => ({ ...bar, value: 0, text: number(0) }))} />
      </Specimen>
      <Specimen of="BarChart" state="a long word">
        <BarChart {...chart} bars={[{ id: "long", label: LONG_WORD, value: 3, text: number(3) }]} />
      </Specimen>
    </>
  );
}

function DayCharts() {
  const { t } = useTranslation("organise");
  const { number, day } = useSamples();
  const daysOf = (values: number[]) =>
    values.map((value, place) => ({ id: String(place), label: day(place), value, text: number(value) }));
  const chart = (values: number[]) => ({
    title: t("overview.byDay"),
    description: t("overview.byDayEmpty", { from: day(), to: day(values.length - 1) }),
    days: daysOf(values),
    top: { value: 200, text: number(200) },
    zero: number(0),
  });
  const month = Array.from({ length: 60 }, (_, place) => Math.round(100 + 95 * Math.sin(place / 4)));
  return (
    <>
      <Specimen of="DayChart" state="one day">
        <DayChart {...chart([120])} />
      </Specimen>
      <Specimen of="DayChart" state="sixty days">
        <DayChart {...chart(month)} />
      </Specimen>
      <Specimen of="DayChart" state="nothing yet">
        <DayChart {...chart([0, 0, 0, 0, 0, 0, 0])} />
      </Specimen>
    </>
  );
}
