import type { Campaign } from "#app/domain/campaigns.ts";
import type { Conditions } from "#app/domain/reviews/conditions.ts";
import type { LoggedReview } from "#app/domain/reviews/log.ts";
import { deskTranslator } from "#app/web/desk-page.ts";
import { countryName, moment, number } from "#app/web/formats.ts";
import { organisePaths } from "#app/web/paths.ts";

const MINUTE_CHARS = "2026-03-01T14:00".length;

/** The first half of a tag, which is enough to tell two of a page apart: "3f2a 9c1e". */
export const shortTag = (tag: string) => `${tag.slice(0, 4)} ${tag.slice(4, 8)}`;

/** Each condition by its name and value, for people. `typed` is the mail domain while its owner still looks at it. */
export function conditionLines(conditions: Conditions, locale: string, typed: string | null = null) {
  const t = deskTranslator(locale);
  const { domainTag, networkTag, from, until, country, source, signal, state } = conditions;
  const tag = domainTag && shortTag(domainTag);
  const lines = {
    state: t(`review.field.${state}`),
    from: from && moment(locale, from),
    until: moment(locale, until),
    domain: tag && (typed ? t("review.preview.domainTyped", { domain: typed, tag }) : t("review.aDomain", { tag })),
    networkTag: networkTag && t("review.aNetwork", { tag: shortTag(networkTag) }),
    country: country && countryName(locale, country),
    source,
    signal: signal && t(`review.why.${signal}`),
  };
  return Object.entries(lines).flatMap(([name, value]) =>
    value ? [{ id: name, label: t(`review.field.${name as keyof typeof lines}`), value }] : [],
  );
}

/** How the form of conditions is filled from kept ones: its fields for time hold minutes. */
export function asFields(record: Record<string, string>): Record<string, string> {
  const minutes = (name: string) => (record[name] ? { [name]: record[name].slice(0, MINUTE_CHARS) } : {});
  return { ...record, ...minutes("from"), ...minutes("until") };
}

/** One line of the log. */
export function reviewLine(campaign: Campaign, review: LoggedReview, locale: string) {
  const t = deskTranslator(locale);
  const { id, kind, reason, affected, startedAt } = review;
  return {
    id,
    href: organisePaths.oneReview(campaign.id, id),
    what: t(`review.did.${kind}`, { count: affected, n: number(locale, affected) }),
    stand: t(`review.stand.${standOf(review)}`),
    reason,
    when: t("review.logLine", { time: moment(locale, startedAt), by: review.by ?? t("review.program") }),
  };
}

/** How far a review is. */
export function standOf({ endedAt, stoppedAt, undoAskedAt, undoneAt }: LoggedReview) {
  if (endedAt === null) return "running";
  if (undoAskedAt !== null) return undoneAt === null ? "undoing" : "undone";
  return stoppedAt === null ? "done" : "stopped";
}
