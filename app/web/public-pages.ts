import type { RequestListener } from "node:http";
import { channels } from "#app/domain/channels.ts";
import { currencies } from "#app/domain/donations/money.ts";
import { nextSteps } from "#app/domain/next-steps.ts";
import { EMBED_LOOKS, EMBED_THEMES } from "#app/web/embed.ts";
import { isLocale, locales } from "#app/web/i18n.ts";
import { logFault } from "#app/web/log.ts";
import { PageCache } from "#app/web/page-cache.ts";
import { type Answer, type PreparedPage, prepare, send } from "#app/web/prepared-page.ts";
import { QUIET } from "#app/web/quiet.ts";

/** The values of a query parameter that change a page. One with another value is left out, or the page is not kept. */
type Parameter = { values: readonly string[]; other: "left out" | "not kept" };
type Parameters = Record<string, Parameter>;

const NONE: Parameters = {};
/** The channel a link was passed on by goes into the form. */
const VIA: Parameters = { via: { values: channels, other: "left out" } };
/** A page of the site, as every visitor may have it: with the usual title, or a neutral one. */
const PAGE: Parameters = { ...QUIET };
const CAMPAIGN_PAGE: Parameters = { ...VIA, ...QUIET };
/** A campaign may have words in more languages than the site. */
const LOCALE: Parameters = { locale: { values: locales, other: "not kept" } };

/** What stands in another site's page is shown in a few ways. */
const EMBED: Parameters = {
  locale: { values: locales, other: "left out" },
  theme: { values: EMBED_THEMES, other: "left out" },
  look: { values: EMBED_LOOKS, other: "left out" },
};
const AFTER: Parameters = { after: { values: nextSteps, other: "left out" } };

/** Who looks at another currency asks for a page of its own. */
const DONATE: Parameters = {
  currency: { values: currencies.map((code) => code.toLowerCase()), other: "left out" },
  ...QUIET,
};

/** Every address whose page may be the same for everyone, with the parameters it knows. The page itself must say so too. */
const PLACES: [path: RegExp, parameters: Parameters][] = [
  [/^\/(?<locale>[\w-]+)$/, PAGE],
  [/^\/(?<locale>[\w-]+)\/(privacy|safety)$/, PAGE],
  [/^\/(?<locale>[\w-]+)\/c\/[a-z0-9-]+$/, CAMPAIGN_PAGE],
  [/^\/(?<locale>[\w-]+)\/c\/[a-z0-9-]+\/thanks$/, { ...AFTER, ...QUIET }],
  [/^\/(?<locale>[\w-]+)\/c\/[a-z0-9-]+\/(sources\.(bib|json)|countries\.svg|updates\.atom)$/, NONE],
  [/^\/(?<locale>[\w-]+)\/c\/[a-z0-9-]+\/donate$/, DONATE],
  [/^\/(?<locale>[\w-]+)\/c\/[a-z0-9-]+\/donate\/(thanks|cancelled)$/, PAGE],
  [/^\/(?<locale>[\w-]+)\/c\/[a-z0-9-]+\/(?!(check-your-mail|confirmed)$)[a-z0-9-]+$/, CAMPAIGN_PAGE],
  [/^\/(?<locale>[\w-]+)\/c\/[a-z0-9-]+\/[a-z0-9-]+\/answers$/, PAGE],
  [/^\/pictures\/(?<locale>[\w-]+)\/[a-z0-9-]+(\/[a-z0-9-]+)?\/(share\.png|qr\.svg)$/, NONE],
  [/^\/embed\/[a-z0-9-]+(\/badge\.svg)?$/, EMBED],
  [/^\/(robots\.txt|sitemap\.xml)$/, NONE],
  [/^\/api\/v1\/campaigns$/, NONE],
  [/^\/api\/v1\/campaigns\/[a-z0-9-]+$/, LOCALE],
  [/^\/api\/v1\/campaigns\/[a-z0-9-]+\/count\.json$/, LOCALE],
  [/^\/api\/v1\/bodies\/([\w.~-]|%2F|%3A)+\/postcodes\/[\w]+\.json$/, NONE],
  [/^\/api\/v1\/openapi\.json$/, NONE],
];

type Door = {
  render: (address: string) => Promise<Answer>;
  /** The page that answers at a page's address: the page itself, but for the way around that a switch orders. */
  standsFor?: (address: string) => string;
  now: () => Date;
};

/**
 * Answers what may be kept from a cache, and passes everything else on. `render` gets the address alone, and no word of
 * who asks. A page that does not say `Cache-Control: public` is passed on with its visitor.
 */
export function keepPublicPages({
  render,
  standsFor = (address) => address,
  now,
}: Door): (rest: RequestListener) => RequestListener {
  const cache = new PageCache<PreparedPage>({
    now,
    onFault: (fault) => logFault("A page could not be rendered; the last one is shown", fault),
  });
  return (rest) => (request, response) => {
    const { method, url = "" } = request;
    if (method !== "GET" && method !== "HEAD") return rest(request, response);
    const shown = cache.fresh(url); // nearly every address is written as it is kept
    if (shown) return send(shown, request, response);
    const asked = publicAddress(url);
    if (asked === null) return rest(request, response);
    const address = standsFor(asked);
    const passOn = () => rest(request, response);
    const answer = (page: PreparedPage) =>
      page.status === 200 && !page.keep ? passOn() : send(page, request, response);
    cache.get(address, async (last) => prepare(await render(address), last)).then(answer, passOn);
  };
}

/**
 * The one address under which a public page is kept, however it was written: without the parameters it does not know,
 * which may tell one visitor from another. Null for every other page.
 */
export function publicAddress(url: string): string | null {
  const [path = "", ...query] = url.split("?");
  const plain = path.replace(/(?<=.)\/$/, "");
  for (const [pattern, parameters] of PLACES) {
    const found = pattern.exec(plain);
    if (!found) continue;
    if (found.groups && !isLocale(found.groups.locale)) return null;
    const words = knownWords(new URLSearchParams(query.join("?")), parameters);
    return words && `${plain}${words.size > 0 ? `?${words}` : ""}`;
  }
  return null;
}

function knownWords(asked: URLSearchParams, parameters: Parameters): URLSearchParams | null {
  const words = new URLSearchParams();
  for (const [name, { values, other }] of Object.entries(parameters)) {
    const value = asked.get(name);
    if (value !== null && values.includes(value)) words.set(name, value);
    else if (value !== null && other === "not kept") return null;
  }
  return words;
}
