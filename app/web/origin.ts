import type { IncomingHttpHeaders } from "node:http";
import type { RequestHandler } from "express";
import { refuse } from "#app/web/refusal.ts";

/** Refuses every request that could change something and comes from a page of another origin than ours (403). */
export function refuseOtherOrigins(ours: readonly string[]): RequestHandler {
  return (request, response, next) => {
    if (request.method === "GET" || request.method === "HEAD") return next();
    if (comesFromElsewhere(request.headers, ours)) return refuse(request, response, 403, "otherSite");
    // Checked here. Remix's own check compares with the Host header alone, and answers 500 behind a proxy that rewrites it.
    delete request.headers.origin;
    next();
  };
}

/**
 * Whether a page of another origin sent it. Browsers say so in Sec-Fetch-Site or Origin; what sends neither is no
 * browser, and carries nobody's session.
 */
export function comesFromElsewhere(headers: IncomingHttpHeaders, ours: readonly string[]): boolean {
  const { origin, host } = headers;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  return origin !== undefined && !ours.includes(origin) && hostOf(origin) !== host;
}

/** The site's origins: its address, and the one inside the Tor network. */
export const originsOf = ({ PUBLIC_URL, ONION_URL }: { PUBLIC_URL: string; ONION_URL?: string | undefined }) =>
  ONION_URL ? [PUBLIC_URL, ONION_URL] : [PUBLIC_URL];

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
