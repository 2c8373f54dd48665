import type { Campaign } from "#app/domain/campaigns.ts";
import { countryCodes } from "#app/domain/people.ts";
import { type Conditions, conditionsIn, recordOf, states } from "#app/domain/reviews/conditions.ts";
import type { LoggedReview } from "#app/domain/reviews/log.ts";
import type { Preview } from "#app/domain/reviews/preview.ts";
import type { ReviewKind } from "#app/domain/reviews/run.ts";
import { signals } from "#app/domain/suspicion.ts";
import { deskTranslator } from "#app/web/desk-page.ts";
import { countryName, countryOptions, moment, number } from "#app/web/formats.ts";
import { organisePaths } from "#app/web/paths.ts";
import { asFields, conditionLines, standOf } from "#app/web/review-words.ts";

const COUNTRIES_SHOWN = 5;
const HOURS_SHOWN = 24;
const FIELDS = ["from", "until", "domainTag", "networkTag", "country", "source", "signal", "state", "kind"];

/** The form of conditions, filled from an address; channels are those that anybody has come by. */
export function conditionsPage(campaign: Campaign, url: string, sources: string[], locale: string) {
  const t = deskTranslator(locale);
  const query = new URL(url).searchParams;
  return {
    title: t("review.new"),
    href: organisePaths.newReview(campaign.id),
    backHref: organisePaths.review(campaign.id),
    values: Object.fromEntries(FIELDS.map((name) => [name, query.get(name) ?? ""])),
    countries: countryOptions(locale, countryCodes),
    sources: sources.map((source) => ({ value: source, label: source })),
    signals: signals.map((signal) => ({ value: signal, label: t(`review.why.${signal}`) })),
    states: states.map((state) => ({ value: state, label: t(`review.field.${state}`) })),
  };
}

/** The numbers before anything happens, and what can be decided. `typed` is the mail domain as it was understood. */
export function previewPage(
  campaign: Campaign,
  conditions: Conditions,
  { counted, held, countries, hours }: Preview,
  { typed, kind }: { typed: string | null; kind: string },
  locale: string,
) {
  const t = deskTranslator(locale);
  const n = (value: number) => number(locale, value);
  const sizes: Record<ReviewKind, number> = { invalidate: counted + held, hold: counted, release: held };
  const kinds = (Object.keys(sizes) as ReviewKind[]).filter((one) => sizes[one] > 0);
  const most = [...hours].sort((a, b) => b.signatures - a.signatures).slice(0, HOURS_SHOWN);
  return {
    title: t("review.preview.title"),
    found: counted + held === 0 ? null : t("review.preview.found", { count: counted + held, n: n(counted + held) }),
    split: t("review.preview.split", { counted: n(counted), held: n(held) }),
    conditions: conditionLines(conditions, locale, typed),
    record: { ...recordOf(conditions), expected: String(counted + held) } as Record<string, string>,
    changeHref: organisePaths.newReview(campaign.id, asFields(recordOf(conditions))),
    backHref: organisePaths.review(campaign.id),
    href: organisePaths.newReview(campaign.id),
    countries: countries.slice(0, COUNTRIES_SHOWN).map(({ country, signatures }) => ({
      id: country || "none",
      label: country ? countryName(locale, country) : t("review.preview.noCountry"),
      text: n(signatures),
    })),
    hours: hours
      .filter((hour) => most.includes(hour))
      .map(({ hour, signatures }) => ({ id: hour.toISOString(), label: moment(locale, hour), text: n(signatures) })),
    hoursCapped: hours.length > HOURS_SHOWN ? t("review.preview.hoursCapped", { most: HOURS_SHOWN }) : null,
    kinds: kinds.map((one) => ({ value: one, label: t(`review.preview.${one}`, { n: n(sizes[one]) }) })),
    kind: kinds.find((one) => one === kind) ?? "",
  };
}

/** One review: what it was about, how far it is, and what can be done about it. */
export function oneReviewPage(campaign: Campaign, review: LoggedReview, locale: string) {
  const t = deskTranslator(locale);
  const { kind, affected, expected, reason, startedAt, endedAt, stoppedAt, undoReason, undoneAt, restored } = review;
  const stand = standOf(review);
  const by = review.by ?? t("review.program");
  return {
    title: t(`review.did.${kind}`, { count: affected, n: number(locale, affected) }),
    stand,
    standText: t(`review.stand.${stand}`),
    href: organisePaths.oneReview(campaign.id, review.id),
    backHref: organisePaths.review(campaign.id),
    by: t("review.one.by", { by, time: moment(locale, startedAt) }),
    reason,
    conditions: conditionLines(conditionsIn(review.conditions), locale),
    progress: t("review.one.progress", {
      affected: number(locale, affected),
      expected: number(locale, Math.max(expected ?? 0, affected)),
    }),
    ended: endedAt && t(stoppedAt ? "review.one.stoppedAt" : "review.one.ended", { time: moment(locale, endedAt) }),
    undoing: t("review.one.undoing", { restored: number(locale, restored) }),
    undone:
      undoneAt &&
      t("review.one.undone", {
        ...{ by: review.undoneBy ?? "", time: moment(locale, undoneAt) },
        ...{ count: restored, n: number(locale, restored) },
      }),
    undoReason,
  };
}
