import { directionOf, i18nOf } from "#app/web/i18n.ts";
import { paths } from "#app/web/paths.ts";

/** A language as mails need it: words, direction, and whole addresses for their links. English where there is no such language. */
export const mailLanguage = (publicUrl: string) => (locale: string) => {
  const lang = i18nOf(locale).language;
  const to = paths(lang);
  return {
    t: i18nOf(locale).getFixedT(lang, "email"),
    lang,
    dir: directionOf(lang),
    confirmHref: (token: string) => publicUrl + to.confirm(token),
    manageHref: (token: string) => publicUrl + to.manage(token),
  };
};
