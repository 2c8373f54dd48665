import { locales } from "#app/web/i18n.ts";

const NAME = "quiet";
const INSIDE = new RegExp(`( (?:href|action)=")(/(?:${locales.join("|")})(?:/[^"?#]*)?)(\\?[^"#]*)?(#[^"]*)?"`, "g");
const ASKING_FORM = /<form(?=[^>]* method="get")[^>]*>/g;

/** The parameter by which a visitor has the tab show a neutral name: in the address alone, so nothing is stored. */
export const QUIET = { [NAME]: { values: ["yes"], other: "left out" } } as const;

export const isQuiet = (url: string) => new URL(url).searchParams.get(NAME) === "yes";

/** The same page, wherever it stands, with the choice turned. */
export const quietHref = (to: "yes" | "no") => `?${NAME}=${to}`;

/** Where a quiet page sends its visitor on the site, with the choice; any other place as it is. */
export function quietPlace(location: string): string {
  if (!location.startsWith("/") || location.startsWith("//")) return location;
  const [place = "", hash] = location.split("#");
  return `${place}${place.includes("?") ? "&" : "?"}${NAME}=yes${hash === undefined ? "" : `#${hash}`}`;
}

/** Lets the choice go along: every link and form of the page that stays on the site carries it. */
export function carryQuiet(html: string): string {
  return html
    .replace(
      INSIDE,
      (_, before, path, query = "", hash = "") => `${before}${path}${query ? `${query}&amp;` : "?"}${NAME}=yes${hash}"`,
    )
    .replace(ASKING_FORM, (form) => `${form}<input type="hidden" name="${NAME}" value="yes"/>`);
}
