import { type Campaign, findAction, isOpen } from "#app/domain/campaigns.ts";
import { SignForm } from "#app/domain/signatures/form.ts";
import type { Signing } from "#app/domain/signatures/sign.ts";
import type { Switches } from "#app/domain/switches.ts";
import { consentShown } from "#app/web/consent.ts";
import type { FormState, FormValues } from "#app/web/form-state.ts";
import { checkFields } from "#app/web/forms.ts";
import { isLocale } from "#app/web/i18n.ts";
import type { Limit } from "#app/web/limits.ts";
import { paths } from "#app/web/paths.ts";
import { type Watch, watchedIn } from "#app/web/watch.ts";

/** What of the program's context taking a signature needs. */
export type SignDesk = {
  limits: { sign: Limit };
  watch: Watch;
  switches: { on: Switches };
  now: () => Date;
  campaign: (id: string, locale: string) => Promise<Campaign | null>;
  sign: (signing: Signing) => Promise<void>;
};

/** A sign form as it was sent: from where, to which campaign, in which language. */
export type SignRequest = {
  locale: string | undefined;
  campaignId: string | undefined;
  fields: FormValues;
  clientAddress: string;
};

/** The fields of the sign form that hold several values. */
export const SIGN_LISTS = ["actions"];

/** What became of it. Whatever is not `signed` is shown with the form again, every value kept. */
export type SignOutcome =
  | { kind: "signed"; location: string }
  | { kind: "unknown" }
  | { kind: "closed" | "paused" | "malformed"; state: FormState }
  | { kind: "tooMany"; state: FormState; waitSeconds: number };

/**
 * Takes a signature, or says why not. The only way in, for the page and for the door in front of it (form-door.ts): the
 * two differ in how the answer is written, and in nothing else.
 */
export async function takeSignature(desk: SignDesk, request: SignRequest): Promise<SignOutcome> {
  const { limits, watch, switches } = desk;
  const { locale, clientAddress } = request;
  const campaign = isLocale(locale) ? await desk.campaign(request.campaignId ?? "", locale) : null;
  if (!campaign || !isLocale(locale)) return { kind: "unknown" };
  const { comment, ...others } = request.fields;
  const fields = switches.on.comments || comment === undefined ? others : { ...others, comment };
  const unchecked = { values: fields, errors: {} };
  if (!isOpen(campaign)) return { kind: "closed", state: unchecked };
  if (switches.on.signing) return { kind: "paused", state: unchecked };

  const now = desk.now();
  const waitSeconds = limits.sign.take(clientAddress, now);
  if (waitSeconds > 0) return { kind: "tooMany", state: unchecked, waitSeconds };
  const { value: form, state } = checkFields(fields, SignForm, locale);
  if (state) return { kind: "malformed", state };
  if (form.actions.some((id) => !findAction(campaign, id))) return { kind: "unknown" };

  const arrival = { campaignId: campaign.id, clientAddress, email: form.email, ...watchedIn(fields) };
  const sighting = await watch.look(arrival, now);
  const shown = { locale, consentHash: consentShown(locale).hash, sighting };
  await desk.sign({ campaign, form, shown, now });
  return { kind: "signed", location: paths(locale).checkYourMail(campaign.id) };
}
