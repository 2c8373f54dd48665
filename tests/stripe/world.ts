// What happens at Stripe: donors pay, fail, dispute; months pass. Objects have the fields of Stripe's own that we read, and
// the names and addresses that we must never keep.
import type { z } from "zod";
import type { SessionParams } from "#tests/stripe/params.ts";

type Object_ = Record<string, unknown> & { id: string };
export type StripeEvent = { id: string; type: string; body: string };

/** Who pays at Stripe; nobody. */
export const DONOR = { name: "Rahile Demo", email: "rahile@donors.example" };

/** The state of one Stripe account, and everything that can happen in it. `clock` gives the time in seconds. */
export function stripeWorld(clock: () => number) {
  const objects = new Map<string, Object_>();
  const events: StripeEvent[] = [];
  let made = 0;
  const name = (prefix: string) => `${prefix}_${prefix === "cs" ? "test_" : ""}${String(++made).padStart(14, "0")}`;

  function keep<T extends Object_>(object: T): T {
    objects.set(object.id, object);
    return object;
  }
  const get = (id: string) => {
    const object = objects.get(id);
    if (!object) throw new Error(`Stripe has no ${id}`);
    return object;
  };
  function tell(type: string, object: Object_) {
    const id = name("evt");
    const event = { id, object: "event", api_version: "2026-10-28.endive", created: clock(), livemode: false };
    const rest = { pending_webhooks: 1, request: { id: null, idempotency_key: null }, type, data: { object } };
    events.push({ id, type, body: JSON.stringify({ ...event, ...rest }) });
  }
  const all = (kind: string) => [...objects.values()].filter((one) => one.object === kind);

  function charge(payment: Object_, status: "succeeded" | "failed" | "pending") {
    const { amount, currency, metadata } = payment;
    const made = keep({
      id: name("ch"),
      object: "charge",
      amount,
      amount_refunded: 0,
      billing_details: DONOR,
      created: clock(),
      currency,
      disputed: false,
      metadata,
      payment_intent: payment.id,
      refunded: false,
      status,
    });
    const states = { succeeded: "succeeded", failed: "requires_payment_method", pending: "processing" };
    Object.assign(payment, { latest_charge: made.id, status: states[status] });
    return made;
  }

  function paymentOf(session: Object_ | null, amount: unknown, currency: unknown): Object_ {
    const metadata = session?.mode === "payment" ? session.metadata : {};
    return keep({
      id: name("pi"),
      object: "payment_intent",
      amount,
      created: clock(),
      currency,
      latest_charge: null,
      metadata,
      receipt_email: DONOR.email,
      status: "requires_payment_method",
    });
  }

  /** A bill of a subscription, and whether it could be collected. */
  function bill(subscription: Object_, paid: boolean): Object_ {
    const { amount, currency } = subscription.plan_ as { amount: number; currency: string };
    const payment = paymentOf(null, amount, currency);
    const invoice = keep({
      id: name("in"),
      object: "invoice",
      amount_due: amount,
      created: clock(),
      currency,
      customer_email: DONOR.email,
      customer_name: DONOR.name,
      parent: {
        type: "subscription_details",
        quote_details: null,
        subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      },
      status: paid ? "paid" : "open",
    });
    const link = { type: "payment_intent", payment_intent: payment.id };
    keep({ id: name("inpay"), object: "invoice_payment", invoice: invoice.id, payment: link, created: clock() });
    const made = charge(payment, paid ? "succeeded" : "failed");
    tell(paid ? "charge.succeeded" : "charge.failed", made);
    tell(paid ? "payment_intent.succeeded" : "payment_intent.payment_failed", payment);
    if (paid) tell("invoice_payment.paid", all("invoice_payment").at(-1) as Object_);
    tell(paid ? "invoice.paid" : "invoice.payment_failed", invoice);
    return invoice;
  }

  const happenings = {
    /** The donor pays on the session's page. */
    pay(sessionId: string, how: "at once" | "in days" = "at once") {
      const session = get(sessionId);
      Object.assign(session, { status: "complete", customer_details: DONOR, url: null });
      if (session.mode === "subscription") {
        const price = {
          id: name("price"),
          object: "price",
          currency: session.currency,
          unit_amount: session.amount_total,
        };
        const subscription = keep({
          id: name("sub"),
          object: "subscription",
          created: clock(),
          items: { object: "list", data: [{ id: name("si"), object: "subscription_item", price }] },
          metadata: session.metadata,
          plan_: { amount: session.amount_total, currency: session.currency },
          status: "active",
        });
        const invoice = bill(subscription, true);
        Object.assign(session, { subscription: subscription.id, invoice: invoice.id, payment_status: "paid" });
        tell("customer.subscription.created", subscription);
        tell("checkout.session.completed", session);
        return;
      }
      const payment = paymentOf(session, session.amount_total, session.currency);
      session.payment_intent = payment.id;
      const made = charge(payment, how === "at once" ? "succeeded" : "pending");
      Object.assign(session, { payment_status: how === "at once" ? "paid" : "unpaid" });
      if (how === "at once") {
        tell("charge.succeeded", made);
        tell("payment_intent.succeeded", payment);
      } else tell("payment_intent.processing", payment);
      tell("checkout.session.completed", session);
    },

    /** What was on its way for days comes, or does not. */
    arrive(sessionId: string, paid: boolean) {
      const session = get(sessionId);
      const payment = get(session.payment_intent as string);
      const made = get(payment.latest_charge as string);
      made.status = paid ? "succeeded" : "failed";
      payment.status = paid ? "succeeded" : "requires_payment_method";
      session.payment_status = paid ? "paid" : "unpaid";
      tell(paid ? "charge.succeeded" : "charge.failed", made);
      tell(`checkout.session.async_payment_${paid ? "succeeded" : "failed"}`, session);
    },

    expire(sessionId: string) {
      const session = Object.assign(get(sessionId), { status: "expired", url: null });
      tell("checkout.session.expired", session);
    },

    /** Gives back so much, or all that is left. */
    refund(paymentId: string, amount?: number): Object_ {
      const made = get(get(paymentId).latest_charge as string) as Object_ & { amount: number; amount_refunded: number };
      const back = amount ?? made.amount - made.amount_refunded;
      made.amount_refunded += back;
      made.refunded = made.amount_refunded === made.amount;
      const refund = keep({
        id: name("re"),
        object: "refund",
        amount: back,
        charge: made.id,
        created: clock(),
        currency: made.currency,
        payment_intent: paymentId,
        status: "succeeded",
      });
      tell("refund.created", refund);
      tell("charge.refunded", made);
      return refund;
    },

    dispute(paymentId: string) {
      const payment = get(paymentId);
      const made = get(payment.latest_charge as string);
      made.disputed = true;
      const { amount, currency } = payment;
      const about = { charge: made.id, payment_intent: paymentId, amount, currency, created: clock() };
      const dispute = keep({ id: name("dp"), object: "dispute", ...about, status: "needs_response" });
      tell("charge.dispute.created", dispute);
      tell("charge.dispute.funds_withdrawn", dispute);
    },

    decideDispute(paymentId: string, status: "won" | "lost") {
      const dispute = all("dispute").find((one) => one.payment_intent === paymentId);
      if (dispute) tell("charge.dispute.closed", Object.assign(dispute, { status }));
    },

    /** A month of a monthly donation passes. */
    nextMonth(subscriptionId: string, paid = true) {
      const subscription = get(subscriptionId);
      bill(subscription, paid);
      subscription.status = paid ? "active" : "past_due";
      tell("customer.subscription.updated", subscription);
    },

    end(subscriptionId: string) {
      tell("customer.subscription.deleted", Object.assign(get(subscriptionId), { status: "canceled" }));
    },
  };

  return {
    objects,
    events,
    keep,
    all,
    name,
    tell,
    ...happenings,

    openSession(params: z.infer<typeof SessionParams>): Object_ {
      const price = params.line_items[0]?.price_data;
      const id = name("cs");
      const { mode, metadata, success_url, cancel_url, expires_at } = params;
      return keep({
        id,
        object: "checkout.session",
        amount_total: price?.unit_amount,
        cancel_url,
        created: clock(),
        currency: price?.currency,
        customer_details: null,
        expires_at,
        invoice: null,
        metadata,
        mode,
        payment_intent: null,
        payment_status: "unpaid",
        status: "open",
        subscription: null,
        success_url,
        url: `https://checkout.stripe.com/c/pay/${id}`,
      });
    },
  };
}
