import type { RequestListener } from "node:http";
import { fileURLToPath } from "node:url";
import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import type { Build } from "#app/build.ts";
import type { Config } from "#app/config.ts";
import type { Switches } from "#app/domain/switches.ts";
import { detours, heldPage } from "#app/web/detours.ts";
import { formDoor } from "#app/web/form-door.ts";
import { SHOWN_ANYWHERE, securityHeaders } from "#app/web/headers.ts";
import { logFault } from "#app/web/log.ts";
import { originsOf, refuseOtherOrigins } from "#app/web/origin.ts";
import { packedAssets } from "#app/web/packed-assets.ts";
import { embedScripts, organisePaths } from "#app/web/paths.ts";
import { projectRoot } from "#app/web/project-root.ts";
import { keepPublicPages } from "#app/web/public-pages.ts";
import { refuse } from "#app/web/refusal.ts";
import { pagesOf } from "#app/web/remix.ts";
import { uploadsOf } from "#app/web/uploads.ts";

const BODY_MOST_BYTES = 64 * 1024;
const METHODS = ["GET", "HEAD", "POST", "OPTIONS"];

/** What stands before the rest of the site: it answers a request itself or passes it on, without work for Express. */
type Door = (rest: RequestListener) => RequestListener;

type Surroundings = {
  /** What answers before the pages do: in development, Vite's own addresses. */
  before?: RequestHandler[];
  /** What organisers have turned on. */
  switches?: () => Switches;
  /** The clock by which public pages are kept. */
  now?: () => Date;
};

/** The HTTP side of the site: public pages from the cache, and everything else by Express and Remix. Opens no port. */
export function siteOf(
  config: Config,
  build: Build | (() => Promise<Build>),
  { before = [], switches = () => ({}), now = () => new Date() }: Surroundings = {},
): RequestListener {
  const pages = pagesOf(config, build);
  const standsFor = (path: string) => (switches().holding && heldPage(path)) || path;
  const doors: Door[] =
    typeof build === "function"
      ? []
      : [keepPublicPages({ render: pages.forEveryone, standsFor, now }), formDoorOf(config, build, switches)];
  const uploads = uploadsOf(signedInAt(config, build));
  const site: RequestListener = behindExpress(config, before, switches, uploads, pages.forVisitor);
  return doors.reduceRight((rest, door) => door(rest), site);
}

function formDoorOf(config: Config, build: Build, switches: () => Switches): Door {
  const { takeSignature, takeConfirmation, context } = build.entry.module;
  return formDoor({
    sign: (locale, campaignId, form) => takeSignature(context(), { locale, campaignId, ...form }),
    confirm: (locale, token) => takeConfirmation(context(), locale, token),
    isOpen: () => !switches()["read-only"],
    publicUrl: config.PUBLIC_URL,
    origins: originsOf(config),
    trustProxy: config.TRUST_PROXY,
    bodyMostBytes: BODY_MOST_BYTES,
  });
}

/** Whether a cookie is that of an organiser who is signed in. */
function signedInAt({ PUBLIC_URL }: Config, build: Build | (() => Promise<Build>)) {
  return async (cookie: string) => {
    const { context, organiserOf } = (typeof build === "function" ? await build() : build).entry.module;
    return (await organiserOf(context(), new Request(PUBLIC_URL, { headers: { Cookie: cookie } }))) !== null;
  };
}

/** In front of the Remix build: headers, static files, refusals, and the way around that switches order. */
function behindExpress(
  config: Config,
  before: RequestHandler[],
  switches: () => Switches,
  uploads: RequestHandler,
  pages: RequestHandler,
): RequestListener {
  const site = express();
  site.disable("x-powered-by");
  site.use(securityHeaders(config.PUBLIC_URL));
  site.use((request, response, next) => {
    if (METHODS.includes(request.method)) return next();
    refuse(request, response.set("Allow", METHODS.join(", ")), 405, "method");
  });
  const client = fileURLToPath(new URL("build/client/", projectRoot));
  site.use((request, _response, next) => {
    if (isMalformed(request.url)) request.url = "/not-found"; // shown as any page that does not exist
    next();
  });
  site.use(
    "/assets",
    packedAssets(`${client}assets`),
    express.static(`${client}assets`, { immutable: true, maxAge: "1y", fallthrough: false, redirect: false }),
  );
  site.use(Object.values(embedScripts), (_request, response, next) => {
    response.set(SHOWN_ANYWHERE);
    next();
  });
  site.use(express.static(client, { maxAge: "1h", index: false, redirect: false }));
  for (const handler of before) site.use(handler);
  site.use(refuseOtherOrigins(originsOf(config)));
  site.use(detours(switches));
  site.use(organisePaths.importRepresentatives, uploads);
  site.use(express.raw({ type: () => true, limit: BODY_MOST_BYTES }));
  site.all("*", pages);
  site.use(refusal);
  return site;
}

/** Paths that no page has and some decoder would stumble over: "//", broken percent-encoding, NUL, "..". */
function isMalformed(url: string): boolean {
  const [path = ""] = url.split("?");
  try {
    return !/^\/(?!\/)/.test(path) || /\0|(^|\/)\.\.(\/|$)/.test(decodeURIComponent(path));
  } catch {
    return true;
  }
}

const refusal: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) return next(error);
  const status = Number(error.status) || 500;
  if (status >= 500) logFault("A request failed", error);
  refuse(request, response, status, status === 413 ? "tooLarge" : status < 500 ? "unreadable" : "broken");
};
