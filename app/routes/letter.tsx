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
import { RepresentativeStep } from "#app/components/letter/representative-step.tsx";
import { WriteStep } from "#app/components/letter/write-step.tsx";
import { PausedNotice } from "#app/components/paused.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { addressIn } from "#app/domain/addresses.ts";
import { isOpen } from "#app/domain/campaigns.ts";
import { channelTo } from "#app/domain/letters/channels.ts";
import { LETTERS_AT_ONCE, LetterForm } from "#app/domain/letters/form.ts";
import { writeLetters } from "#app/domain/letters/write.ts";
import { actionIn } from "#app/web/campaign-request.ts";
import { consentShown } from "#app/web/consent.ts";
import { UNTOUCHED } from "#app/web/form-state.ts";
import { checkFields, readFields } from "#app/web/forms.ts";
import { NOT_KEPT, TRY_LATER } from "#app/web/headers.ts";
import {
  checkStep,
  countryStep,
  frameOf,
  messageTo,
  recipientsOf,
  representativeStep,
  writeStep,
} from "#app/web/letter-page.ts";
import { paths } from "#app/web/paths.ts";
import { pausedView } from "#app/web/views.ts";

// The choices of country and person are in the address; what a person writes about themselves never is.
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, switches, now } = context();
  const asked = { db: db.read, now: now(), ...(await actionIn(context(), params)) };
  if (!isOpen(asked.campaign)) return { step: "closed" as const, ...frameOf(asked) };
  const { letters, "read-only": readOnly } = switches.on;
  const paused = pausedView(switches.on, asked.locale);
  if (letters ?? readOnly) return { step: "paused" as const, paused, ...frameOf(asked) };

  const { searchParams } = new URL(request.url);
  const country = searchParams.get("country");
  const chosen = searchParams.getAll("representative");
  if (country && chosen.length > 0 && chosen.length <= LETTERS_AT_ONCE)
    return writeStep(asked, await recipientsOf(asked, chosen, country), UNTOUCHED);
  const again = searchParams.has("chosen") || chosen.length > 0 ? chosen : null;
  const list = country ? await representativeStep(asked, country, again) : null;
  if (list) return answer(list, list.state === UNTOUCHED ? 200 : 400);
  return answer(await countryStep(asked, country ?? null), country === null ? 200 : 400);
}

export async function action({ request, params, context: { clientAddress } }: ActionFunctionArgs) {
  const { db, keys, limits, switches, config, now } = context();
  const asked = { db: db.read, now: now(), ...(await actionIn(context(), params)) };
  const frame = frameOf(asked);
  const fields = await readFields(request, ["representative"]);
  if (!isOpen(asked.campaign)) return answer({ step: "closed" as const, ...frame }, 410);

  const to = await recipientsOf(asked, [fields.representative ?? []].flat(), fields.country);
  if (switches.on.letters) {
    const again = await writeStep(asked, to, { values: fields, errors: {} });
    const paused = pausedView(switches.on, asked.locale);
    return answer({ ...again, paused }, { status: 503, headers: TRY_LATER });
  }
  if (fields.intent === "edit") return answer(await writeStep(asked, to, { values: fields, errors: {} }), PRIVATE);
  const { value: form, state } = checkFields(fields, LetterForm, asked.locale);
  if (state) return answer(await writeStep(asked, to, state), { ...PRIVATE, status: 400 });

  const wait = fields.intent === "send" ? await limits.sign.take(clientAddress) : 0;
  if (wait > 0) {
    const again = await writeStep(asked, to, { values: fields, errors: {} });
    return answer({ ...again, wait }, { status: 429, headers: { ...NOT_KEPT, "Retry-After": String(wait) } });
  }
  const sender = { site: config.PUBLIC_URL, from: addressIn(config.MAIL_FROM) };
  const letters = await Promise.all(
    to.map(async (office) => {
      const message = await messageTo(asked, office, form, sender);
      return { to: office, channel: channelTo(office), message };
    }),
  );
  if (fields.intent !== "send") return answer(await checkStep(asked, form, letters, sender), PRIVATE);

  const shown = { locale: asked.locale, consentHash: consentShown(asked.locale, "letter").hash, letters };
  await db.write((tx) => writeLetters(tx, keys, asked.campaign, asked.action, form, shown, asked.now));
  return redirect(paths(asked.locale).checkYourMailForLetter(asked.campaign.id), 303);
}

const PRIVATE = { headers: NOT_KEPT };

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export { pageTitle as meta } from "#app/web/meta.ts";

export default function Letter() {
  const loaded = useLoaderData<typeof loader>();
  const page = useActionData<typeof action>() ?? loaded;
  if (page.step === "country") return <CountryStep {...page} />;
  if (page.step === "representative") return <RepresentativeStep {...page} />;
  if (page.step === "write") return <WriteStep {...page} />;
  if (page.step === "check") return <CheckStep {...page} />;
  return (
    <SimplePage title={page.title}>
      {page.step === "paused" ? <PausedNotice what="letters" paused={page.paused} /> : <Closed />}
    </SimplePage>
  );
}
