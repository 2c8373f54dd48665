import { createHash } from "node:crypto";
import { type Campaign, findAction, findCampaign } from "#app/domain/campaigns.ts";
import type { ActionFacts } from "#app/domain/content/facts.ts";
import { messageByHand } from "#app/domain/letters/by-hand.ts";
import { canBeTold, channelTo, type LetterChannel } from "#app/domain/letters/channels.ts";
import { LETTERS_AT_ONCE, type LetterForm } from "#app/domain/letters/form.ts";
import { ownWordsLimits } from "#app/domain/letters/limits.ts";
import { merge } from "#app/domain/letters/merge.ts";
import { type LetterMessage, letterMessage, textShown, valuesFor } from "#app/domain/letters/message.ts";
import { countriesToWriteFrom, findRecipient, type Representative } from "#app/domain/representatives.ts";
import { personView } from "#app/web/find-page.ts";
import { type FormState, UNTOUCHED } from "#app/web/form-state.ts";
import { countryName, countryOptions, list } from "#app/web/formats.ts";
import { notFound } from "#app/web/forms.ts";
import { sheetOf } from "#app/web/hand-over-page.ts";
import { directionOf, i18nOf } from "#app/web/i18n.ts";
import { fieldWords, letterPhrases } from "#app/web/letter-phrases.ts";
import {
  digestNames,
  type Offices,
  type Recipients,
  type Settled,
  settledNames,
  settledView,
} from "#app/web/letter-standing.ts";
import { meter, ownShareText } from "#app/web/own-share.ts";
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

/** Third step: the letter itself, the same to each of the offices. `relay`: answers can be passed on by us. */
export async function writeStep(request: LetterRequest, to: Recipients, state: FormState, relay: boolean) {
  const [first] = to.open;
  const { campaign: written, action } = await inLanguageOf(request, first);
  const { campaign, locale } = request;
  const frame = frameOf(request);
  const statement = written.words.actions[action.id]?.letter?.statement ?? "";
  return {
    step: "write" as const,
    ...frame,
    guidance: merge(frame.guidance, valuesFor(campaign, first, fieldWords(campaign.locale))),
    state,
    relay,
    to: to.open.map(personView),
    collective: canBeTold(to.open),
    digest: digestNames(to, locale),
    settled: settledNames(to, locale),
    country: first.country,
    written: { lang: written.locale, dir: directionOf(written.locale) },
    statement: merge(statement, valuesFor(written, first, fieldWords(written.locale))),
    limits: ownWordsLimits(campaign.words.actions[action.id]?.letter),
    meter: meter(locale),
    backHref: `${frame.letterHref}?country=${first.country}`,
  };
}

/** In place of the letter, where none of the offices needs or wants one. */
export const settledStep = (request: LetterRequest, settled: Settled) => ({
  step: "settled" as const,
  ...frameOf(request),
  ...settledView(request, settled),
});

/** A letter as its writer is to see it before it leaves. */
export type WrittenLetter = { to: Representative; channel: LetterChannel; message: LetterMessage };

/** Last step: the messages exactly as they will leave, and as they would be printed. */
export async function checkStep(
  request: LetterRequest,
  form: LetterForm,
  { open, inDigest }: Recipients,
  letters: WrittenLetter[],
  sender: { site: string; from: string },
) {
  const { ownWords, quote, privacy, email } = form;
  const collective = privacy === "collective";
  const told = open.filter(({ id }) => collective || inDigest.has(id)).map(({ name }) => name);
  const names = told.length > 0 ? list(request.locale, told) : null;
  const sheets = (collective ? [] : letters).map(async ({ to }) =>
    sheetOf(await messageTo(request, to, form, sender, "paper"), to, form, request.now),
  );
  return {
    step: "check" as const,
    ...frameOf(request),
    handOverHref: paths(request.locale).handOver(request.campaign.id, request.action.id),
    email,
    count: letters.length,
    mailed: letters.filter(({ channel }) => channel === "our-mail").length,
    to: letters.map(({ to }) => personView(to)),
    messages: collective ? [] : letters.map((letter) => messageView(letter, form, sender, request.locale)),
    digest: names ? { names, collective, quoted: quote && ownWords ? ownWords : null } : null,
    ownShare: ownShareText(request.locale, letters[0]?.message.ownShare ?? 0),
    sheets: await Promise.all(sheets),
    hidden: [...fieldsOf(form), ["shown", markOf(letters.map(({ message }) => message))]] as [string, string][],
  };
}

function messageView({ channel, message }: WrittenLetter, form: LetterForm, sender: { from: string }, locale: string) {
  if (channel !== "our-mail") return { ...message, from: message.fromName, replyTo: null };
  const alias = i18nOf(locale).getFixedT(locale, "letters")("page.alias");
  const replyTo = form.privacy === "relay" ? alias : form.email;
  return { ...message, text: textShown(message), from: `${message.fromName} <${sender.from}>`, replyTo };
}

/** Everything written, to be carried along by a form: a name as often as it has values. */
export function fieldsOf(form: LetterForm): [string, string][] {
  const { representative, country, name, email, ownWords, privacy, quote } = form;
  const said = { country, name, email, ownWords, privacy, ...(quote ? { quote: "on" } : {}), consent: "on" };
  return [...representative.map((id): [string, string] => ["representative", id]), ...Object.entries(said)];
}

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
  { name, email, ownWords, privacy }: LetterForm,
  sender: { site: string; from: string },
  channel: LetterChannel = channelTo(to),
): Promise<LetterMessage> {
  const { campaign, action } = await inLanguageOf(request, to);
  const place = countryName(campaign.locale, to.country);
  const writer = { name, email, ownWords, place, relay: privacy === "relay" };
  const phrases = letterPhrases(campaign.locale, sender);
  return channel === "our-mail"
    ? letterMessage(campaign, action, to, writer, phrases)
    : messageByHand(campaign, action, to, writer, phrases, channel);
}

/** Stands for messages as they were shown, so that no others can be sent in their place: organisers may change texts meanwhile. */
export const markOf = (messages: LetterMessage[]) =>
  createHash("sha256")
    .update(JSON.stringify(messages.map(({ subject, text }) => [subject, text])))
    .digest("base64url");

async function inLanguageOf(request: LetterRequest, to: Representative) {
  const campaign =
    (await findCampaign(request.db, request.campaign.id, to.locale ?? request.locale)) ?? request.campaign;
  const action = findAction(campaign, request.action.id) ?? request.action;
  return campaign.words.actions[action.id]?.letter ? { campaign, action } : request;
}
