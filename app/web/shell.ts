import { ownName } from "#app/web/formats.ts";
import { directionOf, i18nOf, isInArabicScript, isLocale, locales, negotiate } from "#app/web/i18n.ts";
import { paths } from "#app/web/paths.ts";
import { isQuiet, quietHref } from "#app/web/quiet.ts";

/** The language of a request: the one its address begins with, else the best for the browser. */
export function localeOf(request: Request): string {
  const first = new URL(request.url).pathname.split("/")[1];
  return isLocale(first) ? first : negotiate(request.headers.get("Accept-Language"));
}

/** What stands around every public page. */
export function shellOf(request: Request, { demo, exitHref }: { demo: boolean; exitHref: string }) {
  const locale = localeOf(request);
  const { pathname } = new URL(request.url);
  const rest = isLocale(pathname.split("/")[1]) ? pathname.split("/").slice(2).join("/") : "";
  const { home, privacy, safety } = paths(locale);
  return {
    locale,
    dir: directionOf(locale),
    arabicScript: isInArabicScript(locale),
    demo,
    exitHref,
    /** Tab and history show a neutral name. */
    quiet: isQuiet(request.url),
    quietHref: quietHref(isQuiet(request.url) ? "no" : "yes"),
    homeHref: home,
    privacyHref: privacy,
    safetyHref: safety,
    languages: locales.map((other) => ({
      locale: other,
      name: ownName(other),
      href: `${paths(other).home}${rest ? `/${rest}` : ""}`,
      current: other === locale,
    })),
  };
}

/** A word of the interface for a page's loader, in the language of the page. */
export const translator = (locale: string) => i18nOf(locale).getFixedT(locale, "public");
