import type { Stripe } from "stripe";
import type { Label, Truth } from "#app/domain/donations/cashier.ts";
import { idOf, labelIn } from "#app/integrations/stripe/label.ts";
import { checkoutTruth, paymentTruth, subscriptionTruth } from "#app/integrations/stripe/truths.ts";

const PAGE = 100;

/** How an object stands with Stripe now, with all that belongs to it. Empty for what is none of ours. */
export async function lookAt(stripe: Stripe, subject: string): Promise<Truth[]> {
  if (subject.startsWith("cs_")) return lookAtSession(stripe, subject);
  if (subject.startsWith("pi_")) return lookAtPayment(stripe, await paymentNamed(stripe, subject));
  if (subject.startsWith("in_")) return lookAtInvoice(stripe, subject);
  if (subject.startsWith("sub_")) return lookAtSubscription(stripe, subject);
  return [];
}

async function lookAtSession(stripe: Stripe, id: string): Promise<Truth[]> {
  const session = await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] });
  const label = labelIn(session.metadata);
  if (!label) return [];
  const payment = whole(session.payment_intent);
  const subscription = idOf(session.subscription);
  const invoice = idOf(session.invoice);
  return [
    ...checkoutTruth(session, payment, label),
    ...(payment ? await lookAtPayment(stripe, payment, label) : []),
    ...(subscription ? await lookAtSubscription(stripe, subscription) : []),
    ...(subscription && invoice ? await lookAtInvoice(stripe, invoice) : []),
  ];
}

/** A payment, and how a dispute about it stands. Those of monthly donations say what they are for by their invoice alone. */
export async function lookAtPayment(
  stripe: Stripe,
  payment: Stripe.PaymentIntent,
  known: Label | null = labelIn(payment.metadata),
): Promise<Truth[]> {
  const label = known ?? (await labelByInvoice(stripe, payment.id));
  if (!label) return [];
  const charge = whole(payment.latest_charge);
  const disputes = charge?.disputed
    ? (await stripe.disputes.list({ payment_intent: payment.id, limit: PAGE })).data
    : [];
  return paymentTruth(payment, charge, disputes, label);
}

async function lookAtInvoice(stripe: Stripe, id: string): Promise<Truth[]> {
  const invoice = await stripe.invoices.retrieve(id, { expand: ["payments"] });
  const details = invoice.parent?.subscription_details;
  const label = labelIn(details?.metadata);
  if (!details || !label) return [];
  const truths: Truth[] = [];
  for (const { payment } of invoice.payments?.data ?? []) {
    const paymentId = idOf(payment.payment_intent);
    if (paymentId) truths.push(...(await lookAtPayment(stripe, await paymentNamed(stripe, paymentId), label)));
  }
  const subscription = idOf(details.subscription);
  return [...truths, ...(subscription ? await lookAtSubscription(stripe, subscription) : [])];
}

const lookAtSubscription = async (stripe: Stripe, id: string): Promise<Truth[]> =>
  subscriptionTruth(await stripe.subscriptions.retrieve(id));

async function labelByInvoice(stripe: Stripe, paymentId: string): Promise<Label | null> {
  const payment = { type: "payment_intent" as const, payment_intent: paymentId };
  const { data } = await stripe.invoicePayments.list({ payment, limit: 1, expand: ["data.invoice"] });
  const invoice = data[0]?.invoice;
  const found = typeof invoice === "string" ? await stripe.invoices.retrieve(invoice) : invoice;
  return found && !("deleted" in found && found.deleted)
    ? labelIn((found as Stripe.Invoice).parent?.subscription_details?.metadata)
    : null;
}

const paymentNamed = (stripe: Stripe, id: string) => stripe.paymentIntents.retrieve(id, { expand: ["latest_charge"] });

/** What was asked for whole, or nothing. */
const whole = <T extends { id: string }>(named: string | T | null): T | null =>
  typeof named === "string" ? null : named;

/** Everything of ours since a day, in pieces of one page: payments begun then, and all subscriptions there are. */
export async function* listAll(stripe: Stripe, since: Date): AsyncGenerator<Truth[]> {
  const created = { gte: Math.floor(since.getTime() / 1000) };
  const payments = (page: Stripe.PaginationParams) =>
    stripe.paymentIntents.list({ ...page, created, expand: ["data.latest_charge"] });
  for await (const payment of pages(payments)) yield await lookAtPayment(stripe, payment);
  const subscriptions = (page: Stripe.PaginationParams) => stripe.subscriptions.list({ ...page, status: "all" });
  for await (const subscription of pages(subscriptions)) yield subscriptionTruth(subscription);
}

async function* pages<T extends { id: string }>(
  list: (page: { limit: number; starting_after?: string }) => Promise<{ data: T[]; has_more: boolean }>,
): AsyncGenerator<T> {
  for (let after: string | undefined; ; ) {
    const { data, has_more } = await list({ limit: PAGE, ...(after ? { starting_after: after } : {}) });
    yield* data;
    after = data.at(-1)?.id;
    if (!has_more || after === undefined) return;
  }
}
