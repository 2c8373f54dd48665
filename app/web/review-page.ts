import type { Campaign } from "#app/domain/campaigns.ts";
import type { Burst, lastBursts } from "#app/domain/reviews/bursts.ts";
import type { Group, HeldGroups } from "#app/domain/reviews/held.ts";
import type { LoggedReview, openHolds } from "#app/domain/reviews/log.ts";
import { signals } from "#app/domain/suspicion.ts";
import { deskTranslator } from "#app/web/desk-page.ts";
import { moment, number } from "#app/web/formats.ts";
import { organisePaths } from "#app/web/paths.ts";
import { asFields, reviewLine, shortTag } from "#app/web/review-words.ts";

const GROUPS_SHOWN = 10;
const LAST_MINUTE_MS = 59 * 60_000;

type Found = {
  held: number;
  groups: HeldGroups;
  holds: Awaited<ReturnType<typeof openHolds>>;
  bursts: Awaited<ReturnType<typeof lastBursts>>;
  reviews: LoggedReview[];
};

/** What waits for a decision in a campaign, what to look at, and what was decided. */
export function reviewPage(campaign: Campaign, { held, groups, holds, bursts, reviews }: Found, locale: string) {
  const t = deskTranslator(locale);
  return {
    title: t("review.title"),
    campaignTitle: campaign.words.title,
    href: organisePaths.review(campaign.id),
    newHref: organisePaths.newReview(campaign.id),
    held:
      held === 0 && groups.lookedAt === 0
        ? t("review.heldNone")
        : t("review.heldSome", { count: held, n: number(locale, held) }),
    capped: groups.lookedAt < held ? t("review.heldCapped", { most: number(locale, groups.lookedAt) }) : null,
    groups: heldGroups(campaign.id, groups, locale),
    holds: holds.map((hold) => holdView(campaign.id, hold, locale)),
    bursts: {
      note: bursts.lookedAt
        ? t("review.burstsNote", { time: moment(locale, bursts.lookedAt) })
        : t("review.burstsNever"),
      none: bursts.lookedAt !== null && bursts.bursts.length === 0,
      rows: bursts.bursts.map((burst) => burstView(campaign.id, burst, locale)),
    },
    reviews: reviews.map((review) => reviewLine(campaign, review, locale)),
  };
}
export type ReviewPage = ReturnType<typeof reviewPage>;

function heldGroups(campaignId: string, groups: HeldGroups, locale: string) {
  const t = deskTranslator(locale);
  const href = (conditions: Record<string, string>) =>
    organisePaths.newReview(campaignId, { ...conditions, state: "held" });
  const rows = (some: Group[], label: (key: string) => string, conditions: (key: string) => Record<string, string>) =>
    some.slice(0, GROUPS_SHOWN).map(({ key, signatures }) => ({
      id: key,
      label: label(key),
      href: href(conditions(key)) as string | null,
      text: number(locale, signatures),
    }));
  const why = groups.why.map(({ key, signatures }) => ({
    id: key,
    label: t(`review.why.${key}`),
    href: signals.some((signal) => signal === key) ? href({ signal: key }) : null,
    text: number(locale, signatures),
  }));
  return [
    { id: "why" as const, title: t("review.byWhy"), rows: why },
    {
      id: "domain" as const,
      title: t("review.byDomain"),
      rows: rows(
        groups.domains,
        (key) => t("review.aDomain", { tag: shortTag(key) }),
        (domainTag) => ({ domainTag }),
      ),
    },
    {
      id: "network" as const,
      title: t("review.byNetwork"),
      rows: rows(
        groups.networks,
        (key) => t("review.aNetwork", { tag: shortTag(key) }),
        (networkTag) => ({ networkTag }),
      ),
    },
    {
      id: "hour" as const,
      title: t("review.byHour"),
      rows: rows(groups.hours, (key) => moment(locale, new Date(key)), hourOf),
    },
  ].filter((group) => group.rows.length > 0);
}

function holdView(campaignId: string, { hold, left }: Found["holds"][number], locale: string) {
  const t = deskTranslator(locale);
  const { id, reason, affected, startedAt, conditions } = hold;
  const numbers = { affected: number(locale, affected), left: number(locale, left) };
  const href = (kind: string) =>
    organisePaths.newReview(campaignId, { ...asFields({ ...conditions, state: "held" }), kind });
  return {
    id,
    reason,
    text: t("review.holdText", { when: moment(locale, startedAt), ...numbers }),
    href: organisePaths.oneReview(campaignId, id),
    tag: conditions["domainTag"] ? t("review.aDomain", { tag: shortTag(conditions["domainTag"]) }) : null,
    releaseHref: href("release"),
    invalidateHref: href("invalidate"),
  };
}

function burstView(campaignId: string, { kind, tag, hour, n, usual }: Burst, locale: string) {
  const t = deskTranslator(locale);
  const hex = Buffer.from(tag).toString("hex");
  const short = { tag: shortTag(hex) };
  const what = kind === "domain" ? t("review.aDomain", short) : t("review.aNetwork", short);
  const conditions: Record<string, string> = kind === "domain" ? { domainTag: hex } : { networkTag: hex };
  return {
    id: `${kind}-${hex}-${hour.getTime()}`,
    label: t("review.burstIn", { what, hour: moment(locale, hour) }),
    href: organisePaths.newReview(campaignId, { ...conditions, ...hourOf(hour.toISOString()), state: "both" }),
    text: number(locale, n),
    usual: number(locale, usual),
  };
}

/** From the first to the last minute of the hour, as the form takes it. */
function hourOf(beginning: string) {
  const until = new Date(Date.parse(beginning) + LAST_MINUTE_MS).toISOString();
  return asFields({ from: beginning, until }) as { from: string; until: string };
}
