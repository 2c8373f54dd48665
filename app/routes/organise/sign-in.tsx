import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ButtonForm } from "#app/components/button.tsx";
import { SimplePage } from "#app/components/simple-page.tsx";
import { context } from "#app/context.ts";
import { findSignInLink, type SignInLink, signIn, signOut } from "#app/domain/organisers.ts";
import { deskTranslator } from "#app/web/desk-page.ts";
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

/** Opening a link changes nothing: mail scanners and previews do that too. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, now } = context();
  const { state }: SignInLink | { state: "none" } = params.token
    ? await findSignInLink(db.read, params.token, now())
    : { state: "none" };
  const href = organisePaths.signIn(params.token ?? "");
  return data(
    { state, href, title: deskTranslator(localeOf(request))(TITLE[state]) },
    { status: STATUS[state], headers: PRIVATE_PAGE },
  );
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { db, now } = context();
  const { token = "" } = params;
  const earlier = await sessionTokenOf(context(), request);
  const session = await db.write(async (tx) => {
    const begun = await signIn(tx, token, now());
    if (begun && earlier) await signOut(tx, earlier);
    return begun;
  });
  if (!session)
    return data(null, { status: STATUS[(await findSignInLink(db.read, token, now())).state], headers: PRIVATE_PAGE });
  return redirect(organisePaths.overview, {
    status: 303,
    headers: { ...PRIVATE_PAGE, ...(await sessionCookie(context(), session)) },
  });
}

export const headers: HeadersFunction = () => PRIVATE_PAGE;
export { privatePageTitle as meta } from "#app/web/meta.ts";

export default function SignIn() {
  const { t } = useTranslation("organise");
  const { state, href, title } = useLoaderData<typeof loader>();
  if (state === "good")
    return (
      <SimplePage title={title} lede={t("signIn.ready")}>
        <ButtonForm action={href}>{t("signIn.button")}</ButtonForm>
      </SimplePage>
    );
  return (
    <SimplePage title={title} lede={state === "none" ? t("signIn.lede") : t(`signIn.${state}`)}>
      <p>{t("signIn.how")}</p>
      <p>
        <code>npm run countersign -- organisers sign-in-link</code>
      </p>
    </SimplePage>
  );
}
