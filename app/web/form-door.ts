import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { clientAddressOf } from "#app/web/client-address.ts";
import type { ConfirmOutcome } from "#app/web/confirm-request.ts";
import type { FormValues } from "#app/web/form-state.ts";
import { fieldsIn, isForm } from "#app/web/forms.ts";
import { securityHeadersOf } from "#app/web/headers.ts";
import { logFault } from "#app/web/log.ts";
import { comesFromElsewhere } from "#app/web/origin.ts";
import { SIGN_LISTS, type SignOutcome } from "#app/web/sign-request.ts";

const SIGN = /^\/([\w-]+)\/c\/([a-z0-9-]+)\/sign$/;
const CONFIRM = /^\/([\w-]+)\/confirm\/([\w-]+)$/;

/** What was found of a request before its page was asked; the page only says it. */
export type Outcomes = { sign?: SignOutcome; confirm?: ConfirmOutcome; failed?: true };

type Form = { fields: FormValues; clientAddress: string };

/** Who takes the forms: the program's context stands behind it. */
export type Takers = {
  sign: (locale: string, campaignId: string, form: Form) => Promise<SignOutcome>;
  confirm: (locale: string, token: string) => Promise<ConfirmOutcome>;
};

type FormDoor = Takers & {
  /** False while a switch orders that another page answers. */
  isOpen: () => boolean;
  publicUrl: string;
  /** The site's own origins, of whose pages alone forms are taken. */
  origins: readonly string[];
  trustProxy: number;
  bodyMostBytes: number;
};

const found = new WeakMap<IncomingMessage, Outcomes>();

/** What the door found of a request that it passed on, so that the page does not do it a second time. */
export const outcomesOf = (request: IncomingMessage): Outcomes => found.get(request) ?? {};

/**
 * The two forms that a campaign's great day is about, signing and confirming, without Express and Remix: who was taken
 * gets the 303 here, for a fraction of the work of a page. Everything else is passed on with what was found: the page
 * explains.
 */
export function formDoor({ sign, confirm, isOpen, publicUrl, origins, trustProxy, bodyMostBytes }: FormDoor) {
  const common = Object.entries(securityHeadersOf(publicUrl).headers).flat();

  function answer(response: ServerResponse, location: string) {
    response.writeHead(303, [...common, "Location", location, "Cache-Control", "no-store", "Content-Length", "0"]);
    response.end();
  }

  function takerOf(url: string): ((form: Form) => Promise<Outcomes>) | null {
    const [, locale = "", campaignId = ""] = SIGN.exec(url) ?? [];
    if (campaignId) return async (form) => ({ sign: await sign(locale, campaignId, form) });
    const [, language = "", token = ""] = CONFIRM.exec(url) ?? [];
    return token ? async () => ({ confirm: await confirm(language, token) }) : null;
  }

  function isOurs({ headers }: IncomingMessage): boolean {
    const bytes = Number(headers["content-length"] ?? Number.POSITIVE_INFINITY);
    return bytes <= bodyMostBytes && isForm(headers["content-type"]) && !comesFromElsewhere(headers, origins);
  }

  return (rest: RequestListener): RequestListener =>
    async (request, response) => {
      const take = request.method === "POST" && isOpen() && isOurs(request) ? takerOf(request.url ?? "") : null;
      if (!take) return rest(request, response);
      const body = await bodyOf(request).catch(() => null);
      if (!body) return; // the line broke before the form was here
      const form = {
        fields: fieldsIn(body.toString("utf8"), SIGN_LISTS),
        clientAddress: clientAddressOf(request, trustProxy),
      };
      const outcomes = await take(form).catch((error): Outcomes => {
        logFault("A form could not be taken", error);
        return { failed: true };
      });
      const location = locationIn(outcomes.sign) ?? locationIn(outcomes.confirm);
      if (location) return answer(response, location);
      found.set(request, outcomes);
      rest(Object.assign(request, { body, _body: true }), response); // as Express's own reader leaves it
    };
}

const locationIn = (outcome: SignOutcome | ConfirmOutcome | undefined) =>
  outcome && "location" in outcome ? outcome.location : undefined;

// node:stream/consumers does the same by way of a Blob, at a twentieth of what a signature costs.
function bodyOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((read, broken) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => read(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.on("error", broken);
    request.on("aborted", broken);
  });
}
