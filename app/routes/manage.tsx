import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary, errorsOf } from "#app/components/error-summary.tsx";
import { LettersToSend, OwnLetters } from "#app/components/manage/own-letters.tsx";
import { OwnSignature } from "#app/components/manage/own-signature.tsx";
import { NothingHere } from "#app/components/nothing-here.tsx";
import { Notice } from "#app/components/notice.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { type Deed, findOwnWork, ManageForm, manage } from "#app/domain/manage.ts";
import { localeIn } from "#app/web/campaign-request.ts";
import { UNTOUCHED } from "#app/web/form-state.ts";
import { checkFields, notFound, readFields } from "#app/web/forms.ts";
import { NOT_KEPT } from "#app/web/headers.ts";
import { DEEDS, managePage, WROTE } from "#app/web/manage-page.ts";
import { paths } from "#app/web/paths.ts";
import { pausedView } from "#app/web/views.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, switches } = context();
  const locale = localeIn(params);
  const token = params.token ?? "";
  const done = DEEDS.find((deed) => deed === new URL(request.url).searchParams.get("done")) ?? null;
  const own = await findOwnWork(db.read, token);
  const campaign = own && (await context().campaign(own.campaignId, locale));
  const page = managePage(campaign, own, token, locale);
  const next = campaign && done && WROTE.includes(done) ? paths(locale).thanks(campaign.id, "letter") : null;
  return answer({ ...page, done, next, paused: pausedView(switches.on, locale) }, page.found || done ? 200 : 404);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, now } = context();
  const locale = localeIn(params);
  const token = params.token ?? "";
  const own = (await findOwnWork(db.read, token)) ?? notFound();
  const { value: form, state } = checkFields(await readFields(request), ManageForm, locale);
  if (state) return answer(state, 400);

  const done: Deed = await db.write((tx) => manage(tx, own, form, now()));
  await db.scrub();
  return redirect(`${paths(locale).manage(token)}?done=${done}`, 303);
}

export const headers: HeadersFunction = () => NOT_KEPT;

export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function Manage() {
  const { t } = useTranslation(["public", "share"]);
  const { found, done, next, paused, title, lede, campaignTitle, signature, letters, homeHref } =
    useLoaderData<typeof loader>();
  const lettersPaused = paused.letters ?? paused.everything;
  const toSend = letters.some(({ taskHref }) => taskHref !== null);
  const state = useActionData<typeof action>() ?? UNTOUCHED;
  if (!found)
    return (
      <NothingHere title={done ? t(`manage.${done}`) : title} lede={done ? undefined : lede} homeHref={homeHref} />
    );
  return (
    <SimplePage title={title} kicker={campaignTitle} lede={lede}>
      <ErrorSummary errors={errorsOf(state, ["visibility", "name"])} />
      {done && (
        <Notice kind="good" role="status">
          <p>
            {done === "letterConfirmed" && lettersPaused
              ? t("manage.letterWaits", { since: lettersPaused })
              : t(`manage.${done === "letterConfirmed" && toSend ? "letterConfirmedToSend" : done}`)}
          </p>
          {next && (
            <p>
              <a className="standalone-link" href={next}>
                {t("share:next.what")}
              </a>
            </p>
          )}
        </Notice>
      )}
      <LettersToSend letters={letters} />
      {signature && <OwnSignature own={signature} state={state} />}
      <OwnLetters letters={letters} />
    </SimplePage>
  );
}
