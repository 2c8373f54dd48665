import { z } from "zod";
import type { LetterMessage } from "#app/domain/letters/message.ts";
import { Email, Name, prose, RepresentedCountry, ticked } from "#app/domain/people.ts";

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
  /** The words may stand, without the name, in a digest that the office gets instead of single letters. */
  quote: ticked("quote"),
  consent: z.literal("on", "consent.letterMissing").transform(() => true as const),
});
export type LetterForm = z.infer<typeof LetterForm>;

/** What the form said, as it waits to be confirmed, with the message exactly as it was shown. */
export type PendingLetter = Omit<LetterForm, "consent"> & { message: LetterMessage; token: string };
