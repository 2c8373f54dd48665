import type { StanceView } from "#app/components/office/stance.tsx";
import { type Campaign, findAction } from "#app/domain/campaigns.ts";
import type { OfficeLink } from "#app/domain/offices/links.ts";
import type { OfficeNumbers } from "#app/domain/offices/numbers.ts";
import type { OfficeRequest } from "#app/domain/offices/requests.ts";
import type { Stance } from "#app/domain/offices/stances.ts";
import { countryName, date, moment, number } from "#app/web/formats.ts";
import { NOT_KEPT } from "#app/web/headers.ts";
import { i18nOf } from "#app/web/i18n.ts";
import { paths } from "#app/web/paths.ts";

/** A page whose address is a key: kept by no cache, found by no search engine, and told to no other site. */
export const OFFICE_PAGE = { ...NOT_KEPT, "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "same-origin" };

export const OFFICE_DEEDS = ["answer", "stop", "digest", "not-my-area", "wrong-address"] as const;

export const officeTranslator = (locale: string) => i18nOf(locale).getFixedT(locale, "offices");

type Known = {
  link: OfficeLink;
  standing: OfficeRequest[];
  said: { shown: Stance | null; waiting: Stance | null };
  /** The address by which a person can be asked. */
  from: string;
};

/** The page of an office: what it can say and ask for, and what of that holds already. It says nothing of the letter's writer. */
export function officePage(campaign: Campaign, { link, standing, said, from }: Known, token: string, locale: string) {
  const t = officeTranslator(locale);
  const to = paths(locale);
  const action = link.actionId === null ? null : findAction(campaign, link.actionId);
  const area = areaOf(link, locale);
  return {
    found: true as const,
    title: t("office.title", { name: link.representative.name }),
    lede: t("office.lede", { campaign: campaign.words.title }),
    href: to.office(token),
    numbersHref: to.officeNumbers(token),
    about: action && {
      title: campaign.words.actions[action.id]?.title ?? action.id,
      href: to.action(campaign.id, action.id),
      boardHref: to.answers(campaign.id, action.id),
    },
    shown: said.shown && stanceView(said.shown, locale),
    shownText: said.shown && shownText(said.shown, locale),
    waiting: said.waiting && t("office.answerWaits", { date: date(locale, said.waiting.enteredAt) }),
    standing: standing.map(({ kind, askedAt }) => ({
      kind,
      text: t(`office.standing.${kind}`, { date: date(locale, askedAt), area }),
    })),
    areaText: t("office.areaText", { area }),
    undo: t("office.undo", { from }),
    who: t("office.whoText", { date: date(locale, link.expiresAt), from }),
  };
}

export function noOfficePage(locale: string, from: string) {
  const t = officeTranslator(locale);
  const lede = t("office.goneText", { from });
  return { found: false as const, title: t("office.goneTitle"), lede, homeHref: paths(locale).home };
}

/** The numbers an office may see of its own letters. */
export function officeNumbersPage(
  campaign: Campaign,
  { link, numbers, at }: { link: OfficeLink; numbers: OfficeNumbers; at: Date },
  token: string,
  locale: string,
) {
  const t = officeTranslator(locale);
  const count = (letters: number) => number(locale, letters);
  return {
    found: true as const,
    title: t("numbers.title", { name: link.representative.name }),
    lede: t("numbers.lede", { campaign: campaign.words.title, time: moment(locale, at) }),
    total: numbers.letters === null ? t("numbers.few") : t("numbers.total", { count: numbers.letters }),
    backHref: paths(locale).office(token),
    byAction: numbers.byAction.map(({ actionId, letters }) => ({
      id: actionId,
      cells: [campaign.words.actions[actionId]?.title ?? actionId, count(letters)],
    })),
    byArea: numbers.byArea.map(({ area, country, letters }) => ({
      id: `${country} ${area}`,
      cells: [areaOf({ area, country }, locale), count(letters)],
    })),
    byWeek: numbers.byWeek.map(({ week, letters }) => ({
      id: week.toISOString(),
      cells: [date(locale, week), count(letters)],
    })),
  };
}

/** A stance as everybody sees it, with where it comes from. */
export function stanceView(
  {
    position,
    said,
    saidAt,
    sourceUrl,
    decision,
  }: Pick<Stance, "position" | "said" | "saidAt" | "sourceUrl" | "decision">,
  locale: string,
): StanceView {
  const t = officeTranslator(locale);
  const on = { date: date(locale, saidAt) };
  const own = decision === "approved" ? t("board.own", on) : t("board.given", on);
  return {
    position,
    label: t(`position.${position}`),
    said,
    source: sourceUrl ? t("board.source", on) : own,
    link: sourceUrl ? { href: sourceUrl, name: new URL(sourceUrl).host } : null,
  };
}

function shownText({ sourceUrl, saidAt }: Stance, locale: string): string {
  const t = officeTranslator(locale);
  return sourceUrl ? t("office.answerEntered", { date: date(locale, saidAt) }) : t("office.answerShown");
}

/** An area by its name, with its country; or the country alone. */
export const areaOf = ({ area, country }: { area: string | null; country: string }, locale: string) =>
  area ? `${area}, ${countryName(locale, country)}` : countryName(locale, country);
