import { z } from "zod";
import { OWN_WORDS_MOST } from "#app/domain/letters/limits.ts";
import { faultSentence, guidanceFields, type MergeField, mergeFault, mergeFields } from "#app/domain/letters/merge.ts";

/** Words with fields of the closed list. What is wrong with one is said in English, for whoever loads the files. */
const mergeWords = (allowed: readonly MergeField[]) =>
  z
    .string()
    .trim()
    .min(1)
    .superRefine((text, context) => {
      const fault = mergeFault(text, allowed);
      if (fault) context.addIssue({ code: "custom", message: faultSentence(fault) });
    });

/** The campaign's part of a letter: plain text, paragraphs parted by empty lines, with fields such as {area}. */
export const LetterWords = z.strictObject({
  subject: mergeWords(mergeFields),
  statement: mergeWords(mergeFields),
  /** How to write: a few questions to answer, a line each. Shown beside the field for own words. */
  guidance: mergeWords(guidanceFields),
  /** How many characters the writer's own words have, at least and at most. */
  ownWords: z
    .strictObject({
      least: z.number().int().min(0).default(0),
      most: z.number().int().max(OWN_WORDS_MOST).default(OWN_WORDS_MOST),
    })
    .refine(({ least, most }) => least <= most, "the least length is beyond the greatest")
    .optional(),
});
export type LetterWords = z.infer<typeof LetterWords>;
