import { type Campaign, findAction, findCampaign } from "#app/domain/campaigns.ts";
import type { ActionFacts } from "#app/domain/content.ts";
import type { LetterForm } from "#app/domain/letters/form.ts";
import { type LetterMessage, letterMessage, textShown } from "#app/domain/letters/message.ts";
import { type HoldReason, type MayWrite, mayBeWrittenTo, mayGo } from "#app/domain/offices/standing.ts";
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
import { officeTranslator } from "#app/web/office-page.ts";
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
  const settled = await settledOf(
    request,
    areas.flatMap((area) => area.people),
  );
  const message = i18nOf(request.locale).getFixedT(request.locale, "errors");
  const state: FormState = asked
    ? { values: {}, errors: { representative: message("representative.missing") } }
    : UNTOUCHED;
  return {
    step: "representative" as const,
    ...frameOf(request),
    country,
    state,
    areas: areas.map(({ people, ...area }) => ({
      ...area,
      people: people.map((person) => ({ ...view(person), settled: settled.get(person.id) })),
    })),
  };
}

/** Third step: the letter itself. */
export async function writeStep(request: LetterRequest, to: Representative, state: FormState, may: MayWrite) {
  const letter = await inLanguageOf(request, to);
  return {
    step: "write" as const,
    ...frameOf(request),
    state,
    to: view(to),
    digest: may.may && may.delivery === "digest",
    country: to.country,
    language: letter.campaign.locale,
    statement: letter.campaign.words.actions[letter.action.id]?.letter?.statement ?? "",
    backHref: `${frameOf(request).letterHref}?country=${to.country}`,
  };
}

/** In place of the letter: its office needs or wants none. */
export function settledStep(request: LetterRequest, to: Representative, why: HoldReason) {
  const t = officeTranslator(request.locale);
  const frame = frameOf(request);
  return {
    step: "settled" as const,
    ...frame,
    heading: t(`settled.title.${why}`, { name: to.name }),
    text: t(`settled.text.${why}`, { name: to.name }),
    nextHref: `${frame.letterHref}?country=${to.country}`,
    boardHref: paths(request.locale).answers(request.campaign.id, request.action.id),
  };
}

/** Whether the office of a person may be written to, by somebody of that person's country. */
export const mayWrite = ({ db, campaign, action }: LetterRequest, { id, country }: Representative) =>
  mayBeWrittenTo(db, { campaignId: campaign.id, actionId: action.id, representativeId: id, country });

/** Whose offices need or want no letter, and why, in a few words. */
async function settledOf({ db, campaign, action, locale }: LetterRequest, people: Representative[]) {
  const t = officeTranslator(locale);
  const about = { campaignId: campaign.id, actionId: action.id };
  const may = await mayGo(
    db,
    people.map(({ id, country }) => ({ ...about, representativeId: id, country })),
  );
  return new Map(
    people.flatMap(({ id }, index) => {
      const answer = may[index];
      return answer?.may === false ? [[id, t(`settled.short.${answer.why}`)]] : [];
    }),
  );
}

/** Last step: the message exactly as it will leave. */
export function checkStep(
  request: LetterRequest,
  to: Representative,
  form: LetterForm,
  message: LetterMessage,
  from: string,
  may: MayWrite,
) {
  const { name, email, country, ownWords, quote } = form;
  return {
    step: "check" as const,
    ...frameOf(request),
    to: view(to),
    digest: may.may && may.delivery === "digest" ? { quoted: quote && ownWords !== "" } : null,
    message: { ...message, text: textShown(message), from: `${message.fromName} <${from}>`, replyTo: email },
    hidden: { country, representative: to.id, name, email, ownWords, ...(quote ? { quote: "on" } : {}), consent: "on" },
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
  { name, email, ownWords }: LetterForm,
  sender: { site: string; from: string },
): Promise<LetterMessage> {
  const { campaign, action } = await inLanguageOf(request, to);
  const writer = { name, email, ownWords, place: countryName(campaign.locale, to.country) };
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
