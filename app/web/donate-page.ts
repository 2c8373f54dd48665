import { type Campaign, isOpen } from "#app/domain/campaigns.ts";
import { currencyFor, currencyNamed, type DonationFacts } from "#app/domain/donations/facts.ts";
import { OTHER } from "#app/domain/donations/form.ts";
import type { publicTotals } from "#app/domain/donations/report.ts";
import type { Switches } from "#app/domain/switches.ts";
import { list, moment, number } from "#app/web/formats.ts";
import { i18nOf } from "#app/web/i18n.ts";
import { currencyName, money, moneyInText } from "#app/web/money.ts";
import { paths } from "#app/web/paths.ts";

/** Where the form leads. */
export const CHECKOUT = "https://checkout.stripe.com";

/** A word of the donation pages. */
export const donateTranslator = (locale: string) => i18nOf(locale).getFixedT(locale, "donate");

type Stand = {
  locale: string;
  switches: Switches;
  /** The currency in the page's address. */
  asked: string | null;
  totals: Awaited<ReturnType<typeof publicTotals>>;
};

/** The donation page of a campaign in one currency. */
export function donatePage(campaign: Campaign, facts: DonationFacts, { locale, switches, asked, totals }: Stand) {
  const t = donateTranslator(locale);
  const to = paths(locale);
  const { code, amounts, least, most } = currencyNamed(facts, asked) ?? currencyFor(facts, locale);
  const written = (minor: number) => money(locale, minor, code);
  const bound = (minor: number) => moneyInText(locale, minor, code);
  return {
    title: t("title"),
    campaignTitle: campaign.words.title,
    campaignHref: to.campaign(campaign.id),
    purpose: campaign.words.giving ?? null,
    open: isOpen(campaign),
    pausedSince: switches.donations ? moment(locale, switches.donations) : null,
    formHref: to.donate(campaign.id, code),
    donorsHref: facts.monthly ? to.donors(campaign.id) : null,
    safetyHref: to.safety,
    privacyHref: to.privacy,
    monthly: facts.monthly,
    currency: { code, name: currencyName(locale, code) },
    currencies: facts.currencies.map((one) => ({
      code: one.code,
      name: currencyName(locale, one.code),
      href: to.donate(campaign.id, one.code),
      current: one.code === code,
    })),
    amounts: [
      ...amounts.map((amount) => ({ value: String(amount), label: written(amount) })),
      { value: OTHER, label: t("other") },
    ],
    bounds: t("otherHint", { least: bound(least), most: bound(most) }),
    given: totals && givenText(totals, locale),
  };
}

function givenText({ donors, totals }: NonNullable<Stand["totals"]>, locale: string): string {
  const amounts = list(
    locale,
    totals.map(({ currency, net }) => moneyInText(locale, net, currency)),
  );
  return donateTranslator(locale)("given", { amounts, count: donors, n: number(locale, donors) });
}
