import { z } from "zod";

// What the public API answers, field by field: the routes build these, and openapi.json is made from them.

const Slug = z.string().meta({ example: "xinjiang" });
const People = z.number().int().min(0);
const Day = z.iso.date();
const Instant = z.iso.datetime();

export const CountAnswer = z
  .strictObject({
    campaign: Slug,
    signatures: People,
    actions: z.record(z.string(), People),
    as_of: Instant,
    goal: People.optional(),
    written: z.record(z.enum(["number", "signed", "share", "goal", "as_of", "said"]), z.string()).optional(),
  })
  .meta({
    description:
      "Confirmed signatures of a campaign and of each of its actions, and when they were counted. Where a language is named that the site is in: also the next goal, and the numbers in words.",
  });
export type CountAnswer = z.infer<typeof CountAnswer>;

export const CampaignsAnswer = z
  .strictObject({
    campaigns: z.array(z.strictObject({ campaign: Slug, title: z.string(), open: z.boolean(), signatures: People })),
  })
  .meta({ description: "All campaigns, in English." });
export type CampaignsAnswer = z.infer<typeof CampaignsAnswer>;

const SourceShape = z.strictObject({
  id: z.string(),
  publisher: z.string(),
  author: z.string().optional(),
  title: z.string(),
  published: Day.optional(),
  url: z.url().optional(),
});

export const CampaignAnswer = z
  .strictObject({
    campaign: Slug,
    locale: z.string(),
    title: z.string(),
    summary: z.string(),
    open: z.boolean(),
    signatures: People,
    goal: People,
    actions: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        summary: z.string(),
        made_by: z.string(),
        asked_of: z.array(z.string()),
        sources: z.array(z.string()),
        letter: z.boolean(),
        signatures: People,
      }),
    ),
    sources: z.array(SourceShape),
    signatures_by_day: z.array(z.strictObject({ day: Day, signatures: People })),
    signatures_by_country: z.array(z.strictObject({ country: z.string().length(2), signatures: People })),
    as_of: Instant,
  })
  .meta({
    description:
      "A campaign's texts, actions and numbers. Days (UTC) and countries with fewer than ten people are left out, and with them whatever would give them away by subtraction.",
  });
export type CampaignAnswer = z.infer<typeof CampaignAnswer>;

export const PostcodesAnswer = z
  .strictObject({
    body: z.string(),
    set: z.string().meta({ description: "The edition of the map that holds now." }),
    areas: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    postcodes: z.record(z.string(), z.array(z.number().int().min(0))).meta({
      description: "What follows the beginning, with the places in the list of areas: several where it is split.",
    }),
  })
  .meta({
    description:
      "All postcodes that begin alike, so that a browser looks its own up itself and this server never learns it. How long the beginning must be depends on the table; another length is not found.",
  });
export type PostcodesAnswer = z.infer<typeof PostcodesAnswer>;
