import {
  type ActionFunctionArgs,
  data as answer,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { PasskeySection } from "#app/components/account/passkey-section.tsx";
import { type PasskeyFault, PasskeyTrouble } from "#app/components/account/passkey-trouble.tsx";
import { SessionSection } from "#app/components/account/session-section.tsx";
import { ErrorSummary, errorsOf } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import { context } from "#app/context.ts";
import { newChallenge } from "#app/domain/organisers/challenges.ts";
import { addPasskey, listPasskeys, PasskeyForm, removePasskey } from "#app/domain/organisers/passkeys.ts";
import { endOtherSessions, listSessions } from "#app/domain/organisers/sessions.ts";
import { type AccountDone, accountPage } from "#app/web/account-page.ts";
import { type FormState, UNTOUCHED } from "#app/web/form-state.ts";
import { checkFields, readFields } from "#app/web/forms.ts";
import { askToMake, passkeysWork } from "#app/web/passkey-asks.ts";
import { organisePaths } from "#app/web/paths.ts";
import { PRIVATE_PAGE, requireSession, signedInLately } from "#app/web/session.ts";
import { localeOf } from "#app/web/shell.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, keys, config, now } = context();
  const { organiser, token } = await requireSession(context(), request);
  const [passkeys, sessions, lately] = await Promise.all([
    listPasskeys(db.read, organiser.id),
    listSessions(db.read, organiser.id, token, now()),
    signedInLately(context(), request),
  ]);
  const mayAdd = lately && passkeysWork(config.PUBLIC_URL);
  const ask = mayAdd ? askToMake(config, organiser, passkeys, newChallenge(keys, toAdd(token), now())) : null;
  const done = new URL(request.url).searchParams.get("done");
  const found = { organiser, passkeys, sessions, ask, done };
  return answer(accountPage(config, found, localeOf(request)), { headers: PRIVATE_PAGE });
}

/** Ways to sign in are added and removed by whoever has just signed in: an open desk is not enough. */
export async function action({ request }: ActionFunctionArgs) {
  const { db, now } = context();
  const { organiser, token } = await requireSession(context(), request);
  const fields = await readFields(request);
  if (fields["intent"] === "end-others") {
    await db.write((tx) => endOtherSessions(tx, organiser.id, token));
    return done("ended");
  }
  if (!(await signedInLately(context(), request))) return refused(403, UNTOUCHED, "late");
  if (fields["intent"] === "remove") {
    await db.write((tx) => removePasskey(tx, organiser.id, String(fields["id"])));
    return done("removed");
  }
  const { value: form, state } = checkFields(fields, PasskeyForm, localeOf(request));
  if (state) return refused(400, state);
  const made = { organiserId: organiser.id, name: form.name, text: String(fields["passkey"] ?? "") };
  if (await addPasskey(context(), made, toAdd(token), now())) return done("added");
  return refused(400, { values: form, errors: {} }, made.text ? "refused" : "notAsked");
}

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export const handle = { browserModule: (page?: { ask: unknown }) => page?.ask != null };
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function Account() {
  const { t } = useTranslation("organise");
  const page = useLoaderData<typeof loader>();
  const { state, trouble } = useActionData<typeof action>() ?? { state: UNTOUCHED, trouble: null };
  return (
    <>
      <header className="desk-title">
        <h1>{page.title}</h1>
        <p>{page.role}</p>
      </header>
      <ErrorSummary errors={errorsOf(state, ["name"])} />
      {trouble === "late" && (
        <Notice kind="warning" role="alert">
          <p>{t("account.late")}</p>
        </Notice>
      )}
      {trouble && trouble !== "late" && <PasskeyTrouble trouble={trouble} />}
      {page.done && (
        <Notice kind="good" role="status">
          <p>{page.done}</p>
        </Notice>
      )}
      <PasskeySection page={page} state={state} />
      <SessionSection page={page} />
    </>
  );
}

/** A passkey is added in the session that asked for it. */
const toAdd = (token: string) => ({ purpose: "add-passkey", matter: token }) as const;

const refused = (status: 400 | 403, state: FormState, trouble: PasskeyFault | "late" | null = null) =>
  answer({ state, trouble }, { status, headers: PRIVATE_PAGE });
const done = (what: AccountDone) => redirect(organisePaths.accountDone(what), { status: 303, headers: PRIVATE_PAGE });
