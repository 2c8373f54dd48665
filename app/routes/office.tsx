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
import { Matter } from "#app/components/matter.tsx";
import { NothingHere } from "#app/components/nothing-here.tsx";
import { Notice } from "#app/components/notice.tsx";
import { OfficeAnswer } from "#app/components/office/answer.tsx";
import { OfficeWishes } from "#app/components/office/wishes.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { addressIn } from "#app/domain/addresses.ts";
import { findOfficeLink, type OfficeLink } from "#app/domain/offices/links.ts";
import { askAsOffice, OfficeRequestForm, standingRequests } from "#app/domain/offices/requests.ts";
import { AnswerForm, answerAsOffice, stancesOf } from "#app/domain/offices/stances.ts";
import { localeIn } from "#app/web/campaign-request.ts";
import { UNTOUCHED } from "#app/web/form-state.ts";
import { checkFields, notFound, readFields } from "#app/web/forms.ts";
import { noOfficePage, OFFICE_DEEDS, OFFICE_PAGE, officePage } from "#app/web/office-page.ts";
import { paths } from "#app/web/paths.ts";

// Reading this page changes nothing: mail gateways open the links in letters, and would speak for the office.
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, config, now } = context();
  const locale = localeIn(params);
  const token = params.token ?? "";
  const from = addressIn(config.MAIL_FROM);
  const link = await findOfficeLink(db.read, token, now());
  const campaign = link && (await context().campaign(link.campaignId, locale));
  if (!campaign) return answer(noOfficePage(locale, from), 404);
  const [standing, said] = await Promise.all([standingRequests(db.read, link), saidBy(link)]);
  const done = OFFICE_DEEDS.find((deed) => deed === new URL(request.url).searchParams.get("done")) ?? null;
  return answer({ ...officePage(campaign, { link, standing, said, from }, token, locale), done, from });
}

export async function action({ request, params, context: { clientAddress } }: ActionFunctionArgs) {
  const { db, limits, now } = context();
  const locale = localeIn(params);
  const token = params.token ?? "";
  const link = (await findOfficeLink(db.read, token, now())) ?? notFound();
  const fields = await readFields(request);
  const wait = limits.office.take(clientAddress);
  if (wait > 0) return refused("wait", 429, { "Retry-After": String(wait) });

  if (fields.intent === "answer") {
    const { value: form, state } = checkFields(fields, AnswerForm, locale);
    if (state) return answer({ state, refused: null }, 400);
    const outcome = await db.write((tx) => answerAsOffice(tx, link, form, now()));
    if (outcome === "about-nothing") return notFound();
    return outcome === "taken" ? redirect(`${paths(locale).office(token)}?done=answer`, 303) : refused(outcome, 409);
  }
  const { value: form, state } = checkFields(fields, OfficeRequestForm, locale);
  if (state) return answer({ state, refused: null }, 400);
  const outcome = await db.write((tx) => askAsOffice(tx, link, form, now()));
  if (typeof outcome === "string") return refused(outcome === "enough" ? "enough" : "again", 409);
  return redirect(`${paths(locale).office(token)}?done=${form.intent}`, 303);
}

const refused = (why: "again" | "waits" | "enough" | "wait", status: number, headers: Record<string, string> = {}) =>
  answer({ state: UNTOUCHED, refused: why }, { status, headers: { ...OFFICE_PAGE, ...headers } });

const saidBy = async (link: OfficeLink) =>
  link.actionId === null
    ? { shown: null, waiting: null }
    : stancesOf(context().db.read, { ...link, actionId: link.actionId });

export const headers: HeadersFunction = ({ actionHeaders }) => {
  const wait = actionHeaders?.get("Retry-After");
  return { ...OFFICE_PAGE, ...(wait ? { "Retry-After": wait } : {}) };
};

export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function Office() {
  const { t } = useTranslation("offices");
  const page = useLoaderData<typeof loader>();
  const { state, refused } = useActionData<typeof action>() ?? { state: UNTOUCHED, refused: null };
  if (!page.found) return <NothingHere title={page.title} lede={page.lede} homeHref={page.homeHref} />;
  return (
    <SimplePage title={page.title} lede={page.lede}>
      <ErrorSummary errors={errorsOf(state, ["position", "said", "rightAddress"])} />
      {page.done && (
        <Notice kind="good" role="status">
          <p>{t(`office.done.${page.done}`)}</p>
        </Notice>
      )}
      {refused && (
        <Notice kind="warning" role="alert">
          <p>{t(`office.refused.${refused}`, { from: page.from })}</p>
        </Notice>
      )}
      {page.about && (
        <>
          <p>
            {t("office.about")} <strong>{page.about.title}</strong>{" "}
            <a href={page.about.href}>{t("office.aboutLink")}</a>
          </p>
          <OfficeAnswer {...page} boardHref={page.about.boardHref} state={state} />
        </>
      )}
      <OfficeWishes {...page} state={state} />
      <Matter id="numbers" title={t("office.numbersTitle")}>
        <p>{t("office.numbersText")}</p>
        <p>
          <a className="standalone-link" href={page.numbersHref}>
            {t("office.numbersLink")}
          </a>
        </p>
      </Matter>
      <Matter id="who" title={t("office.whoTitle")}>
        <p>{page.who}</p>
        <p>{page.undo}</p>
      </Matter>
    </SimplePage>
  );
}
