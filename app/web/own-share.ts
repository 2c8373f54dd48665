import { number } from "#app/web/formats.ts";
import { translator } from "#app/web/shell.ts";

/** Stands in the sentence where the browser puts the number. */
const OPEN = "{}";

/** How much of a letter is in its writer's own words, as a sentence. */
export function ownShareText(locale: string, percent: number): string {
  const t = translator(locale);
  return percent === 0 ? t("letter.shareNone") : t("letter.share", { percent: number(locale, percent) });
}

/** What the browser needs to say the same while the letter is being written: both sentences, and the language's ten digits. */
export function meter(locale: string) {
  const t = translator(locale);
  return {
    some: t("letter.share", { percent: OPEN }),
    none: t("letter.shareNone"),
    digits: Array.from({ length: 10 }, (_, digit) => number(locale, digit)).join(""),
  };
}
