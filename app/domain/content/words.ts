import { z } from "zod";
import { type CampaignFacts, Id, Words } from "#app/domain/content/facts.ts";
import { LetterWords } from "#app/domain/letters/words.ts";

const SectionWords = z.strictObject({
  title: Words,
  summary: Words,
  figures: z
    .record(
      Id,
      z.strictObject({
        label: Words,
        unit: Words.optional(),
        note: Words.optional(),
        values: z.record(Id, Words).optional(),
      }),
    )
    .default({}),
  timeline: z.strictObject({ title: Words, note: Words.optional(), spans: z.record(Id, Words) }).optional(),
  claims: z.record(Id, Words),
});

const ActionWords = z.strictObject({
  /** The ask in one sentence: the page's heading. */
  title: Words,
  /** Two or three words for lists and charts. */
  short: Words,
  /** One or two sentences for the card on the campaign page. */
  summary: Words,
  /** Why it matters: Markdown, a few paragraphs. */
  why: Words,
  /** Only where letters can be written. */
  letter: LetterWords.optional(),
});

export const CampaignWords = z.strictObject({
  /** True until a native reader has reviewed the words. */
  machineMade: z.boolean().default(false),
  title: Words,
  tagline: Words,
  summary: Words,
  /** Markdown. */
  introduction: Words,
  /** What donations are for: a sentence or two on the donation page. */
  giving: Words.optional(),
  /** Names for the ids in madeBy and askedOf. */
  parties: z.record(Id, Words),
  actions: z.record(Id, ActionWords),
  report: SectionWords,
  findings: z.record(Id, SectionWords),
  otherSide: z.strictObject({
    title: Words,
    summary: Words,
    claims: z.record(Id, z.strictObject({ claim: Words, answers: z.record(Id, Words) })),
  }),
});
export type CampaignWords = z.infer<typeof CampaignWords>;

/** What the words lack that the facts name, as dotted paths; empty when the language is complete. */
export function missingWords(facts: CampaignFacts, words: CampaignWords): string[] {
  const missing: string[] = [];
  const need = (present: unknown, path: string) => present === undefined && missing.push(path);
  for (const action of facts.actions) {
    need(words.actions[action.id], `actions.${action.id}`);
    if (action.letterTo.length > 0) need(words.actions[action.id]?.letter, `actions.${action.id}.letter`);
    for (const party of [action.madeBy, ...action.askedOf]) need(words.parties[party], `parties.${party}`);
  }
  for (const [path, section, said] of [
    ["report", facts.report, words.report] as const,
    ...facts.findings.map((finding) => [`findings.${finding.id}`, finding, words.findings[finding.id]] as const),
  ]) {
    need(said, path);
    for (const claim of section.claims) need(said?.claims[claim.id], `${path}.claims.${claim.id}`);
    for (const span of section.timeline?.spans ?? [])
      need(said?.timeline?.spans[span.id], `${path}.timeline.spans.${span.id}`);
    for (const figure of section.figures) {
      need(said?.figures[figure.id], `${path}.figures.${figure.id}`);
      for (const value of figure.values)
        if (value.id)
          need(said?.figures[figure.id]?.values?.[value.id], `${path}.figures.${figure.id}.values.${value.id}`);
    }
  }
  for (const claim of facts.otherSide) {
    const said = words.otherSide.claims[claim.id];
    need(said, `otherSide.claims.${claim.id}`);
    for (const answer of claim.answers)
      need(said?.answers[answer.id], `otherSide.claims.${claim.id}.answers.${answer.id}`);
  }
  return [...new Set(missing)];
}
