import type { Request, Response } from "express";
import { i18nOf, isLocale, negotiate } from "#app/web/i18n.ts";

type Reason = "otherSite" | "method" | "tooLarge" | "unreadable" | "broken";

/** Answers a request that never reaches a page: a line of text in the visitor's language. */
export function refuse(request: Request, response: Response, status: number, reason: Reason) {
  const first = request.path.split("/")[1];
  const locale = isLocale(first) ? first : negotiate(request.get("Accept-Language") ?? null);
  response
    .status(status)
    .type("text/plain")
    .send(`${i18nOf(locale).getFixedT(locale, "errors")(`request.${reason}`)}\n`);
}
