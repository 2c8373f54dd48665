import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { fileURLToPath } from "node:url";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request as Incoming,
  type Response as Outgoing,
  type RequestHandler,
} from "express";
import type { Config } from "#app/config.ts";
import type { Switches } from "#app/domain/switches.ts";
import { detours } from "#app/web/detours.ts";
import { securityHeaders } from "#app/web/headers.ts";
import { logFault } from "#app/web/log.ts";
import { refuseOtherOrigins } from "#app/web/origin.ts";
import { projectRoot } from "#app/web/project-root.ts";
import { refuse } from "#app/web/refusal.ts";

const BODY_MOST_BYTES = 64 * 1024;
const METHODS = ["GET", "HEAD", "POST", "OPTIONS"];

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** The address the request came from, past TRUST_PROXY proxies. Never stored or logged. */
    clientAddress: string;
    /** The address that was asked for, where another page than its own answers. */
    askedFor: string;
    nonce: string;
  }
}

/**
 * The HTTP side of the site, in front of the Remix build: headers, static files, refusals, and the way around that
 * switches order. Opens no port.
 */
export function siteOf(
  config: Config,
  build: ServerBuild | (() => Promise<ServerBuild>),
  switches: () => Switches,
  before: RequestHandler[] = [],
): Express {
  const site = express();
  site.disable("x-powered-by");
  site.set("trust proxy", config.TRUST_PROXY);
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
    express.static(`${client}assets`, { immutable: true, maxAge: "1y", fallthrough: false, redirect: false }),
  );
  site.use(express.static(client, { maxAge: "1h", index: false, redirect: false }));
  for (const handler of before) site.use(handler);
  site.use(refuseOtherOrigins(config.PUBLIC_URL));
  site.use(detours(switches));
  site.use(express.raw({ type: () => true, limit: BODY_MOST_BYTES }));
  site.all("*", remixHandler(config, build));
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

function remixHandler(config: Config, build: ServerBuild | (() => Promise<ServerBuild>)) {
  const handle = createRequestHandler(build, config.NODE_ENV);
  return async (incoming: Incoming, outgoing: Outgoing) => {
    const answer = await handle(requestOf(config, incoming), {
      clientAddress: incoming.ip ?? "",
      askedFor: outgoing.locals.askedFor ?? incoming.url,
      nonce: outgoing.locals.nonce,
    });
    outgoing.status(answer.status);
    for (const name of answer.headers.keys()) outgoing.removeHeader(name); // an answer's own header takes the place of the one for all
    for (const [name, value] of answer.headers) outgoing.append(name, value);
    if (!answer.body) return void outgoing.end();
    // No faster than the visitor reads; and who leaves half-way ends this answer, not the program.
    await pipeline(Readable.fromWeb(answer.body as WebStream), outgoing).catch((error) => {
      if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") logFault("An answer broke off", error);
    });
  };
}

// The body has been read whole, so no AbortController is needed; request.signal does not work in Remix on Node anyway.
function requestOf(config: Config, incoming: Incoming): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one);
  }
  const { method } = incoming;
  const sent: unknown = incoming.body; // a Buffer, or {} where there was no body
  const body = method === "POST" && Buffer.isBuffer(sent) ? new Uint8Array(sent) : null;
  return new Request(config.PUBLIC_URL + incoming.url, { method, headers, body });
}

const refusal: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) return next(error);
  const status = Number(error.status) || 500;
  if (status >= 500) logFault("A request failed", error);
  refuse(request, response, status, status === 413 ? "tooLarge" : status < 500 ? "unreadable" : "broken");
};
