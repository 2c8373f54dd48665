import type { EmbedView } from "#app/components/embed-box.tsx";
import type { CampaignView } from "#app/components/types.ts";
import { sampleCampaign } from "#app/specimens/sample-campaign.ts";
import { type Samples, samplesIn } from "#app/specimens/samples.ts";
import { type EmbedOptions, embedOptions } from "#app/web/embed.ts";

export const EMBED_STATES = ["open", "closed", "paused", "demo"] as const;
type Frame = Omit<EmbedOptions, "locale"> & { state: (typeof EMBED_STATES)[number] };

/** Where a sample of the embed is served as a document of its own (routes/components-embed.ts). */
export const embedSampleHref = (locale: string, frame: Frame) =>
  `/${locale}/components/embed?${new URLSearchParams({ ...frame, locale })}`;

/** The sample that such an address asks for; of an open campaign in place of a state that there is none of. */
export function embedSample(url: string): { view: EmbedView; options: EmbedOptions } {
  const options = embedOptions(url);
  const state = EMBED_STATES.find((state) => state === new URL(url).searchParams.get("state")) ?? "open";
  const samples = samplesIn(options.locale);
  const campaign = sampleCampaign(samples, changesOf(state, samples));
  const hrefs = { signHref: "#top", readHref: "#top", site: "sample.example" };
  return { view: { campaign, ...hrefs, line: options.look === "line", demo: state === "demo" }, options };
}

function changesOf(state: Frame["state"], { time }: Samples): Partial<CampaignView> {
  if (state === "paused") return { paused: { counting: time() } };
  return { open: state !== "closed" };
}
