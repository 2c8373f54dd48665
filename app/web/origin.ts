import type { IncomingHttpHeaders } from "node:http";
import type { RequestHandler } from "express";
import { refuse } from "#app/web/refusal.ts";

/** Refuses every request that could change something and comes from a page of another origin (403). */
export function refuseOtherOrigins(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    if (request.method === "GET" || request.method === "HEAD") return next();
    if (comesFromElsewhere(request.headers, publicUrl)) return refuse(request, response, 403, "otherSite");
    // Checked here. Remix's own check compares with the Host header alone, and answers 500 behind a proxy that rewrites it.
    delete request.headers.origin;
    next();
  };
}

/**
 * Whether a page of another origin sent it. Browsers say so in Sec-Fetch-Site or Origin; what sends neither is no
 * browser, and carries nobody's session.
 */
export function comesFromElsewhere(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const { origin, host } = headers;
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  return origin !== undefined && origin !== publicUrl && hostOf(origin) !== host;
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
