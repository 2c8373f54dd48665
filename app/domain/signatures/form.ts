import { z } from "zod";
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
});
export type SignForm = z.infer<typeof SignForm>;

/** What the form said, as it waits to be confirmed. `token` is in the mail, so that a second mail can repeat it. */
export type PendingSignature = Omit<SignForm, "consent"> & {
  consentHash: string;
  token: string;
  source: string | null;
};

/** What a person may ask for on the page of their own signature. To be shown to everybody, a name is needed again. */
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
