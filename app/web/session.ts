import { createCookie, redirect } from "@remix-run/node";
import type { Organiser } from "#app/domain/organisers/people.ts";
import { findSession, isFresh, isSeenAgain, seeAgain } from "#app/domain/organisers/sessions.ts";
import { NOT_KEPT } from "#app/web/headers.ts";
import { organisePaths } from "#app/web/paths.ts";
import type { Db } from "#db/index.ts";

/** What of the program's context sessions need. */
export type SignInDesk = { config: { PUBLIC_URL: string }; db: Db; now: () => Date };

/** The headers of every organisers' page: kept by no cache, found by no search engine. */
export const PRIVATE_PAGE = { ...NOT_KEPT, "X-Robots-Tag": "noindex, nofollow" };

/** The headers of a file for organisers alone. */
export const attachment = (name: string, type: string) => ({
  ...PRIVATE_PAGE,
  "Content-Type": type,
  "Content-Disposition": `attachment; filename="${name}"`,
});

/** Who is signed in, or the page that says how to sign in. To be asked first by everything only organisers may see. */
export async function requireOrganiser(desk: SignInDesk, request: Request): Promise<Organiser> {
  return (await organiserOf(desk, request)) ?? signInFirst();
}

/** The same, with the token of the session they are signed in by. */
export async function requireSession(
  desk: SignInDesk,
  request: Request,
): Promise<{ organiser: Organiser; token: string }> {
  const organiser = await requireOrganiser(desk, request);
  return { organiser, token: (await sessionTokenOf(desk, request)) ?? signInFirst() };
}

/** Who is signed in, if anybody. Asking keeps the session from ending idle. */
export async function organiserOf(desk: SignInDesk, request: Request): Promise<Organiser | null> {
  const { db, now } = desk;
  const token = await sessionTokenOf(desk, request);
  const session = token ? await findSession(db.read, token, now()) : null;
  if (token && session && isSeenAgain(session, now())) await db.write((tx) => seeAgain(tx, token, now()));
  return session && { id: session.id, name: session.name, role: session.role };
}

/** Whether who is signed in did so within the last ten minutes: asked before a way to sign in is added or removed. */
export async function signedInLately(desk: SignInDesk, request: Request): Promise<boolean> {
  const token = await sessionTokenOf(desk, request);
  return token !== null && isFresh(desk.db.read, token, desk.now());
}

export async function sessionTokenOf({ config }: SignInDesk, request: Request): Promise<string | null> {
  const token: unknown = await cookie(config).parse(request.headers.get("Cookie"));
  return typeof token === "string" && token !== "" ? token : null;
}

/** The header that gives the browser a session, or with null takes it away. */
export async function sessionCookie({ config }: SignInDesk, token: string | null): Promise<{ "Set-Cookie": string }> {
  return { "Set-Cookie": await cookie(config).serialize(token ?? "", token === null ? { maxAge: 0 } : {}) };
}

// Browsers take a __Host- cookie only from this very host over https; plain http exists on one's own machine alone.
function cookie({ PUBLIC_URL }: SignInDesk["config"]) {
  const secure = PUBLIC_URL.startsWith("https:");
  return createCookie(secure ? "__Host-countersign" : "countersign", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
  });
}

function signInFirst(): never {
  throw redirect(organisePaths.signInHelp, { headers: PRIVATE_PAGE });
}
