import { type Campaign, findAction, findCampaign } from "#app/domain/campaigns.ts";
import type { ActionFacts } from "#app/domain/content.ts";
import { messageByHand } from "#app/domain/letters/by-hand.ts";
import { channelTo, type LetterChannel } from "#app/domain/letters/channels.ts";
import { LETTERS_AT_ONCE, type LetterForm } from "#app/domain/letters/form.ts";
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
import { sheetOf } from "#app/web/hand-over-page.ts";
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

/** Second step: whom to write to. `asked` are the ids that were chosen and cannot be used, null at first. Null when nobody is listed for the country. */
export async function representativeStep(request: LetterRequest, country: string, asked: string[] | null) {
  const areas = await listRepresentatives(request.db, request.action, country, request.now);
  if (areas.length === 0) return null;
  const message = i18nOf(request.locale).getFixedT(request.locale, "errors");
  const fault = message(asked?.length ? "representative.tooMany" : "representative.missing");
  const state: FormState = asked ? { values: { representative: asked }, errors: { representative: fault } } : UNTOUCHED;
  return {
    step: "representative" as const,
    ...frameOf(request),
    country,
    state,
    areas: areas.map(({ people, ...area }) => ({ ...area, people: people.map(view) })),
  };
}

/** Third step: the letter itself, the same to each of the offices. */
export async function writeStep(request: LetterRequest, offices: Offices, state: FormState) {
  const [first] = offices;
  const letter = await inLanguageOf(request, first);
  return {
    step: "write" as const,
    ...frameOf(request),
    state,
    to: offices.map(view),
    country: first.country,
    language: letter.campaign.locale,
    statement: letter.campaign.words.actions[letter.action.id]?.letter?.statement ?? "",
    backHref: `${frameOf(request).letterHref}?country=${first.country}`,
  };
}

/** A letter as its writer is to see it before it leaves. */
export type WrittenLetter = { to: Representative; channel: LetterChannel; message: LetterMessage };

/** Last step: the messages exactly as they will leave, and as they would be printed. */
export async function checkStep(
  request: LetterRequest,
  form: LetterForm,
  letters: WrittenLetter[],
  sender: { site: string; from: string },
) {
  const { name, email } = form;
  const sheets = letters.map(async ({ to }) =>
    sheetOf(await messageTo(request, to, form, sender, "paper"), to, { name, email }, request.now),
  );
  return {
    step: "check" as const,
    ...frameOf(request),
    handOverHref: paths(request.locale).handOver(request.campaign.id, request.action.id),
    email,
    mailed: letters.filter(({ channel }) => channel === "our-mail").length,
    to: letters.map(({ to }) => view(to)),
    messages: letters.map(({ channel, message }) =>
      channel === "our-mail"
        ? { ...message, from: `${message.fromName} <${sender.from}>`, replyTo: email }
        : { ...message, from: message.fromName, replyTo: null },
    ),
    sheets: await Promise.all(sheets),
    hidden: fieldsOf(form),
  };
}

/** Everything written, to be carried along by a form: a name as often as it has values. */
export const fieldsOf = ({ representative, country, name, email, ownWords }: LetterForm): [string, string][] => [
  ...representative.map((id): [string, string] => ["representative", id]),
  ...Object.entries({ country, name, email, ownWords, consent: "on" }),
];

/** At least one, at most as many as may be written to in one go. */
export type Offices = [Representative, ...Representative[]];

/** The people a form names, or the 404 page: one is unknown, not to be written to about this, or of another country. */
export async function recipientsOf(
  { db, action, now }: LetterRequest,
  ids: readonly string[],
  country: unknown,
): Promise<Offices> {
  const named = [...new Set(ids)].slice(0, LETTERS_AT_ONCE);
  const found = await Promise.all(named.map((id) => findRecipient(db, action, id, now)));
  const theirs = found.filter((one) => one !== null).filter((one) => one.country === country);
  const [first, ...others]: Representative[] = theirs;
  return first && theirs.length === named.length ? [first, ...others] : notFound();
}

/** The letter as it will leave, by us or by its writer's own hand, in the language of the person it goes to where the campaign has it. */
export async function messageTo(
  request: LetterRequest,
  to: Representative,
  { name, email, ownWords }: LetterForm,
  sender: { site: string; from: string },
  channel: LetterChannel = channelTo(to),
): Promise<LetterMessage> {
  const { campaign, action } = await inLanguageOf(request, to);
  const writer = { name, email, ownWords, place: countryName(campaign.locale, to.country) };
  const phrases = letterPhrases(campaign.locale, sender);
  return channel === "our-mail"
    ? letterMessage(campaign, action, to, writer, phrases)
    : messageByHand(campaign, action, to, writer, phrases, channel);
}

async function inLanguageOf(request: LetterRequest, to: Representative) {
  const campaign =
    (await findCampaign(request.db, request.campaign.id, to.locale ?? request.locale)) ?? request.campaign;
  const action = findAction(campaign, request.action.id) ?? request.action;
  return campaign.words.actions[action.id]?.letter ? { campaign, action } : request;
}

/** What visitors may know of a person: never the address. */
const view = ({ id, name, role, party, ...reach }: Representative) => {
  const channel = channelTo(reach);
  return {
    id,
    name,
    role: role ?? "",
    party: party ?? undefined,
    /** Set where we cannot send a letter, and the writer has to. */
    only: channel === "our-mail" ? null : channel,
  };
};
