import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Closed } from "#app/components/closed.tsx";
import { CheckStep } from "#app/components/letter/check-step.tsx";
import { CountryStep } from "#app/components/letter/country-step.tsx";
import { FindStep } from "#app/components/letter/find-step.tsx";
import { RepresentativeStep } from "#app/components/letter/representative-step.tsx";
import { SettledStep } from "#app/components/letter/settled-step.tsx";
import { WriteStep } from "#app/components/letter/write-step.tsx";
import { PausedNotice } from "#app/components/paused.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { addressIn } from "#app/domain/addresses.ts";
import { isOpen } from "#app/domain/campaigns.ts";
import { canBeTold, channelTo } from "#app/domain/letters/channels.ts";
import { LETTERS_AT_ONCE, letterFormWithin } from "#app/domain/letters/form.ts";
import { ownWordsLimits } from "#app/domain/letters/limits.ts";
import { writeLetters } from "#app/domain/letters/write.ts";
import { actionIn } from "#app/web/campaign-request.ts";
import { consentShown } from "#app/web/consent.ts";
import { UNTOUCHED } from "#app/web/form-state.ts";
import { checkFields, notFound, readFields } from "#app/web/forms.ts";
import { MAY_LOCATE, NOT_KEPT, TRY_LATER } from "#app/web/headers.ts";
import { type Choice, choiceIn, findStep, peopleStep, searchStep } from "#app/web/letter-find.ts";
import {
  checkStep,
  countryStep,
  frameOf,
  type LetterRequest,
  markOf,
  messageTo,
  recipientsOf,
  settledStep,
  writeStep,
} from "#app/web/letter-page.ts";
import { type Offices, recipientsAmong } from "#app/web/letter-standing.ts";
import { paths } from "#app/web/paths.ts";
import { pausedView } from "#app/web/views.ts";

// The choices of country and person are in the address; what a person writes about themselves never is.
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, switches, config, now } = context();
  const asked = { db: db.read, now: now(), ...(await actionIn(context(), params)) };
  if (!isOpen(asked.campaign)) return { step: "closed" as const, ...frameOf(asked) };
  const { letters, "read-only": readOnly } = switches.on;
  const paused = pausedView(switches.on, asked.locale);
  if (letters ?? readOnly) return { step: "paused" as const, paused, ...frameOf(asked) };

  const { searchParams } = new URL(request.url);
  const country = searchParams.get("country");
  if (!country) return answer(await countryStep(asked, country), country === null ? 200 : 400);
  const choice = choiceIn(searchParams);
  const relay = canRelay(config);
  const few = choice.representatives.length <= LETTERS_AT_ONCE ? choice.representatives : [];
  if (few.length > 0) return letterTo(asked, await recipientsOf(asked, few, country), relay);
  return find(asked, country, choice, relay);
}

/** Second step: the people that a choice leads to, the letter where that is one, or the ways to find them. */
async function find(asked: LetterRequest, country: string, choice: Choice, relay: boolean) {
  if (choice.area || choice.committee || choice.everybody) {
    const { only, ...people } = (await peopleStep(asked, country, choice)) ?? notFound();
    return only ? letterTo(asked, [only], relay) : answer(people, people.missed ? 400 : 200);
  }
  const found = await findStep(asked, country, choice);
  if (found) return answer(found, { headers: MAY_LOCATE, status: found.missed ? 400 : 200 });
  return answer(await countryStep(asked, country), 400);
}

/** Third step, unless none of the offices may be written to. */
async function letterTo(asked: LetterRequest, offices: Offices, relay: boolean) {
  const to = await recipientsAmong(asked, offices);
  return "open" in to ? writeStep(asked, to, UNTOUCHED, relay) : settledStep(asked, to.settled);
}

