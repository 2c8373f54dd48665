import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";

/** The security headers of every answer; a route that sets one of them itself overrides it (site.ts). */
export function securityHeaders(publicUrl: string): RequestHandler {
  const https = publicUrl.startsWith("https:");
  return (_request, response, next) => {
    const nonce = randomBytes(16).toString("base64");
    response.locals.nonce = nonce;
    response.set({
      "Content-Security-Policy": policy(nonce),
      // no-referrer would make browsers send "Origin: null" with forms, and break them without JavaScript.
      "Referrer-Policy": "same-origin",
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
      ...(https ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
    });
    next();
  };
}

const policy = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** For pages about one person: no cache on the way keeps them. */
export const NOT_KEPT = { "Cache-Control": "no-store" };

const TRY_AGAIN_AFTER_S = 300;

/** For what is refused only while a switch is on. */
export const TRY_LATER = { ...NOT_KEPT, "Retry-After": String(TRY_AGAIN_AFTER_S) };

/** For numbers that any page may read. */
export const OPEN_DATA = { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" };
