import { z } from "zod";
import { channelOf } from "#app/domain/channels.ts";
import { Country, Email, Name, prose, ticked } from "#app/domain/people.ts";
import { visibilities } from "#db/schema.ts";

export const COMMENT_MOST = 500;

/** The sign form. Messages are keys of locales/en/errors.json. */
export const SignForm = z.object({
  name: Name,
  email: Email,
  country: Country,
  actions: z
    .array(z.string(), "actions.missing")
    .min(1, "actions.missing")
    .transform((ids) => [...new Set(ids)]),
  visibility: z.enum(visibilities, "visibility.missing"),
  comment: prose("comment", COMMENT_MOST),
  updates: ticked("updates"),
  consent: z.literal("on", "consent.missing").transform(() => true as const),
  /** The channel of the link that the person came by; what is none of ours is no fault of theirs. */
  source: z.unknown().optional().transform(channelOf),
});
export type SignForm = z.infer<typeof SignForm>;

/** What the form said, as it waits to be confirmed. `token` is in the mail, so that a second mail can repeat it. */
export type PendingSignature = Omit<SignForm, "consent"> & { consentHash: string; token: string };
