// What Stripe's objects mean for the books. Pure: nothing is asked here.
import type { Stripe } from "stripe";
import type { Label, Truth } from "#app/domain/donations/cashier.ts";
import { dayIn, labelIn } from "#app/integrations/stripe/label.ts";

type CheckoutState = (Truth & { of: "checkout" })["state"];
type PaymentState = (Truth & { of: "payment" })["state"];

/** How far a donor has come on Stripe's page (https://docs.stripe.com/payments/checkout/fulfillment). */
export function checkoutTruth(
  session: Stripe.Checkout.Session,
  payment: Stripe.PaymentIntent | null,
  label: Label,
): Truth[] {
  const { id, amount_total: amount, currency, created } = session;
  const about = { ...label, currency: (currency ?? "").toUpperCase(), amount: amount ?? 0, day: dayIn(created) };
  return [{ of: "checkout", ...about, sessionId: id, state: checkoutState(session, payment) }];
}

function checkoutState(session: Stripe.Checkout.Session, payment: Stripe.PaymentIntent | null): CheckoutState {
  if (session.status === "expired") return "expired";
  if (session.status !== "complete") return "opened";
  if (session.payment_status !== "unpaid") return "given";
  const failed = payment && ["requires_payment_method", "canceled"].includes(payment.status);
  return failed ? "failed" : "pending";
}

/** A payment once there is a charge; before that nothing has happened that a book would hold. */
export function paymentTruth(
  payment: Stripe.PaymentIntent,
  charge: Stripe.Charge | null,
  disputes: Stripe.Dispute[],
  label: Label,
): Truth[] {
  if (!charge) return [];
  const { amount, currency, created, amount_refunded: refunded } = charge;
  const about = { ...label, currency: currency.toUpperCase(), amount, day: dayIn(created) };
  return [{ of: "payment", ...about, paymentId: payment.id, refunded, state: paymentState(charge, disputes) }];
}

/** A dispute outweighs a refund, since it takes the money from the account whatever was agreed before. */
function paymentState(charge: Stripe.Charge, disputes: Stripe.Dispute[]): PaymentState {
  if (charge.status === "failed") return "failed";
  if (charge.status !== "succeeded") return "pending";
  if (disputes.some(({ status }) => status === "lost")) return "lost";
  if (disputes.some(({ status }) => !ENDED_WELL.includes(status))) return "disputed";
  return charge.amount_refunded >= charge.amount ? "refunded" : "paid";
}

/** Disputes that took nothing (https://docs.stripe.com/api/disputes/object#dispute_object-status). */
const ENDED_WELL: string[] = ["won", "warning_closed", "prevented"];

/** Monthly payments go on, wait for a card that works, or have ended. One whose first payment is not made has not begun. */
export function subscriptionTruth({ id, metadata, items, status, created }: Stripe.Subscription): Truth[] {
  const label = labelIn(metadata);
  const state = SUBSCRIPTION_STATES[status];
  const price = items.data[0]?.price;
  if (!label || !state || !price) return [];
  const about = {
    ...label,
    currency: price.currency.toUpperCase(),
    amount: price.unit_amount ?? 0,
    day: dayIn(created),
  };
  return [{ of: "subscription", ...about, subscriptionId: id, state }];
}

const SUBSCRIPTION_STATES: Record<string, (Truth & { of: "subscription" })["state"]> = {
  active: "active",
  trialing: "active",
  past_due: "past-due",
  unpaid: "past-due",
  paused: "past-due",
  canceled: "ended",
};
