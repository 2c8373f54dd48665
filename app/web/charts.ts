import type { FigureView, SourceView } from "#app/components/types.ts";
import type { CampaignFacts } from "#app/domain/content/facts.ts";
import { number } from "#app/web/formats.ts";

const MOST_TICKS = 6;

/** How a figure is drawn, if its facts say that it is. Scales begin at zero. */
export function chartOf(
  { values, chart, of }: CampaignFacts["report"]["figures"][number],
  locale: string,
  wholeSources: SourceView[],
): FigureView["chart"] {
  const amounts = values.map(({ value }) => value);
  if (chart === "people" && of)
    return { kind: "people", part: amounts[0] ?? 0, whole: of.value, sources: wholeSources };
  if (chart !== "bars") return undefined;
  const step = stepFor(Math.max(...amounts));
  const top = Math.ceil(Math.max(...amounts) / step) * step;
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step);
  return { kind: "bars", top, bars: amounts, ticks: ticks.map((at) => ({ at, text: number(locale, at) })) };
}

/** The smallest of 1, 2, 5, 10, 20, 50 … with which no more than six ticks reach the value. */
function stepFor(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most || 1));
  const steps = [power / 10, power / 5, power / 2, power, 2 * power];
  return steps.find((step) => Math.ceil(most / step) + 1 <= MOST_TICKS) ?? most;
}
