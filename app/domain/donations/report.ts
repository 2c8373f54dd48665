import { and, count, desc, eq, isNotNull, lt, sql, sum } from "drizzle-orm";
import type { DonationKind } from "#app/domain/donations/form.ts";
import { dayOf } from "#app/domain/donations/give.ts";
import type { Reader } from "#db/index.ts";
import {
  donationEvents,
  donationPayments,
  type donationStates,
  donations,
  type paymentStates,
  type subscriptionStates,
} from "#db/schema.ts";

export type PaymentState = (typeof paymentStates)[number];
export type DonationState = (typeof donationStates)[number];
export type SubscriptionState = (typeof subscriptionStates)[number];

/** Payments of one day, currency, kind and state together. Amounts are minor units. */
export type DayTotal = {
  day: string;
  currency: string;
  kind: DonationKind;
  state: PaymentState;
  payments: number;
  amount: number;
  refunded: number;
};

/** What a currency has brought that was not given back or taken back. */
export type CurrencyTotal = { currency: string; payments: number; net: number };

export type KeptPayment = Omit<DayTotal, "payments"> & { id: string; refundAskedOn: string | null };

/** Below so many donors nothing is published of them: one who knows the others would know the last. */
export const CELL_LEAST = 10;

/** Whether anything was ever given. */
export async function hasDonations(db: Reader, campaignId: string): Promise<boolean> {
  const { id } = donationPayments;
  const some = await db
    .select({ id })
    .from(donationPayments)
    .where(eq(donationPayments.campaignId, campaignId))
    .limit(1);
  return some.length > 0;
}

/** Every payment added up by day, currency, kind and state, newest day first. */
export async function dayTotals(db: Reader, campaignId: string): Promise<DayTotal[]> {
  const { day, currency, kind, state, amount, refunded } = donationPayments;
  const rows = await db
    .select({ day, currency, kind, state, payments: count(), amount: sum(amount), refunded: sum(refunded) })
    .from(donationPayments)
    .where(eq(donationPayments.campaignId, campaignId))
    .groupBy(day, currency, kind, state)
    .orderBy(desc(day), currency, kind, state);
  return rows.map((row) => ({ ...row, amount: Number(row.amount), refunded: Number(row.refunded) }));
}

/** What is here of each currency, the currencies in alphabetical order. */
export function currencyTotals(totals: DayTotal[]): CurrencyTotal[] {
  const found = new Map<string, CurrencyTotal>();
  for (const { currency, payments, amount, refunded, state } of totals) {
    if (state !== "paid") continue;
    const one = found.get(currency) ?? { currency, payments: 0, net: 0 };
    found.set(currency, { currency, payments: one.payments + payments, net: one.net + amount - refunded });
  }
  return [...found.values()].sort((a, b) => a.currency.localeCompare(b.currency));
}

/** How many donations have come how far, and how many monthly ones stand how. */
export async function donationCounts(db: Reader, campaignId: string) {
  const [states, subscriptions] = await Promise.all([
    db
      .select({ state: donations.state, n: count() })
      .from(donations)
      .where(eq(donations.campaignId, campaignId))
      .groupBy(donations.state),
    db
      .select({ state: donations.subscription, n: count() })
      .from(donations)
      .where(and(eq(donations.campaignId, campaignId), isNotNull(donations.subscription)))
      .groupBy(donations.subscription),
  ]);
  return {
    states: Object.fromEntries(states.map(({ state, n }) => [state, n])) as Partial<Record<DonationState, number>>,
    subscriptions: Object.fromEntries(subscriptions.map(({ state, n }) => [state, n])) as Partial<
      Record<SubscriptionState, number>
    >,
  };
}

/** The last payments, newest day first; within a day in no order that would tell when. */
export async function lastPayments(db: Reader, campaignId: string, most: number): Promise<KeptPayment[]> {
  const { id, day, currency, kind, state, amount, refunded, refundAskedOn } = donationPayments;
  return db
    .select({ id, day, currency, kind, state, amount, refunded, refundAskedOn })
    .from(donationPayments)
    .where(eq(donationPayments.campaignId, campaignId))
    .orderBy(desc(day), id)
    .limit(most);
}

/** How many of Stripe's events wait to be looked at, and how many of these could not be so far. */
export async function eventsWaiting(db: Reader): Promise<{ waiting: number; stuck: number }> {
  const stuck = sql<number>`sum(case when ${donationEvents.tries} > 0 then 1 else 0 end)`;
  const [row] = await db
    .select({ waiting: count(), stuck })
    .from(donationEvents)
    .where(isNotNull(donationEvents.dueAt));
  return { waiting: row?.waiting ?? 0, stuck: Number(row?.stuck ?? 0) };
}

/**
 * What everybody may read: currencies in which at least ten gave, and how many gave in these. Both are of the end of
 * yesterday and rounded down, so that nobody who keeps looking sees one donation come. Null when there is nothing to show.
 */
export async function publicTotals(
  db: Reader,
  campaignId: string,
  now = new Date(),
): Promise<{ donors: number; totals: { currency: string; net: number }[] } | null> {
  const { currency, donationId, amount, refunded, state, day } = donationPayments;
  const rows = await db
    .select({
      currency,
      donors: sql<number>`count(distinct ${donationId})`,
      net: sql<number>`sum(${amount} - ${refunded})`,
    })
    .from(donationPayments)
    .where(and(eq(donationPayments.campaignId, campaignId), eq(state, "paid"), lt(day, dayOf(now))))
    .groupBy(currency)
    .orderBy(currency);
  const shown = rows
    .map((row) => ({ currency: row.currency, donors: Number(row.donors), net: Number(row.net) }))
    .filter((row) => row.donors >= CELL_LEAST);
  if (shown.length === 0) return null;
  const donors = shown.reduce((all, row) => all + row.donors, 0);
  return {
    donors: donors - (donors % CELL_LEAST),
    totals: shown.map((row) => ({ currency: row.currency, net: roundedDown(row.net) })),
  };
}

/** To two digits; what stays is a multiple of every currency's step once ten people gave. */
function roundedDown(minor: number): number {
  const unit = 10 ** Math.max(0, String(minor).length - 2);
  return minor - (minor % unit);
}
