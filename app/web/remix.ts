import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { Request as Incoming, Response as Outgoing } from "express";
import type { Config } from "#app/config.ts";
import { clientAddressOf } from "#app/web/client-address.ts";
import { type Outcomes, outcomesOf } from "#app/web/form-door.ts";
import { keptAs, securityHeadersOf } from "#app/web/headers.ts";
import { logFault } from "#app/web/log.ts";
import type { Answer } from "#app/web/prepared-page.ts";
import { isQuiet, quietPlace } from "#app/web/quiet.ts";

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** The address the request came from, past TRUST_PROXY proxies; empty for a page that is kept for everyone. Never stored or logged. */
    clientAddress: string;
    /** The address that was asked for, where another page than its own answers. */
    askedFor: string;
    nonce: string;
    /** What was found of the request before its page was asked (form-door.ts). */
    outcomes?: Outcomes;
  }
}

/** The pages, asked in two ways: for a visitor's request through Express, or for an address alone. */
export function pagesOf(config: Config, build: ServerBuild | (() => Promise<ServerBuild>)) {
  const handle = createRequestHandler(build, config.NODE_ENV);
  /** Tor Browser offers the page's address inside the Tor network, as the header has it. */
  const tellOnion = (headers: Headers, address: string) => {
    if (config.ONION_URL && /^text\/html\b/.test(headers.get("Content-Type") ?? ""))
      headers.set("Onion-Location", config.ONION_URL + address);
  };
  return {
    async forVisitor(incoming: Incoming, outgoing: Outgoing) {
      const request = requestOf(config, incoming);
      const answer = await handle(request, {
        clientAddress: clientAddressOf(incoming, config.TRUST_PROXY),
        askedFor: outgoing.locals.askedFor ?? incoming.url,
        nonce: outgoing.locals.nonce,
        outcomes: outcomesOf(incoming),
      });
      outgoing.status(answer.status);
      const next = answer.headers.get("Location");
      if (next && isQuiet(request.url)) answer.headers.set("Location", quietPlace(next));
      answer.headers.set("Cache-Control", keptAs(incoming.method, answer.headers.get("Cache-Control")));
      tellOnion(answer.headers, outgoing.locals.askedFor ?? incoming.url);
      for (const name of answer.headers.keys()) outgoing.removeHeader(name); // an answer's own header takes the place of the one for all
      for (const [name, value] of answer.headers) outgoing.append(name, value);
      if (!answer.body) return void outgoing.end();
      // No faster than the visitor reads; and who leaves half-way ends this answer, not the program.
      await pipeline(Readable.fromWeb(answer.body as WebStream), outgoing).catch((error) => {
        if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") logFault("An answer broke off", error);
      });
    },

    /** The page at an address, rendered for nobody: without cookies, languages or any other word of who asks. */
    async forEveryone(address: string): Promise<Answer> {
      const { nonce, headers } = securityHeadersOf(config.PUBLIC_URL);
      const answer = await handle(new Request(config.PUBLIC_URL + address), {
        clientAddress: "",
        askedFor: address,
        nonce,
      });
      answer.headers.set("Cache-Control", keptAs("GET", answer.headers.get("Cache-Control")));
      tellOnion(answer.headers, address);
      const common = Object.entries(headers).filter(([name]) => !answer.headers.has(name));
      const body = Buffer.from(await answer.arrayBuffer());
      return { status: answer.status, headers: [...common, ...answer.headers], body };
    },
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
