import { type Campaign, findAction, findCampaign } from "#app/domain/campaigns.ts";
import type { ActionFacts } from "#app/domain/content.ts";
import type { LetterForm } from "#app/domain/letters/form.ts";
import { type LetterMessage, letterMessage } from "#app/domain/letters/message.ts";
import {
  countriesToWriteFrom,
  findRecipient,
  listRepresentatives,
  type Representative,
} from "#app/domain/representatives.ts";
import { type FormState, UNTOUCHED } from "#app/web/form-state.ts";
import { countryName, countryOptions } from "#app/web/formats.ts";
import { notFound } from "#app/web/forms.ts";
import { i18nOf } from "#app/web/i18n.ts";
import { letterPhrases } from "#app/web/letter-phrases.ts";
import { paths } from "#app/web/paths.ts";
import type { Reader } from "#db/index.ts";

/** What every step of a letter needs to know. */
export type LetterRequest = { db: Reader; locale: string; campaign: Campaign; action: ActionFacts; now: Date };

/** The letters of an action, or the 404 page where there are none. */
export function frameOf({ locale, campaign, action }: LetterRequest) {
  const words = campaign.words.actions[action.id];
  if (!words?.letter || action.letterTo.length === 0) notFound();
  const to = paths(locale);
  return {
    title: words.title,
    guidance: words.letter.guidance,
    letterHref: to.letter(campaign.id, action.id),
    actionHref: to.action(campaign.id, action.id),
    signHref: to.sign(campaign.id),
  };
}

/** First step: where one lives. `chosen` is a country that cannot be used, or nothing yet. */
export async function countryStep(request: LetterRequest, chosen: string | null) {
  const codes = await countriesToWriteFrom(request.db, request.action, request.now);
  const message = i18nOf(request.locale).getFixedT(request.locale, "errors");
  const fault = message(chosen ? "country.unknown" : "country.missing");
  const state: FormState = chosen === null ? UNTOUCHED : { values: {}, errors: { country: fault } };
  return { step: "country" as const, ...frameOf(request), countries: countryOptions(request.locale, codes), state };
}

/** Second step: whom to write to. Null when nobody is listed for the country. */
export async function representativeStep(request: LetterRequest, country: string, asked: boolean) {
  const areas = await listRepresentatives(request.db, request.action, country, request.now);
  if (areas.length === 0) return null;
  const message = i18nOf(request.locale).getFixedT(request.locale, "errors");
  const state: FormState = asked
    ? { values: {}, errors: { representative: message("representative.missing") } }
    : UNTOUCHED;
  return {
    step: "representative" as const,
    ...frameOf(request),
    country,
    state,
    areas: areas.map(({ people, ...area }) => ({ ...area, people: people.map(view) })),
  };
}

/** Third step: the letter itself. `relay`: answers can be passed on by us. */
export async function writeStep(request: LetterRequest, to: Representative, state: FormState, relay: boolean) {
  const letter = await inLanguageOf(request, to);
  return {
    step: "write" as const,
    ...frameOf(request),
    state,
    relay,
    to: view(to),
    country: to.country,
    language: letter.campaign.locale,
    statement: letter.campaign.words.actions[letter.action.id]?.letter?.statement ?? "",
    backHref: `${frameOf(request).letterHref}?country=${to.country}`,
  };
}

/** Last step: the message exactly as it will leave. */
export function checkStep(
  request: LetterRequest,
  to: Representative,
  form: LetterForm,
  message: LetterMessage,
  from: string,
) {
  const { name, email, country, ownWords, privacy } = form;
  const alias = i18nOf(request.locale).getFixedT(request.locale, "letters")("page.alias");
  return {
    step: "check" as const,
    ...frameOf(request),
    to: view(to),
    message: { ...message, from: `${message.fromName} <${from}>`, replyTo: privacy === "relay" ? alias : email },
    email,
    hidden: { country, representative: to.id, name, email, ownWords, privacy, consent: "on" },
  };
}

/** The person a form names, or the 404 page: unknown, not to be written to about this, or of another country. */
export async function recipientOf(
  { db, action, now }: LetterRequest,
  id: unknown,
  country: unknown,
): Promise<Representative> {
  const found = typeof id === "string" ? await findRecipient(db, action, id, now) : null;
  return found && found.country === country ? found : notFound();
}

/** The letter as it will leave, in the language of the person it goes to where the campaign has it. */
export async function messageTo(
  request: LetterRequest,
  to: Representative,
  { name, email, ownWords, privacy }: LetterForm,
  sender: { site: string; from: string },
): Promise<LetterMessage> {
  const { campaign, action } = await inLanguageOf(request, to);
  const place = countryName(campaign.locale, to.country);
  const writer = { name, email, ownWords, place, relay: privacy === "relay" };
  return letterMessage(campaign, action, to, writer, letterPhrases(campaign.locale, sender));
}

async function inLanguageOf(request: LetterRequest, to: Representative) {
  const campaign =
    (await findCampaign(request.db, request.campaign.id, to.locale ?? request.locale)) ?? request.campaign;
  const action = findAction(campaign, request.action.id) ?? request.action;
  return campaign.words.actions[action.id]?.letter ? { campaign, action } : request;
}

/** What visitors may know of a person: never the address. */
const view = ({ id, name, role, party }: Representative) => ({
  id,
  name,
  role: role ?? "",
  party: party ?? undefined,
});
