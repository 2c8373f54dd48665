import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { PasskeyForm } from "#app/components/account/passkey-form.tsx";
import { type PasskeyFault, PasskeyTrouble } from "#app/components/account/passkey-trouble.tsx";
import { ButtonForm } from "#app/components/button.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { newChallenge } from "#app/domain/organisers/challenges.ts";
import { anyPasskey, passkeyShown } from "#app/domain/organisers/passkeys.ts";
import { beginSession, signOut } from "#app/domain/organisers/sessions.ts";
import { findSignInLink, type SignInLink, signIn } from "#app/domain/organisers/sign-in.ts";
import { deskTranslator } from "#app/web/desk-page.ts";
import { readFields } from "#app/web/forms.ts";
import { askToShow, passkeysWork } from "#app/web/passkey-asks.ts";
import { organisePaths } from "#app/web/paths.ts";
import { PRIVATE_PAGE, sessionCookie, sessionTokenOf } from "#app/web/session.ts";
import { localeOf } from "#app/web/shell.ts";

const STATUS = { good: 200, used: 410, expired: 410, unknown: 404, none: 200 } as const;
const TITLE = {
  good: "signIn.title",
  used: "signIn.usedTitle",
  expired: "signIn.expiredTitle",
  unknown: "signIn.unknownTitle",
  none: "signIn.title",
} as const;

/** A passkey shown to sign in is bound to no session: there is none yet. */
const ASKED = { purpose: "sign-in", matter: "" } as const;

/** Opening a link changes nothing: mail scanners and previews do that too. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, keys, config, now } = context();
  const { state }: SignInLink | { state: "none" } = params.token
    ? await findSignInLink(db.read, params.token, now())
    : { state: "none" };
  const byPasskey = state !== "good" && passkeysWork(config.PUBLIC_URL) && (await anyPasskey(db.read));
  const page = {
    state,
    title: deskTranslator(localeOf(request))(TITLE[state]),
    href: organisePaths.signIn(params.token ?? ""),
    ask: byPasskey ? askToShow(config, [], newChallenge(keys, ASKED, now())) : null,
    passkeyHref: forAccount(request) ? organisePaths.signInAgain : organisePaths.signInHelp,
  };
  return data(page, { status: STATUS[state], headers: PRIVATE_PAGE });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, now } = context();
  const { token } = params;
  if (!token) return byPasskey(request);
  const session = await db.write((tx) => signIn(tx, token, now()));
  if (session) return comeIn(request, session);
  const { state } = await findSignInLink(db.read, token, now());
  return data(null, { status: STATUS[state], headers: PRIVATE_PAGE });
}

async function byPasskey(request: Request) {
  const { db, now } = context();
  const text = String((await readFields(request))["passkey"] ?? "");
  const organiserId = await passkeyShown(context(), { text }, ASKED, now());
  if (organiserId) return comeIn(request, await db.write((tx) => beginSession(tx, organiserId, now())));
  const trouble: PasskeyFault = text ? "refused" : "notAsked";
  return data({ trouble }, { status: 403, headers: PRIVATE_PAGE });
}

/** Gives the browser its session; one it had before ends. */
async function comeIn(request: Request, session: string) {
  const earlier = await sessionTokenOf(context(), request);
  if (earlier) await context().db.write((tx) => signOut(tx, earlier));
  return redirect(forAccount(request) ? organisePaths.account : organisePaths.overview, {
    status: 303,
    headers: { ...PRIVATE_PAGE, ...(await sessionCookie(context(), session)) },
  });
}

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export const handle = { browserModule: (page?: { ask: unknown }) => page?.ask != null };
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function SignIn() {
  const { t } = useTranslation("organise");
  const { state, href, title, ask, passkeyHref } = useLoaderData<typeof loader>();
  const { trouble } = useActionData<typeof action>() ?? { trouble: null };
  if (state === "good")
    return (
      <SimplePage title={title} lede={t("signIn.ready")}>
        <ButtonForm action={href}>{t("signIn.button")}</ButtonForm>
      </SimplePage>
    );
  return (
    <SimplePage title={title} lede={state === "none" ? t("signIn.lede") : t(`signIn.${state}`)}>
      {trouble && <PasskeyTrouble trouble={trouble} />}
      {ask && <PasskeyForm action={passkeyHref} ask={ask} button={t("signIn.byPasskey")} />}
      <div className="stack">
        {ask && <h2>{t("signIn.byLink")}</h2>}
        <p>{t("signIn.how")}</p>
        <p>
          <code>npm run countersign -- organisers sign-in-link</code>
        </p>
      </div>
    </SimplePage>
  );
}

/** Whoever was sent here from their account goes back there. */
const forAccount = (request: Request) => new URL(request.url).searchParams.get("then") === "account";
