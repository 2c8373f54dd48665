import { z } from "zod";
import { eraseLetter, findOwnLetters, type OwnLetter } from "#app/domain/letters/manage.ts";
import { Name } from "#app/domain/people.ts";
import { shownName } from "#app/domain/signatures/confirm.ts";
import {
  changeVisibility,
  erase,
  findOwn,
  type OwnSignature,
  unsubscribe,
  withdraw,
} from "#app/domain/signatures/manage.ts";
import type { Reader, Writer } from "#db/index.ts";
import { visibilities } from "#db/schema.ts";

/** What one person did in one campaign. */
export type OwnWork = { campaignId: string; signature: OwnSignature | null; letters: OwnLetter[] };

/** What was done in answer to a ManageForm. */
export type Deed =
  | "saved"
  | "unsubscribed"
  | "withdrawn"
  | "erased"
  | "letterWithdrawn"
  | "letterErased"
  | "letterTooLate"
  | "letterConfirmed"
  | "letterHeld"
  | "letterDigest"
  | "letterAnswerSaved"
  | "letterReminded"
  | "letterNotReminded"
  | "letterReported";

/** What a person may ask for on the page of what is theirs. To be shown to everybody, a name is needed again. */
export const ManageForm = z
  .object({
    intent: z.enum(["visibility", "unsubscribe", "withdraw", "erase"], "intent.unknown"),
    visibility: z.enum(visibilities, "visibility.missing").default("recipient"),
    name: z
      .literal("")
      .transform(() => null)
      .or(Name)
      .nullable()
      .default(null),
  })
  .refine((form) => form.intent !== "visibility" || form.visibility !== "public" || form.name !== null, {
    path: ["name"],
    message: "name.missing",
  });
export type ManageForm = z.infer<typeof ManageForm>;

/** What is behind a manage token, be it of a signature or of a letter; null when nothing is (any more). */
export async function findOwnWork(db: Reader, token: string): Promise<OwnWork | null> {
  const [signature, letters] = await Promise.all([findOwn(db, token), findOwnLetters(db, token)]);
  const campaignId = signature?.campaignId ?? letters[0]?.campaignId;
  return campaignId ? { campaignId, signature, letters } : null;
}

/** Does what the form asks for, and says what was done. Asking for what is not there changes nothing. */
export async function manage(tx: Writer, own: OwnWork, form: ManageForm, now = new Date()): Promise<Deed> {
  if (form.intent === "erase") {
    for (const each of own.letters) await eraseLetter(tx, each);
    if (own.signature) await erase(tx, own.signature);
    return "erased";
  }
  return own.signature ? manageSignature(tx, own.signature, form, now) : "saved";
}

async function manageSignature(tx: Writer, signature: OwnSignature, form: ManageForm, now: Date): Promise<Deed> {
  if (form.intent === "unsubscribe") {
    await unsubscribe(tx, signature);
    return "unsubscribed";
  }
  if (form.intent === "withdraw") {
    await withdraw(tx, signature, now);
    return signature.confirmedAt ? "withdrawn" : "erased";
  }
  await changeVisibility(tx, signature, form.visibility, form.name && shownName(form.name));
  return "saved";
}
