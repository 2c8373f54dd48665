import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { BrowserModule } from "#app/web/browser-module.ts";
import { i18nOf } from "#app/web/i18n.ts";
import { logFault } from "#app/web/log.ts";
import { carryQuiet, isQuiet } from "#app/web/quiet.ts";
import { localeOf } from "#app/web/shell.ts";

// server.ts, the worker and the command line start what the build holds: one copy of it all, in 111 MB instead of 275.
export { context, start, stop } from "#app/context.ts";
export { fillDemo } from "#app/demo/fill.ts";
export { firstStart } from "#app/first-start.ts";
export { openDoor, readArrived } from "#app/inbound.ts";
export { takeConfirmation } from "#app/web/confirm-request.ts";
export { organiserOf } from "#app/web/session.ts";
export { takeSignature } from "#app/web/sign-request.ts";
export { addUp, decide, doChores, keepBooks, reviewBursts, sendDue, startWorkers } from "#app/workers.ts";

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
) {
  const html = renderToString(
    <I18nextProvider i18n={i18nOf(localeOf(request))}>
      <BrowserModule.Provider value={remix.manifest.entry.module}>
        <RemixServer context={remix} url={request.url} nonce={context.nonce} />
      </BrowserModule.Provider>
    </I18nextProvider>,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(`<!doctype html>${isQuiet(request.url) ? carryQuiet(html) : html}`, { status, headers });
}

export function handleError(error: unknown, { request }: { request: Request }) {
  if (new URL(request.url).searchParams.has("_data")) return; // a way of asking that no page of ours uses
  if (isRouteErrorResponse(error) && error.status < 500) return; // the visitor's mistake, and answered
  logFault("A page failed", error);
}
