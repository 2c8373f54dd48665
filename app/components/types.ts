import type { Drawing } from "#app/domain/drawings.ts";
/** A document that claims rest on. Dates arrive written out; `mark` is what the small sign beside a claim shows. */
export type SourceView = {
  id: string;
  publisher: string;
  author?: string | undefined;
  title: string;
  published?: string | undefined;
  url?: string | undefined;
  mark?: string | undefined;
};

/** A figure of the evidence. More than one value means that the documents differ. */
export type FigureView = {
  id: string;
  label: string;
  unit?: string | undefined;
  note?: string | undefined;
  values: { id?: string | undefined; value: string; words?: string | undefined; sources: SourceView[] }[];
  chart?: BarsView | PeopleView | undefined;
};

/** Bars from zero to `top`, one a value of the figure; ticks with their words. */
export type BarsView = { kind: "bars"; top: number; bars: number[]; ticks: { at: number; text: string }[] };

/** So many people out of a whole, which has sources of its own. */
export type PeopleView = { kind: "people"; part: number; whole: number; sources: SourceView[] };

/** What happened in which years, the years written out. */
export type TimelineView = {
  title: string;
  note?: string | undefined;
  years: { year: number; text: string }[];
  spans: SpanView[];
};
export type SpanView = {
  id: string;
  label: string;
  /** Years from the first of the timeline; `to` is the end of the last year. */
  from: number;
  to: number;
  /** Where the documents set no bound. */
  openStart: boolean;
  openEnd: boolean;
  fromText: string;
  toText: string;
  sources: SourceView[];
};

export type ClaimView = { id: string; text: string; sources: SourceView[] };

export type SectionView = {
  id: string;
  title: string;
  summary: string;
  figures: FigureView[];
  timeline?: TimelineView | undefined;
  claims: ClaimView[];
};

/** What the other side says, and what the documents answer. */
export type DisputeView = ClaimView & { answers: ClaimView[] };

export type ActionView = {
  id: string;
  starred: boolean;
  title: string;
  short: string;
  summary: string;
  whyHtml: string;
  madeBy: string;
  askedOf: string[];
  sources: SourceView[];
  letter: boolean;
  donate: boolean;
  drawing?: Drawing | undefined;
  signatures: number;
  href: string;
  letterHref?: string | undefined;
};

/** What is paused on the whole site, each with since when, written out. */
export type Paused = { [What in "signing" | "letters" | "mail" | "counting" | "everything"]?: string };

export type CampaignView = {
  slug: string;
  title: string;
  tagline: string;
  summary: string;
  introductionHtml: string;
  actions: ActionView[];
  highlights: FigureView[];
  signatures: number;
  goal: number;
  countedAt: string;
  open: boolean;
  /** Comments are taken with signatures. */
  comments: boolean;
  paused: Paused;
  href: string;
  evidenceHref: string;
  countriesHref: string;
  updatesHref: string;
  signHref: string;
  proofHref: string;
  /** Where the browser's module asks for the count, in words. */
  countHref: string;
};

/** What every page with the sign form shows. */
export type SignPageView = {
  campaign: CampaignView;
  source: string | null;
  countries: Option[];
  privacyHref: string;
  safetyHref: string;
};

/** What a form was sent with, and what is wrong with it: messages already translated, by field name. */
export type FormState = { values: Record<string, string | string[]>; errors: Record<string, string> };

export type Option = { value: string; label: string; hint?: string | undefined };

export type Language = { locale: string; name: string; href: string; current: boolean };

/** The language of a text and the direction it is written in. */
export type WrittenIn = { lang: string; dir: "ltr" | "rtl" };

export type Crumb = { href: string; label: string };

export type Visibility = "public" | "recipient" | "count";
