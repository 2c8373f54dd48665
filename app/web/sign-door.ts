import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { clientAddressOf } from "#app/web/client-address.ts";
import type { FormValues } from "#app/web/form-state.ts";
import { fieldsIn, isForm } from "#app/web/forms.ts";
import { securityHeadersOf } from "#app/web/headers.ts";
import { logFault } from "#app/web/log.ts";
import { comesFromElsewhere } from "#app/web/origin.ts";
import type { SignOutcome, SignRequest } from "#app/web/sign-request.ts";

const SIGN = /^\/([\w-]+)\/c\/([a-z0-9-]+)\/sign$/;
const LISTS = ["actions"];

type SignDoor = {
  take: (request: SignRequest) => Promise<SignOutcome>;
  /** False while a switch orders that another page answers. */
  isOpen: () => boolean;
  publicUrl: string;
  trustProxy: number;
  bodyMostBytes: number;
};

const outcomes = new WeakMap<IncomingMessage, SignOutcome>();

/** What the door found of a request that it passed on, so that the page does not take it a second time. */
export const outcomeOf = (request: IncomingMessage): SignOutcome | undefined => outcomes.get(request);

/**
 * The one address that a campaign's great day is about, answered without Express and Remix: a signature that was taken
 * gets its 303 here, a tenth of the work of a page. Everything else about it is passed on with what was found: the page
 * explains.
 */
export function signDoor({ take, isOpen, publicUrl, trustProxy, bodyMostBytes }: SignDoor) {
  const common = Object.entries(securityHeadersOf(publicUrl).headers).flat();

  function answer(response: ServerResponse, location: string) {
    response.writeHead(303, [...common, "Location", location, "Cache-Control", "no-store", "Content-Length", "0"]);
    response.end();
  }

  return (rest: RequestListener): RequestListener =>
    async (request, response) => {
      const [, locale, campaignId] = (request.method === "POST" && SIGN.exec(request.url ?? "")) || [];
      const bytes = Number(request.headers["content-length"] ?? Number.POSITIVE_INFINITY);
      const mine = locale && isOpen() && bytes <= bodyMostBytes && isForm(request.headers["content-type"]);
      if (!mine || comesFromElsewhere(request.headers, publicUrl)) return rest(request, response);

      const body = await bodyOf(request).catch(() => null);
      if (!body) return; // the line broke before the form was here
      const fields: FormValues = fieldsIn(body.toString("utf8"), LISTS);
      const clientAddress = clientAddressOf(request, trustProxy);
      try {
        const outcome = await take({ locale, campaignId, fields, clientAddress });
        if (outcome.kind === "signed") return answer(response, outcome.location);
        outcomes.set(request, outcome);
      } catch (error) {
        logFault("A signature could not be taken", error);
        outcomes.set(request, { kind: "failed" });
      }
      rest(Object.assign(request, { body, _body: true }), response); // as Express's own reader leaves it
    };
}

function bodyOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((read, broken) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => read(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.on("error", broken);
    request.on("aborted", broken);
  });
}
