import type { RequestHandler } from "express";
import type { Switches } from "#app/domain/switches.ts";
import { isLocale, negotiate } from "#app/web/i18n.ts";
import { organisePaths, paths } from "#app/web/paths.ts";

/** What organisers can do while the site is read-only: come in, go, and end it. */
const STILL_TAKEN = [organisePaths.signInHelp, organisePaths.signIn(""), organisePaths.signOut, organisePaths.switches];
/** Pages about what somebody has just done, and what programs read; the holding page does not stand for them. */
const STILL_SHOWN = [
  "check-your-mail",
  "confirmed",
  "thanks",
  "donate/thanks",
  "donate/cancelled",
  "donate/manage",
  "updates.atom",
];

/**
 * Lets another page answer where a switch orders it, at the address that was asked for. Read-only: whatever is sent is
 * answered by one page, so no route can forget it. Holding: one light page a campaign stands for all its public pages,
 * whatever the rest of the address, so that a page cache behind this keeps one copy.
 */
export function detours(switches: () => Switches): RequestHandler {
  return (request, response, next) => {
    const on = switches();
    response.locals.askedFor = request.url;
    const reads = request.method === "GET" || request.method === "HEAD";
    if (on["read-only"] && request.method === "POST" && !STILL_TAKEN.some((path) => isAt(request.path, path)))
      request.url = paths(localeFor(request.path, request.get("Accept-Language"))).readOnly;
    else if (on.holding && reads) request.url = heldPage(request.path) ?? request.url;
    next();
  };
}

/** The holding page that answers for a public page; null for any other address. */
export function heldPage(path: string): string | null {
  const [, locale, c, campaign, ...page] = path.split("/");
  if (!isLocale(locale)) return null;
  if (c === undefined || c === "") return paths(locale).holding();
  if (c !== "c" || !campaign || STILL_SHOWN.includes(page.join("/"))) return null;
  return paths(locale).holding(campaign);
}

const isAt = (path: string, place: string) => (place.endsWith("/") ? path.startsWith(place) : path === place);

function localeFor(path: string, acceptLanguage: string | undefined): string {
  const first = path.split("/")[1];
  return isLocale(first) ? first : negotiate(acceptLanguage ?? null);
}
