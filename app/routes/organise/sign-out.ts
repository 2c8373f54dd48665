import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { context } from "#app/context.ts";
import { signOut } from "#app/domain/organisers/sessions.ts";
import { organisePaths } from "#app/web/paths.ts";
import { PRIVATE_PAGE, sessionCookie, sessionTokenOf } from "#app/web/session.ts";

export const loader = () => redirect(organisePaths.overview, { headers: PRIVATE_PAGE });

export async function action({ request }: ActionFunctionArgs) {
  const token = await sessionTokenOf(context(), request);
  if (token) await context().db.write((tx) => signOut(tx, token));
  return redirect(organisePaths.signInHelp, {
    status: 303,
    headers: { ...PRIVATE_PAGE, ...(await sessionCookie(context(), null)) },
  });
}
