import type { Campaign } from "#app/domain/campaigns.ts";
import {
  currencyTotals,
  type DayTotal,
  type donationCounts,
  type eventsWaiting,
  type KeptPayment,
} from "#app/domain/donations/report.ts";
import { deskTranslator } from "#app/web/desk-page.ts";
import { date, number } from "#app/web/formats.ts";
import { money } from "#app/web/money.ts";
import type { PasskeyAsk } from "#app/web/passkey-asks.ts";
import { organisePaths } from "#app/web/paths.ts";

/** What the last form led to, as it stands in the page's address. */
const DONE = ["asked", "refused", "unreachable", "unknown"] as const;

const DAYS_SHOWN = 120;

/** `ask` is null for an owner who has no passkey yet. */
export type RefundBy = { ask: PasskeyAsk | null; accountHref: string };

type Found = {
  totals: DayTotal[];
  counts: Awaited<ReturnType<typeof donationCounts>>;
  payments: KeptPayment[];
  events: Awaited<ReturnType<typeof eventsWaiting>>;
  /** Settings that are missing; empty where donations are set up. */
  missing: string[];
  done: string | null;
  /** The payment that somebody is about to give back. */
  refunding: string | null;
  /** How an owner proves it; null for whoever is none. */
  refundBy: RefundBy | null;
  /** UTC. */
  today: string;
};

/** A campaign's donations as its organisers see them: sums and single payments, and nobody who gave. */
export function donationsDesk(campaign: Campaign, found: Found, locale: string) {
  const t = deskTranslator(locale);
  const { totals, counts, payments, events } = found;
  const done = DONE.find((known) => known === found.done);
  const tile = (id: string, label: string, n: number) => ({ id, label, text: number(locale, n) });
  return {
    title: t("donations.title"),
    campaignTitle: campaign.words.title,
    missing: found.missing.length > 0 ? t("donations.missing", { names: found.missing.join(", ") }) : null,
    off: campaign.facts.donations?.offered ? null : t("donations.off"),
    done: done ? { good: done === "asked", text: t(`donations.done.${done}`) } : null,
    net: currencyTotals(totals).map(({ currency, net }) => ({
      id: currency,
      label: currency,
      text: money(locale, net, currency),
    })),
    tiles: [
      tile("given", t("donations.given"), counts.states.given ?? 0),
      tile("open", t("donations.open"), (counts.states.promised ?? 0) + (counts.states.opened ?? 0)),
      tile("pending", t("donations.pending"), counts.states.pending ?? 0),
      tile("expired", t("donations.expired"), (counts.states.expired ?? 0) + (counts.states.failed ?? 0)),
      tile("active", t("donations.active"), counts.subscriptions.active ?? 0),
      tile("past-due", t("donations.pastDue"), counts.subscriptions["past-due"] ?? 0),
      tile("ended", t("donations.ended"), counts.subscriptions.ended ?? 0),
    ],
    waiting: events.stuck > 0 ? t("donations.stuck", { count: events.stuck, n: number(locale, events.stuck) }) : null,
    csvHref: organisePaths.donationsExport(campaign.id),
    refunding: refundView(campaign, found, locale),
    days: totals.slice(0, DAYS_SHOWN).map((row) => ({
      id: [row.day, row.currency, row.kind, row.state].join(" "),
      cells: [
        date(locale, new Date(row.day)),
        row.currency,
        t(`donations.kinds.${row.kind}`),
        t(`donations.states.${row.state}`),
        number(locale, row.payments),
        money(locale, row.amount, row.currency),
        money(locale, row.refunded, row.currency),
      ],
    })),
    refundable: found.refundBy !== null,
    payments: payments.map((payment) => paymentView(campaign, payment, found.today, locale)),
  };
}

function refundView(campaign: Campaign, { payments, refunding, refundBy, today }: Found, locale: string) {
  const payment = payments.find(({ id }) => id === refunding);
  if (!payment || !refundBy || !isRefundable(payment, today)) return null;
  const { id, day, amount, refunded, currency } = payment;
  const href = organisePaths.donations(campaign.id);
  const left = money(locale, amount - refunded, currency);
  return { id, href, day: date(locale, new Date(day)), amount: left, ...refundBy };
}

/** One that was asked for on an earlier day and still stands as paid has failed at Stripe, and can be asked for again. */
const isRefundable = ({ state, amount, refunded, refundAskedOn }: KeptPayment, today: string) =>
  state === "paid" && amount > refunded && refundAskedOn !== today;

function paymentView(campaign: Campaign, payment: KeptPayment, today: string, locale: string) {
  const { id, day, currency, kind, state, amount, refundAskedOn } = payment;
  const t = deskTranslator(locale);
  return {
    id,
    cells: [
      id,
      date(locale, new Date(day)),
      money(locale, amount, currency),
      t(`donations.kinds.${kind}`),
      refundAskedOn && state === "paid" ? t("donations.refundAsked") : t(`donations.states.${state}`),
    ],
    refundHref: isRefundable(payment, today) ? organisePaths.refund(campaign.id, id) : null,
  };
}
