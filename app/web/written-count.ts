import type { Counts } from "#app/domain/counts.ts";
import { moment } from "#app/web/formats.ts";
import { i18nOf } from "#app/web/i18n.ts";

/** A count in words, as the page shows it: a browser that follows it has no Uyghur numbers and plurals of its own. */
export function writtenCount({ signatures: count, at }: Counts, goal: number, locale: string) {
  const t = i18nOf(locale).getFixedT(locale, ["public", "reading"]);
  return {
    number: t("progress.number", { count }),
    signed: t("progress.signed", { count }),
    share: t("progress.share", { count, goal }),
    goal: t("progress.goal", { goal }),
    as_of: t("progress.asOf", { time: moment(locale, at) }),
    said: t("reading:count.said", { count }),
  };
}
