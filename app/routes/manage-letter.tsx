import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OwnLetterPaper } from "#app/components/manage/own-letter-paper.tsx";
import { context } from "#app/context.ts";
import { addressIn } from "#app/domain/addresses.ts";
import { findKeptMessage } from "#app/domain/letters/kept.ts";
import { findOwnLetters } from "#app/domain/letters/manage.ts";
import { doToLetter, OwnLetterForm } from "#app/domain/letters/own-deeds.ts";
import { localeIn } from "#app/web/campaign-request.ts";
import { checkFields, notFound, readFields } from "#app/web/forms.ts";
import { NOT_KEPT } from "#app/web/headers.ts";
import { reminderPhrases } from "#app/web/letter-phrases.ts";
import { DEEDS } from "#app/web/manage-page.ts";
import { ownLetterPage } from "#app/web/own-letter-page.ts";
import { paths } from "#app/web/paths.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, keys, now } = context();
  const { locale, token, letter } = await asked(params);
  const done = DEEDS.find((deed) => deed === new URL(request.url).searchParams.get("done")) ?? null;
  const kept = await findKeptMessage(db.read, keys, letter.id);
  return answer({ ...ownLetterPage(letter, kept, token, locale, now()), done });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, keys, composeLetter, config, now } = context();
  const { locale, token, letter } = await asked(params);
  const { value: form } = checkFields(await readFields(request), OwnLetterForm, locale);
  if (!form) throw new Response(null, { status: 400, statusText: "Bad Request" });

  const campaign = (await context().campaign(letter.campaignId, letter.locale)) ?? notFound();
  const sender = { site: config.PUBLIC_URL, from: addressIn(config.MAIL_FROM) };
  const phrases = (language: string) => reminderPhrases(language, sender, campaign.words.title);
  const done = await doToLetter(db, keys, composeLetter, phrases, letter, form, now());
  const gone = done === "letterErased" || done === "letterWithdrawn";
  return redirect(
    `${gone ? paths(locale).manage(token) : paths(locale).ownLetter(token, letter.id)}?done=${done}`,
    303,
  );
}

async function asked(params: LoaderFunctionArgs["params"]) {
  const token = params.token ?? "";
  const own = await findOwnLetters(context().db.read, token);
  return { locale: localeIn(params), token, letter: own.find(({ id }) => id === params.letter) ?? notFound() };
}

export const headers: HeadersFunction = () => NOT_KEPT;

export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function OwnLetter() {
  return <OwnLetterPaper {...useLoaderData<typeof loader>()} />;
}