export async function action({ request, params, context: { clientAddress } }: ActionFunctionArgs) {
  const { db, keys, limits: rates, switches, config, lookUpPoint, now } = context();
  const asked = { db: db.read, now: now(), ...(await actionIn(context(), params)) };
  const frame = frameOf(asked);
  const fields = await readFields(request, ["representative"]);
  if (!isOpen(asked.campaign)) return answer({ step: "closed" as const, ...frame }, 410);
  if (fields.intent === "find") {
    const found = (await searchStep(asked, lookUpPoint, String(fields.country), fields)) ?? notFound();
    if ("location" in found) return redirect(found.location as string, 303);
    return answer(found, { headers: { ...NOT_KEPT, ...MAY_LOCATE }, status: found.missed ? 400 : 200 });
  }

  const offices = await recipientsOf(asked, [fields.representative ?? []].flat(), fields.country);
  const to = await recipientsAmong(asked, offices);
  if (!("open" in to)) return answer(settledStep(asked, to.settled), { ...PRIVATE, status: 409 });
  const relay = canRelay(config);
  if (switches.on.letters) {
    const again = await writeStep(asked, to, { values: fields, errors: {} }, relay);
    const paused = pausedView(switches.on, asked.locale);
    return answer({ ...again, paused }, { status: 503, headers: TRY_LATER });
  }
  if (fields.intent === "edit")
    return answer(await writeStep(asked, to, { values: fields, errors: {} }, relay), PRIVATE);
  const limits = ownWordsLimits(asked.campaign.words.actions[asked.action.id]?.letter);
  const said = fields.privacy === "relay" && !relay ? { ...fields, privacy: "normal" } : fields;
  const { value: form, state } = checkFields(said, letterFormWithin(limits, canBeTold(to.open)), asked.locale);
  if (state) return answer(await writeStep(asked, to, state, relay), { ...PRIVATE, status: 400 });

  const wait = fields.intent === "send" ? await rates.sign.take(clientAddress) : 0;
  if (wait > 0) {
    const again = await writeStep(asked, to, { values: fields, errors: {} }, relay);
    return answer({ ...again, wait }, { status: 429, headers: { ...NOT_KEPT, "Retry-After": String(wait) } });
  }
  const sender = { site: config.PUBLIC_URL, from: addressIn(config.MAIL_FROM) };
  const letters = await Promise.all(
    to.open.map(async (office) => {
      const message = await messageTo(asked, office, form, sender);
      return { to: office, channel: channelTo(office), message };
    }),
  );
  const mark = markOf(letters.map(({ message }) => message));
  const changed = fields.intent === "send" && fields.shown !== undefined && fields.shown !== mark;
  if (fields.intent !== "send" || changed)
    return answer({ ...(await checkStep(asked, form, to, letters, sender)), changed }, PRIVATE);

  const shown = { locale: asked.locale, consentHash: consentShown(asked.locale, "letter").hash, letters };
  await db.write((tx) => writeLetters(tx, keys, asked.campaign, asked.action, form, shown, asked.now));
  return redirect(paths(asked.locale).checkYourMailForLetter(asked.campaign.id), 303);
}

const canRelay = ({ aliasDomain }: { aliasDomain: string | null }) => aliasDomain !== null;

const PRIVATE = { headers: NOT_KEPT };

export const headers: HeadersFunction = ({ loaderHeaders, actionHeaders }) =>
  new Headers([...loaderHeaders, ...actionHeaders]);

export { pageTitle as meta } from "#app/web/meta.ts";

export default function Letter() {
  const loaded = useLoaderData<typeof loader>();
  const page = useActionData<typeof action>() ?? loaded;
  if (page.step === "country") return <CountryStep {...page} />;
  if (page.step === "find") return <FindStep {...page} />;
  if (page.step === "representative") return <RepresentativeStep {...page} />;
  if (page.step === "write") return <WriteStep {...page} />;
  if (page.step === "check") return <CheckStep {...page} />;
  if (page.step === "settled") return <SettledStep {...page} />;
  return (
    <SimplePage title={page.title}>
      {page.step === "paused" ? <PausedNotice what="letters" paused={page.paused} /> : <Closed />}
    </SimplePage>
  );
}
