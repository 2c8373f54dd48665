import type { Page, Route } from "playwright-core";
import { type State, siteIn } from "#tests/peopled.ts";
import { type PublicPage, requestFor } from "#tests/public-pages.ts";

type Place = Awaited<ReturnType<typeof siteIn>>;

let stands: (Place & { state: State }) | undefined;

/** A site in the state that a page needs. There is one at a time, since a process runs one program. */
export async function placeFor({ state }: PublicPage): Promise<Place> {
  if (stands?.state === state) return stands;
  await leave();
  stands = { ...(await siteIn(state)), state };
  return stands;
}

export async function leave() {
  await stands?.[Symbol.asyncDispose]();
  stands = undefined;
}

/** Opens a page of the table in one language; one that answers a form is sent it, as if the button before had been pressed. */
export async function open(page: Page, { site, given }: Place, one: PublicPage, locale: string) {
  const { path, body, status } = requestFor(one, locale, given);
  const address = site.origin + path;
  const send = (route: Route) => {
    const headers = { ...route.request().headers(), "content-type": "application/x-www-form-urlencoded" };
    return route.continue({ method: "POST", postData: body, headers });
  };
  if (body !== undefined) await page.route(address, send, { times: 1 });
  const answer = await page.goto(address);
  if (answer?.status() !== status) throw new Error(`${one.name} answered ${answer?.status()} in place of ${status}`);
}
