import { z } from "zod";
import { DonationFacts } from "#app/domain/donations/facts.ts";
import { drawings } from "#app/domain/drawings.ts";
import { nextSteps } from "#app/domain/next-steps.ts";

// What a campaign is made of when it is content alone: one file of facts that hold in
// every language (campaign.yaml), and one file of words a language (en.yaml, ug.yaml …).

/** Names what files and addresses refer to. */
export const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use small letters, digits and single hyphens");
const SourceIds = z.array(z.string()).min(1, "every claim shows at least one source");
export const Words = z.string().trim().min(1);

/** A document that claims rest on, described as the document describes itself. What it does not give is left out. */
export const Source = z.strictObject({
  id: z.string(),
  publisher: Words,
  author: Words.optional(),
  title: Words,
  published: z.iso.date().optional(),
  url: z.url().optional(),
});
export type Source = z.infer<typeof Source>;

/** Who may be written to about an action. The words for each are the interface's, not the campaign's. */
export const LetterTarget = z.enum(["representative", "interior-minister", "foreign-minister", "permanent-mission"]);
export type LetterTarget = z.infer<typeof LetterTarget>;

export const ActionFacts = z.strictObject({
  id: Id,
  starred: z.boolean().default(false),
  madeBy: Id,
  askedOf: z.array(Id).min(1),
  sources: SourceIds,
  letterTo: z.array(LetterTarget).default([]),
  donate: z.boolean().default(false),
  drawing: z.enum(drawings).optional(),
});
export type ActionFacts = z.infer<typeof ActionFacts>;

/** A figure of the evidence. More than one value means that the documents differ, and all are shown. */
const FigureFacts = z
  .strictObject({
    id: Id,
    values: z.array(z.strictObject({ id: Id.optional(), value: z.number(), sources: SourceIds })).min(1),
    /** How it is drawn: values of one unit as bars from zero, or so many people out of a whole. */
    chart: z.enum(["bars", "people"]).optional(),
    of: z.strictObject({ value: z.number().int().positive().max(100), sources: SourceIds }).optional(),
  })
  .refine(({ values, chart }) => chart !== "bars" || values.every(({ value }) => value >= 0), "bars begin at zero")
  .refine(
    ({ values, chart, of }) =>
      (chart === "people") === (of !== undefined) &&
      values.every(({ value }) => !of || (value === values[0]?.value && Number.isInteger(value) && value <= of.value)),
    "people are drawn out of a whole (of), and all values must be one number of them",
  );

const Year = z.number().int().min(1000).max(9999);

/** What happened in which years. A span without an end goes on; of one that is open, the documents say "at least". */
const TimelineFacts = z
  .strictObject({
    from: Year,
    to: Year,
    spans: z
      .array(
        z.strictObject({
          id: Id,
          from: Year,
          to: Year.optional(),
          atLeast: z.boolean().default(false),
          sources: SourceIds,
        }),
      )
      .min(1),
  })
  .refine(
    ({ from, to, spans }) =>
      to - from < 12 &&
      spans.every((span) => from <= span.from && span.from <= (span.to ?? to) && (span.to ?? to) <= to),
    "its spans lie within its years, of which there are twelve at most",
  );
export type TimelineFacts = z.infer<typeof TimelineFacts>;

const SectionFacts = z.strictObject({
  id: Id,
  figures: z.array(FigureFacts).default([]),
  timeline: TimelineFacts.optional(),
  claims: z.array(z.strictObject({ id: Id, sources: SourceIds })).min(1),
});

export const CampaignFacts = z
  .strictObject({
    slug: Id,
    /** Two where a couple or a household may sign with one mailbox, each under a name of their own. */
    peoplePerMailbox: z.union([z.literal(1), z.literal(2)]).default(1),
    /** Whether the campaign's page names some of those who chose to be seen by everybody. */
    recentSupporters: z.boolean().default(false),
    sources: z.array(Source).min(1),
    /** What whoever has signed is asked next, in this order; the campaign's own in place of the usual one. */
    next: z
      .array(z.enum(nextSteps))
      .refine((steps) => new Set(steps).size === steps.length, "name each step once")
      .optional(),
    /** How donations are taken; without it there are none. */
    donations: DonationFacts.optional(),
    /** Signature counts to aim at, in order; after the last the ladder goes on by itself. */
    goals: z.array(z.number().int().positive()).min(1),
    actions: z.array(ActionFacts).min(1),
    /** What the report is: figures and claims shown first on the evidence page. */
    report: SectionFacts,
    findings: z.array(SectionFacts).min(1),
    /** The other side's claims, each with what the documents answer. */
    otherSide: z.array(
      z.strictObject({ id: Id, sources: SourceIds, answers: z.array(z.strictObject({ id: Id, sources: SourceIds })) }),
    ),
    /** Figures for the campaign page, as "section.figure". */
    highlights: z.array(z.string()).max(4),
  })
  .superRefine((facts, context) => {
    const known = new Set(facts.sources.map((source) => source.id));
    for (const [path, id] of sourcesNamed(facts)) {
      if (!known.has(id))
        context.addIssue({ code: "custom", path: [path], message: `source ${id} is not in the list of sources` });
    }
  });
export type CampaignFacts = z.infer<typeof CampaignFacts>;

function* sourcesNamed(facts: CampaignFacts): Generator<[string, string]> {
  for (const action of facts.actions) for (const id of action.sources) yield [`actions.${action.id}`, id];
  for (const section of [facts.report, ...facts.findings]) {
    for (const claim of section.claims) for (const id of claim.sources) yield [`${section.id}.${claim.id}`, id];
    for (const figure of section.figures)
      for (const { sources } of [...figure.values, ...(figure.of ? [figure.of] : [])])
        for (const id of sources) yield [`${section.id}.${figure.id}`, id];
    for (const span of section.timeline?.spans ?? [])
      for (const id of span.sources) yield [`${section.id}.timeline.${span.id}`, id];
  }
  for (const claim of facts.otherSide) {
    for (const id of claim.sources) yield [`otherSide.${claim.id}`, id];
    for (const answer of claim.answers) for (const id of answer.sources) yield [`otherSide.${claim.id}`, id];
  }
}
