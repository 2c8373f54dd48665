import { z } from "zod";
import type { LetterMessage } from "#app/domain/letters/message.ts";
import { Email, Name, prose, RepresentedCountry } from "#app/domain/people.ts";

export const OWN_WORDS_MOST = 2_000;

/** The letter form. Messages are keys of locales/en/errors.json. */
export const LetterForm = z.object({
  name: Name,
  email: Email,
  country: RepresentedCountry,
  representative: z
    .string({ error: (issue) => (issue.input === undefined ? "representative.missing" : "representative.repeated") })
    .min(1, "representative.missing"),
  ownWords: prose("ownWords", OWN_WORDS_MOST),
  /** `relay`: the office answers to an alias of ours, and does not learn the writer's address. */
  privacy: z.enum(["normal", "relay"], "privacy.unknown").default("normal"),
  consent: z.literal("on", "consent.letterMissing").transform(() => true as const),
});
export type LetterForm = z.infer<typeof LetterForm>;

/** What the form said, as it waits to be confirmed, with the message exactly as it was shown. */
export type PendingLetter = Omit<LetterForm, "consent"> & { message: LetterMessage; token: string };
