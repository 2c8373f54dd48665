import type { ActionView, CampaignView, SignPageView, SourceView } from "#app/components/types.ts";
import type { Samples } from "#app/specimens/samples.ts";

const HERE = "#top";

/** A document with everything that one may say of itself. */
export const sampleSource = (id: string, changes: Partial<SourceView> = {}): SourceView => ({
  id,
  mark: id,
  publisher: `Sample Publisher ${id}`,
  author: "Sample Author",
  title: `Sample report, part ${id}`,
  published: "2026",
  url: "https://sources.example/report",
  ...changes,
});

/** The recommendation at a place of the list, from 0; the first three are starred. */
export const sampleAction = (samples: Samples, place: number, changes: Partial<ActionView> = {}): ActionView => ({
  id: `sample-${place}`,
  starred: place < 3,
  title: samples.titles[place % samples.titles.length] ?? "",
  short: "Sample",
  summary: samples.texts[place % samples.texts.length] ?? "",
  whyHtml: "",
  madeBy: "Sample Committee",
  askedOf: ["Sample Government", "Sample Parliament"].slice(0, 1 + (place % 2)),
  sources: [sampleSource("1")],
  letter: true,
  donate: false,
  drawing: (["door", "lens", "case", "house", "gate"] as const)[place % 5],
  signatures: [12_480, 1, 0, 318, 27][place % 5] ?? 0,
  href: HERE,
  letterHref: place % 2 === 0 ? HERE : undefined,
  ...changes,
});

/** An open campaign of five recommendations, on the way to its next goal. */
export const sampleCampaign = (samples: Samples, changes: Partial<CampaignView> = {}): CampaignView => ({
  slug: "sample",
  title: samples.titles[1] ?? "",
  tagline: samples.texts[1] ?? "",
  summary: samples.texts[0] ?? "",
  introductionHtml: "",
  actions: [0, 1, 2, 3, 4].map((place) => sampleAction(samples, place)),
  highlights: [],
  signatures: 12_480,
  goal: 15_000,
  countedAt: samples.time(),
  open: true,
  comments: true,
  paused: {},
  href: HERE,
  evidenceHref: HERE,
  countriesHref: HERE,
  updatesHref: HERE,
  signHref: "",
  proofHref: "",
  countHref: "",
  ...changes,
});

/** What a page with the sign form is given. */
export const samplePage = (samples: Samples, changes: Partial<CampaignView> = {}): SignPageView => ({
  campaign: sampleCampaign(samples, changes),
  source: null,
  countries: samples.countries,
  privacyHref: HERE,
  safetyHref: HERE,
});
