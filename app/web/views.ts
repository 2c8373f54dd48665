import type {
  ActionView,
  CampaignView,
  ClaimView,
  DisputeView,
  FigureView,
  Paused,
  SectionView,
  SourceView,
  TimelineView,
} from "#app/components/types.ts";
import { type Campaign, isOpen, nextGoal } from "#app/domain/campaigns.ts";
import type { ActionFacts, CampaignFacts, TimelineFacts } from "#app/domain/content/facts.ts";
import type { CampaignWords } from "#app/domain/content/words.ts";
import type { Counts } from "#app/domain/counts.ts";
import type { Switches } from "#app/domain/switches.ts";
import { chartOf } from "#app/web/charts.ts";
import { date, figure, moment, number, year } from "#app/web/formats.ts";
import { toHtml } from "#app/web/markdown.ts";
import { countPath, paths, proofPath } from "#app/web/paths.ts";

type Section = CampaignFacts["report"];
type SectionWords = CampaignWords["report"];

/** A campaign as its pages show it: in one language, with counts, addresses, written-out numbers, and what is paused. */
export function campaignView(campaign: Campaign, counts: Counts, switches: Switches, locale: string): CampaignView {
  const { facts, words, id } = campaign;
  const to = paths(locale);
  return {
    slug: id,
    title: words.title,
    tagline: words.tagline,
    summary: words.summary,
    introductionHtml: toHtml(words.introduction),
    actions: facts.actions.map((action) => actionView(campaign, action, counts, locale)),
    highlights: facts.highlights.flatMap((path) => highlight(campaign, path, locale)),
    signatures: counts.signatures,
    goal: nextGoal(facts.goals, counts.signatures),
    countedAt: moment(locale, counts.at),
    open: isOpen(campaign),
    comments: !switches.comments,
    paused: pausedView(switches, locale),
    href: to.campaign(id),
    evidenceHref: to.evidence(id),
    countriesHref: to.countries(id),
    updatesHref: to.updates(id),
    signHref: to.sign(id),
    proofHref: proofPath(id),
    countHref: countPath(id, locale),
  };
}

/** What people are told is paused, and since when. */
export function pausedView(on: Switches, locale: string): Paused {
  const { signing, letters, mail, counting, "read-only": everything } = on;
  const all = { signing, letters, mail, counting, everything };
  return Object.fromEntries(Object.entries(all).flatMap(([what, at]) => (at ? [[what, moment(locale, at)]] : [])));
}

export function actionView(campaign: Campaign, action: ActionFacts, counts: Counts, locale: string): ActionView {
  const words = campaign.words.actions[action.id];
  if (!words) throw new Error(`campaign ${campaign.id} has no words for action ${action.id}`);
  const party = (id: string) => campaign.words.parties[id] ?? id;
  const to = paths(locale);
  return {
    id: action.id,
    starred: action.starred,
    title: words.title,
    short: words.short,
    summary: words.summary,
    whyHtml: toHtml(words.why),
    madeBy: party(action.madeBy),
    askedOf: action.askedOf.map(party),
    sources: sourceViews(campaign, action.sources, locale),
    letter: action.letterTo.length > 0,
    donate: action.donate,
    drawing: action.drawing,
    signatures: counts.actions[action.id] ?? 0,
    href: to.action(campaign.id, action.id),
    letterHref: action.letterTo.length > 0 ? to.letter(campaign.id, action.id) : undefined,
  };
}

/** The evidence of a campaign: the report, the findings, and the other side beside what the documents answer. */
export function evidenceView(campaign: Campaign, locale: string) {
  const { facts, words } = campaign;
  const view = (section: Section, said: SectionWords | undefined) =>
    said ? [sectionView(campaign, section, said, locale)] : [];
  return {
    sections: [
      ...view(facts.report, words.report),
      ...facts.findings.flatMap((finding) => view(finding, words.findings[finding.id])),
    ],
    otherSide: {
      title: words.otherSide.title,
      summary: words.otherSide.summary,
      claims: facts.otherSide.map((dispute): DisputeView => {
        const said = words.otherSide.claims[dispute.id];
        const answers = dispute.answers.map((answer) => claimView(campaign, answer, said?.answers[answer.id], locale));
        return { ...claimView(campaign, dispute, said?.claim, locale), answers };
      }),
    },
    sources: sourceViews(
      campaign,
      facts.sources.map((source) => source.id),
      locale,
    ),
  };
}

function sectionView(campaign: Campaign, section: Section, words: SectionWords, locale: string): SectionView {
  return {
    id: section.id,
    title: words.title,
    summary: words.summary,
    figures: section.figures.map((facts) => figureView(campaign, facts, words, locale)),
    timeline: section.timeline && timelineView(campaign, section.timeline, words.timeline, locale),
    claims: section.claims.map((claim) => claimView(campaign, claim, words.claims[claim.id], locale)),
  };
}

function claimView(
  campaign: Campaign,
  claim: { id: string; sources: string[] },
  text: string | undefined,
  locale: string,
): ClaimView {
  return { id: claim.id, text: text ?? "", sources: sourceViews(campaign, claim.sources, locale) };
}

function figureView(
  campaign: Campaign,
  facts: Section["figures"][number],
  words: SectionWords,
  locale: string,
): FigureView {
  const said = words.figures[facts.id];
  return {
    id: facts.id,
    label: said?.label ?? facts.id,
    unit: said?.unit,
    note: said?.note,
    values: facts.values.map((value) => ({
      id: value.id,
      value: figure(locale, value.value),
      words: value.id ? said?.values?.[value.id] : undefined,
      sources: sourceViews(campaign, value.sources, locale),
    })),
    chart: chartOf(facts, locale, facts.of ? sourceViews(campaign, facts.of.sources, locale) : []),
  };
}

function timelineView(
  campaign: Campaign,
  facts: TimelineFacts,
  words: SectionWords["timeline"],
  locale: string,
): TimelineView {
  const { from, to } = facts;
  const all = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return {
    title: words?.title ?? "",
    note: words?.note,
    years: all.map((each) => ({ year: each, text: year(locale, each) })),
    spans: facts.spans.map((span) => ({
      id: span.id,
      label: words?.spans[span.id] ?? "",
      from: span.from - from,
      to: (span.to ?? span.from) - from + 1,
      openStart: span.atLeast,
      openEnd: span.atLeast || span.to === undefined,
      fromText: year(locale, span.from),
      toText: span.to === undefined ? "" : year(locale, span.to),
      sources: sourceViews(campaign, span.sources, locale),
    })),
  };
}

/** A figure by its path in the evidence, "section.figure"; nothing when there is none. */
function highlight(campaign: Campaign, path: string, locale: string): FigureView[] {
  const [sectionId, figureId] = path.split(".");
  const { facts, words } = campaign;
  const section = [facts.report, ...facts.findings].find((candidate) => candidate.id === sectionId);
  const figure = section?.figures.find((candidate) => candidate.id === figureId);
  const said = section === facts.report ? words.report : words.findings[sectionId ?? ""];
  return figure && said ? [figureView(campaign, figure, said, locale)] : [];
}

/** Sources in the order named, each with the number it has in the campaign's list. */
function sourceViews(campaign: Campaign, ids: string[], locale: string): SourceView[] {
  return ids.flatMap((id) => {
    const index = campaign.facts.sources.findIndex((source) => source.id === id);
    const source = campaign.facts.sources[index];
    if (!source) return [];
    const published = source.published && date(locale, new Date(source.published));
    return [{ ...source, published, mark: number(locale, index + 1) }];
  });
}
