import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";

/** The security headers of every answer; a route that sets one of them itself overrides it (remix.ts). */
export function securityHeaders(publicUrl: string): RequestHandler {
  return (_request, response, next) => {
    const { nonce, headers } = securityHeadersOf(publicUrl);
    response.locals.nonce = nonce;
    response.set(headers);
    next();
  };
}

/** The security headers of one answer, and the nonce in them. */
export function securityHeadersOf(publicUrl: string): { nonce: string; headers: Record<string, string> } {
  const nonce = randomBytes(16).toString("base64");
  const headers = {
    "Content-Security-Policy": policy(nonce),
    // no-referrer would make browsers send "Origin: null" with forms, and break them without JavaScript.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": permissions(""),
    ...(publicUrl.startsWith("https:") ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
  };
  return { nonce, headers };
}

const permissions = (geolocation: "" | "self") =>
  `camera=(), geolocation=(${geolocation}), microphone=(), payment=(), usb=()`;

/** For the one page that offers to find an area by where the visitor is; the browser still asks. */
export const MAY_LOCATE = { "Permissions-Policy": permissions("self") };

/**
 * For the donation page alone: its form leads on to Stripe's page. The answer to a form is a redirect, and browsers hold the
 * form's page to account for where that goes (CSP3 §form-action). No script, frame or picture of Stripe's is allowed.
 */
export const mayLeadToStripe = (nonce: string) => ({
  "Content-Security-Policy": policy(nonce, " https://checkout.stripe.com"),
});

const policy = (nonce: string, formTargets = "") =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    `form-action 'self'${formTargets}`,
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/**
 * For pages that are the same for everyone; the site's own cache keeps what says `public`. A second, because signers
 * want to see the count move; three more while a new one is fetched, so that behind a CDN too a page and the count are
 * within five seconds of each other; ten minutes when this site does not answer. No s-maxage: it would forbid a CDN to
 * show anything stale (RFC 9111 §5.2.2.10).
 */
export const FOR_EVERYONE = { "Cache-Control": "public, max-age=1, stale-while-revalidate=3, stale-if-error=600" };

/** For pages about one person: no cache on the way keeps them. */
export const NOT_KEPT = { "Cache-Control": "no-store" };

const TRY_AGAIN_AFTER_S = 300;

/** For what is refused only while a switch is on. */
export const TRY_LATER = { ...NOT_KEPT, "Retry-After": String(TRY_AGAIN_AFTER_S) };

/** For numbers that any page may read. */
export const OPEN_DATA = { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" };

/** What may stand in a page of any other site: a picture, a script of ours. */
export const SHOWN_ANYWHERE = { "Cross-Origin-Resource-Policy": "cross-origin" };

/** For pictures of pages, which other sites show and keep a while. Opened by itself, one can do nothing. */
export const PICTURE = {
  ...SHOWN_ANYWHERE,
  "Cache-Control": "public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
};

/** For feeds, which readers ask for again and again. */
export const NEWS = {
  "Content-Type": "application/atom+xml; charset=utf-8",
  "Cache-Control": "public, max-age=300, stale-while-revalidate=600, stale-if-error=86400",
};

/** What an answer says about being kept: that to a form is kept nowhere, and what says nothing is asked for each time. */
export const keptAs = (method: string, own: string | null): string =>
  method === "POST" ? "no-store" : (own ?? "private, no-cache");
