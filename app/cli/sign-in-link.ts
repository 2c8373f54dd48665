import type { Context } from "#app/context.ts";
import { anOrganiser, newSignInLink } from "#app/domain/organisers.ts";
import { organisePaths } from "#app/web/paths.ts";

export const SIGN_IN_LINK_USAGE = "organisers sign-in-link [NAME]";

/**
 * Makes a one-time sign-in link for the organiser of that name, who is added if there is none; without a name,
 * for the first one. Returns what to print.
 */
export async function signInLink(
  { config, db, now }: Pick<Context, "config" | "db" | "now">,
  [name]: string[],
): Promise<string[]> {
  const { organiser, token } = await db.write(async (tx) => {
    const organiser = await anOrganiser(tx, name?.trim() || undefined, now());
    return { organiser, token: await newSignInLink(tx, organiser, now()) };
  });
  return [`For ${organiser.name}, once and within 24 hours: ${config.PUBLIC_URL}${organisePaths.signIn(token)}`];
}
