import { z } from "zod";
import { OWN_WORDS_MOST, type OwnWordsLimits } from "#app/domain/letters/limits.ts";
import type { LetterMessage } from "#app/domain/letters/message.ts";
import { characters, Email, Name, prose, RepresentedCountry, ticked } from "#app/domain/people.ts";

/** Offices that are written to in one go. */
export const LETTERS_AT_ONCE = 8;

/** The letter form. Messages are keys of locales/en/errors.json. */
export const LetterForm = z.object({
  name: Name,
  email: Email,
  country: RepresentedCountry,
  /** One letter goes to each of them. */
  representative: z
    .array(z.string().min(1, "representative.missing"), "representative.missing")
    .transform((ids) => [...new Set(ids)])
    .pipe(z.array(z.string()).min(1, "representative.missing").max(LETTERS_AT_ONCE, "representative.tooMany")),
  ownWords: prose("ownWords", OWN_WORDS_MOST),
  /** The words may stand, without the name, in a digest that the office gets instead of single letters. */
  quote: ticked("quote"),
  /**
   * `relay`: the office answers to an alias of ours, and does not learn the writer's address. `collective`: it learns no
   * name either; the letter is counted in its weekly digest.
   */
  privacy: z.enum(["normal", "relay", "collective"], "privacy.unknown").default("normal"),
  consent: z.literal("on", "consent.letterMissing").transform(() => true as const),
});
export type LetterForm = z.infer<typeof LetterForm>;

/** The form of a letter whose own words have other limits than most; `digests`: its offices can get weekly messages. */
export const letterFormWithin = ({ least, most }: OwnWordsLimits, digests: boolean) =>
  LetterForm.extend({
    privacy: LetterForm.shape.privacy.refine((asked) => digests || asked !== "collective", "privacy.noDigest"),
    ownWords: prose("ownWords", most).refine((words) => characters(words) >= least, {
      message: "ownWords.tooShort",
      params: { least },
    }),
  });

/** What the form said, as it waits to be confirmed, with the message to one of the offices exactly as it was shown. */
export type PendingLetter = Omit<LetterForm, "consent" | "representative"> & { message: LetterMessage; token: string };
