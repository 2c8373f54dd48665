// Money that was given. Nothing here refers to a signature, a letter or a person, and no column holds a time of day.
import { sql } from "drizzle-orm";
import { index, instant, integer, table, text, uniqueIndex } from "../engine.ts";
import { campaignId } from "./campaigns.ts";
import { id } from "./columns.ts";
import { organisers } from "./organisers.ts";

export const donationKinds = ["once", "monthly"] as const;

/**
 * How far a donation has come: written down; at Stripe's page; paid by a way that takes days; given. Or the payment
 * failed for good, or nobody paid while the page was open.
 */
export const donationStates = ["promised", "opened", "pending", "given", "failed", "expired"] as const;

export const subscriptionStates = ["active", "past-due", "ended"] as const;

/** One form that was sent, with what Stripe calls it. */
export const donations = table(
  "donations",
  {
    id: id(),
    campaignId: campaignId(),
    kind: text({ enum: donationKinds }).notNull(),
    /** ISO 4217. */
    currency: text().notNull(),
    /** In the currency's minor unit as Stripe counts it. */
    amount: integer().notNull(),
    state: text({ enum: donationStates }).notNull().default("promised"),
    /** The day (UTC) on which the form was sent. */
    day: text().notNull(),
    sessionId: text(),
    subscriptionId: text(),
    /** How the monthly payments stand; null for a donation made once. */
    subscription: text({ enum: subscriptionStates }),
  },
  (t) => [
    uniqueIndex("donations_by_session").on(t.sessionId).where(sql`session_id is not null`),
    index("donations_by_campaign").on(t.campaignId, t.state),
    index("donations_unpaid").on(t.day).where(sql`state in ('promised', 'opened', 'pending')`),
  ],
);

export const paymentStates = ["pending", "paid", "failed", "refunded", "disputed", "lost"] as const;

/** Each payment: one of a donation made once, one a month of a monthly one. */
export const donationPayments = table(
  "donation_payments",
  {
    /** Stripe's own: pi_… */
    id: text().primaryKey(),
    donationId: text()
      .notNull()
      .references(() => donations.id),
    campaignId: campaignId(),
    kind: text({ enum: donationKinds }).notNull(),
    currency: text().notNull(),
    amount: integer().notNull(),
    /** What of the amount went back to the donor. */
    refunded: integer().notNull(),
    state: text({ enum: paymentStates }).notNull(),
    /** The day (UTC) of the charge. */
    day: text().notNull(),
    /** Who asked Stripe to give it back, and on which day. */
    refundedBy: text().references(() => organisers.id),
    refundAskedOn: text(),
  },
  (t) => [index("payments_by_campaign").on(t.campaignId, t.day), index("payments_by_donation").on(t.donationId)],
);

/**
 * What Stripe has told us to look at: its event's id, so that each is taken once, and which object it is about. What the
 * event said of the donor is not kept.
 */
export const donationEvents = table(
  "donation_events",
  {
    /** Stripe's own: evt_… */
    id: text().primaryKey(),
    /** The checkout session, payment, invoice or subscription to look at. */
    subject: text().notNull(),
    /** Null once it has been looked at. */
    dueAt: instant(),
    tries: integer().notNull().default(0),
    /** The day (UTC) on which it came. */
    day: text().notNull(),
  },
  (t) => [
    index("donation_events_due").on(t.dueAt).where(sql`due_at is not null`),
    index("donation_events_by_day").on(t.day),
  ],
);
