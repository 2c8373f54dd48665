import { useTranslation } from "react-i18next";
import { DataTable } from "#app/components/data-table.tsx";

type Day = { id: string; label: string; value: number; text: string };
type DayChartProps = {
  title: string;
  /** What the picture shows, in a sentence, for those who cannot see it. */
  description: string;
  days: Day[];
  /** The upper end of the scale and its words; the scale begins at zero. */
  top: { value: number; text: string };
  zero: string;
};

/** One column a day. The labels are text beside the picture, so that they stay readable at any width. */
export function DayChart({ title, description, days, top, zero }: DayChartProps) {
  const { t } = useTranslation("public");
  const middle = days[Math.floor((days.length - 1) / 2)];
  const ends = [days[0], days.length > 2 ? middle : undefined, days.length > 1 ? days.at(-1) : undefined];
  return (
    <figure className="day-chart">
      <figcaption>{title}</figcaption>
      <div className="day-chart-plot">
        <div className="day-chart-scale" aria-hidden="true">
          <span>{top.text}</span>
          <span>{zero}</span>
        </div>
        <Columns days={days} top={top.value} title={title} description={description} />
        <div className="day-chart-days" aria-hidden="true">
          {ends.map((day) => day && <span key={day.id}>{day.label}</span>)}
        </div>
      </div>
      <details>
        <summary>{t("desk.asTable")}</summary>
        <DataTable
          caption={title}
          columns={[
            { id: "day", label: t("desk.day") },
            { id: "count", label: t("desk.count"), number: true },
          ]}
          rows={days.map((day) => ({ id: day.id, cells: [day.label, day.text] }))}
        />
      </details>
    </figure>
  );
}

function Columns({ days, top, title, description }: { days: Day[]; top: number; title: string; description: string }) {
  const width = 10 * days.length;
  return (
    <svg
      viewBox={`0 0 ${width} 100`}
      preserveAspectRatio="none"
      role="img"
      focusable="false"
      aria-label={`${title}. ${description}`}
    >
      <title>{title}</title>
      <desc>{description}</desc>
      <line x1="0" x2={width} y1="50" y2="50" />
      {days.map((day, index) => {
        const height = (100 * day.value) / Math.max(1, top);
        return <rect key={day.id} x={10 * index + 1} y={100 - height} width="8" height={height} />;
      })}
    </svg>
  );
}
