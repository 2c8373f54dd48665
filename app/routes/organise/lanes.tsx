import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ButtonForm } from "#app/components/button.tsx";
import { ErrorSummary, errorsOf } from "#app/components/error-summary.tsx";
import { LaneTable } from "#app/components/lanes/lane-table.tsx";
import { RulesForm } from "#app/components/lanes/rules-form.tsx";
import { Notice } from "#app/components/notice.tsx";
import { context } from "#app/context.ts";
import { listCampaigns } from "#app/domain/campaigns.ts";
import { decideUnknown, listUnknown } from "#app/domain/letters/decide.ts";
import { pause, resume } from "#app/domain/letters/pauses.ts";
import { hasPassed, setupOf } from "#app/domain/letters/reflect.ts";
import { changeRules, RulesForm as RulesShape, rulesOf } from "#app/domain/letters/rules.ts";
import { whatWaits } from "#app/domain/letters/waiting.ts";
import { deskTranslator } from "#app/web/desk-page.ts";
import { UNTOUCHED } from "#app/web/form-state.ts";
import { checkFields, readFields } from "#app/web/forms.ts";
import { LaneDeed, lanesPage } from "#app/web/lanes-page.ts";
import { organisePaths } from "#app/web/paths.ts";
import { PRIVATE_PAGE, requireOrganiser } from "#app/web/session.ts";
import { localeOf } from "#app/web/shell.ts";

const UNKNOWN_SHOWN = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, reflection } = context();
  await requireOrganiser(context(), request);
  const locale = localeOf(request);
  const [waiting, rules, unknown, setup, campaigns] = await Promise.all([
    whatWaits(db.read),
    rulesOf(db.read),
    listUnknown(db.read, UNKNOWN_SHOWN),
    setupOf(db.read),
    listCampaigns(db.read, locale),
  ]);
  const reflecting = reflection && !hasPassed(setup, reflection.from) ? { to: setup.reflectTo } : null;
  const named = campaigns.map(({ id, words }) => ({ id, title: words.title }));
  const page = lanesPage({ waiting, rules, unknown, campaigns: named, reflecting }, locale);
  return answer(page, { headers: PRIVATE_PAGE });
}

export async function action({ request }: ActionFunctionArgs) {
  const { db, now } = context();
  const organiser = await requireOrganiser(context(), request);
  const locale = localeOf(request);
  const fields = await readFields(request);
  if (fields["intent"] === "rules") {
    const { value: rules, state } = checkFields(fields, RulesShape, locale);
    if (state) return answer(state, { status: 400, headers: PRIVATE_PAGE });
    await db.write((tx) => changeRules(tx, rules, now()));
  } else {
    const { value: deed, state } = checkFields(fields, LaneDeed, locale);
    if (state) return answer(state, { status: 400, headers: PRIVATE_PAGE });
    const reason = { reason: deskTranslator(locale)("lanes.byButton"), organiserId: organiser.id };
    await db.write(async (tx) => {
      if ("letter" in deed) await decideUnknown(tx, deed.letter, { kind: deed.intent }, now());
      else if (deed.intent === "pause") await pause(tx, deed, reason, now());
      else await resume(tx, deed, now());
    });
  }
  return redirect(organisePaths.lanes, { status: 303, headers: PRIVATE_PAGE });
}

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function Lanes() {
  const { t } = useTranslation("organise");
  const page = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? UNTOUCHED;
  const column = (id: "campaign" | "domain" | "target" | "waits" | "perHour" | "refused" | "next", number = false) => ({
    id,
    label: t(`lanes.columns.${id}`),
    number,
  });
  return (
    <>
      <header className="desk-title">
        <h1>{page.title}</h1>
        <p>{page.total}</p>
      </header>
      <ErrorSummary errors={errorsOf(state, ["perTarget", "perDomain", "perHour", "curve", "pauseAtPercent"])} />
      {page.reflecting && (
        <Notice kind="warning">
          <p>
            {page.reflecting} <a href={page.doctorHref}>{t("doctor.title")}</a>
          </p>
        </Notice>
      )}
      <LaneTable caption={t("lanes.campaigns")} columns={[column("campaign")]} rows={page.campaigns} />
      <LaneTable
        caption={t("lanes.domains")}
        columns={[column("domain"), column("waits", true), column("perHour", true), column("refused"), column("next")]}
        rows={page.domains}
      />
      <LaneTable
        caption={t("lanes.targets")}
        columns={[column("target"), column("domain"), column("waits", true), column("perHour", true)]}
        rows={page.targets}
      />
      <section aria-labelledby="unknown">
        <h2 id="unknown">{t("lanes.unknown")}</h2>
        <p>{page.unknown.length === 0 ? t("lanes.unknownNone") : t("lanes.unknownText")}</p>
        <ul className="plain-list">
          {page.unknown.map(({ id, text }) => (
            <li key={id} className="stack">
              <p>{text}</p>
              <ButtonForm fields={{ intent: "organiser-again", letter: id }} look="quiet">
                {t("lanes.sendAgain")}
              </ButtonForm>
              <ButtonForm fields={{ intent: "organiser-sent", letter: id }} look="quiet">
                {t("lanes.treatAsSent")}
              </ButtonForm>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="rules">
        <h2 id="rules">{t("lanes.rules.title")}</h2>
        <RulesForm rules={page.rules} state={state} />
      </section>
    </>
  );
}
