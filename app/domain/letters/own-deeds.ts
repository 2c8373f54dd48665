import { z } from "zod";
import type { Keyring } from "#app/domain/keys.ts";
import { sayAnswered } from "#app/domain/letters/answers.ts";
import type { ComposeLetter } from "#app/domain/letters/compose.ts";
import { eraseLetter, type OwnLetter, withdrawLetter } from "#app/domain/letters/manage.ts";
import { type ReminderPhrases, remind } from "#app/domain/letters/remind.ts";
import type { Deed } from "#app/domain/manage.ts";
import type { Db } from "#db/index.ts";
import { letterAnswers } from "#db/schema.ts";

/** What its writer may ask for on the page of a letter. */
export const OwnLetterForm = z
  .object({
    intent: z.enum(["answer", "remind", "withdraw-letter", "erase-letter"], "intent.unknown"),
    answer: z.enum(letterAnswers, "intent.unknown").optional(),
  })
  .refine((form) => form.intent !== "answer" || form.answer !== undefined, {
    path: ["answer"],
    message: "intent.unknown",
  });
export type OwnLetterForm = z.infer<typeof OwnLetterForm>;

/** Does what the form asks for, and says what was done. */
export async function doToLetter(
  db: Db,
  keys: Keyring,
  compose: ComposeLetter,
  phrases: (language: string) => ReminderPhrases,
  letter: OwnLetter,
  { intent, answer }: OwnLetterForm,
  now = new Date(),
): Promise<Deed> {
  if (intent === "remind")
    return (await remind(db, keys, compose, phrases, letter, now)) === "gone" ? "letterNotReminded" : "letterReminded";
  const deed = await db.write(async (tx): Promise<Deed> => {
    if (intent === "withdraw-letter")
      return (await withdrawLetter(tx, letter, now)) ? "letterWithdrawn" : "letterTooLate";
    if (intent === "erase-letter") await eraseLetter(tx, letter);
    else if (answer) await sayAnswered(tx, letter.id, answer, now);
    return intent === "erase-letter" ? "letterErased" : "letterAnswerSaved";
  });
  await db.scrub();
  return deed;
}
