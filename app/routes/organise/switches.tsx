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
import { Notice } from "#app/components/notice.tsx";
import { SwitchCard, switchFieldId } from "#app/components/switch-card.tsx";
import { context } from "#app/context.ts";
import { lastTurns, switchesOn, TurnForm, turn } from "#app/domain/switches.ts";
import { UNTOUCHED } from "#app/web/form-state.ts";
import { checkFields, readFields } from "#app/web/forms.ts";
import { organisePaths } from "#app/web/paths.ts";
import { PRIVATE_PAGE, requireOrganiser } from "#app/web/session.ts";
import { localeOf } from "#app/web/shell.ts";
import { switchesPage } from "#app/web/switches-page.ts";

const TURNS_SHOWN = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const { db } = context();
  await requireOrganiser(context(), request);
  const [on, turns] = await Promise.all([switchesOn(db.read), lastTurns(db.read, TURNS_SHOWN)]);
  const turned = new URL(request.url).searchParams.get("turned");
  return answer(switchesPage(on, turns, turned, localeOf(request)), { headers: PRIVATE_PAGE });
}

export async function action({ request }: ActionFunctionArgs) {
  const { db, switches, now } = context();
  const organiser = await requireOrganiser(context(), request);
  const { value: form, state } = checkFields(await readFields(request), TurnForm, localeOf(request));
  if (state) return answer(state, { status: 400, headers: PRIVATE_PAGE });
  await db.write((tx) => turn(tx, form, organiser.id, now()));
  await switches.read();
  return redirect(organisePaths.turned(form.name), { status: 303, headers: PRIVATE_PAGE });
}

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function Switches() {
  const { t } = useTranslation("organise");
  const page = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? UNTOUCHED;
  const errors = errorsOf(state, ["reason", "sure"]).map((error) => ({
    ...error,
    href: `#${switchFieldId(state.values["name"], error.href.slice(1))}`,
  }));
  return (
    <>
      <header className="desk-title">
        <h1>{page.title}</h1>
        <p>{t("switches.lede")}</p>
      </header>
      <ErrorSummary errors={errors} />
      {page.turned && (
        <Notice kind="good" role="status">
          <p>{page.turned}</p>
        </Notice>
      )}
      <ul className="switches">
        {page.switches.map((view) => (
          <li key={view.name}>
            <SwitchCard view={view} action={page.href} state={state.values["name"] === view.name ? state : UNTOUCHED} />
          </li>
        ))}
      </ul>
      <section aria-labelledby="turns">
        <h2 id="turns">{t("switches.log")}</h2>
        {page.turns.length === 0 && <p>{t("switches.logEmpty")}</p>}
        <ol>
          {page.turns.map(({ id, what, stand, reason }) => (
            <li key={id} className="turn">
              <p>
                <strong>{what}</strong>{" "}
                <q>
                  <bdi>{reason}</bdi>
                </q>
              </p>
              <p className="small-print">{stand}</p>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
