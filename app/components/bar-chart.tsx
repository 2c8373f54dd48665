type Bar = { id: string; label: string; value: number; text: string };
type BarChartProps = { title: string; labelHead: string; valueHead: string; bars: Bar[] };

/** Bars and table in one: every value stands in words beside its bar, so nothing is lost to those who cannot see bars. */
export function BarChart({ title, labelHead, valueHead, bars }: BarChartProps) {
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
    <section className="table-box" aria-label={title} tabIndex={0}>
      <table className="data-table bar-chart">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{labelHead}</th>
            <th scope="col" className="number" colSpan={2}>
              {valueHead}
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.id}>
              <th scope="row">
                <bdi>{bar.label}</bdi>
              </th>
              <td className="bar">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                  <rect width={(100 * bar.value) / most} height="10" />
                </svg>
              </td>
              <td className="number">{bar.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
