import { and, eq, ne } from "drizzle-orm";
import type { Truth } from "#app/domain/donations/cashier.ts";
import type { Reader, Writer } from "#db/index.ts";
import { campaigns, donationPayments, donations } from "#db/schema.ts";

/** What a truth changed in the books. `foreign`: it is of no campaign of this installation. */
export type Settled = "same" | "changed" | "added" | "foreign";

/** States of a payment whose money was here at some time. */
const CAME = ["paid", "refunded", "disputed", "lost"];

/**
 * Puts how something stands with Stripe into the books. Whoever calls this has asked Stripe just now, one at a time, so
 * the order and the number of events make no difference: the last word is Stripe's, whichever event led to it.
 */
export async function settle(tx: Writer, truth: Truth): Promise<Settled> {
  if (await isKept(tx, truth)) return "same";
  const isNew =
    !(await theDonation(tx, truth.donationId)) || (truth.of === "payment" && !(await thePayment(tx, truth)));
  if (!(await ensureDonation(tx, truth))) return "foreign";
  if (truth.of === "payment") await settlePayment(tx, truth);
  else if (truth.of === "subscription") await settleSubscription(tx, truth);
  else await settleCheckout(tx, truth);
  return isNew ? "added" : "changed";
}

/** Whether the books say so already. */
export async function isKept(db: Reader, truth: Truth): Promise<boolean> {
  const donation = await theDonation(db, truth.donationId);
  if (!donation) return false;
  const given = donation.state === "given";
  if (truth.of === "subscription")
    return donation.subscriptionId === truth.subscriptionId && donation.subscription === truth.state;
  if (truth.of === "checkout")
    return donation.sessionId === truth.sessionId && (given || donation.state === truth.state);
  const payment = await thePayment(db, truth);
  const asked = ["amount", "currency", "refunded", "state", "day"] as const;
  return payment !== undefined && asked.every((field) => payment[field] === truth[field]) && (given || !isMoney(truth));
}

async function theDonation(db: Reader, id: string) {
  const [donation] = await db.select().from(donations).where(eq(donations.id, id));
  return donation;
}

async function thePayment(db: Reader, { paymentId }: Truth & { of: "payment" }) {
  const [payment] = await db.select().from(donationPayments).where(eq(donationPayments.id, paymentId));
  return payment;
}

/** The donation's row is made anew where money came and the row was lost, as after a restored backup. */
async function ensureDonation(tx: Writer, truth: Truth): Promise<boolean> {
  const { donationId, campaignId, kind, currency, amount, day } = truth;
  if (await theDonation(tx, donationId)) return true;
  const [campaign] = await tx.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.id, campaignId));
  if (!campaign || !isMoney(truth)) return false;
  await tx.insert(donations).values({ id: donationId, campaignId, kind, currency, amount, day, state: "opened" });
  return true;
}

function isMoney(truth: Truth): boolean {
  if (truth.of === "subscription") return true;
  return truth.of === "checkout" ? ["pending", "given"].includes(truth.state) : CAME.includes(truth.state);
}

/** Once given, a donation is given, whatever is paid back: that stands with its payments. */
async function settleCheckout(tx: Writer, { donationId, sessionId, state }: Truth & { of: "checkout" }) {
  await tx.update(donations).set({ sessionId }).where(eq(donations.id, donationId));
  await tx
    .update(donations)
    .set({ state })
    .where(and(eq(donations.id, donationId), ne(donations.state, "given")));
}

async function settlePayment(tx: Writer, truth: Truth & { of: "payment" }) {
  const { paymentId, donationId, campaignId, kind, currency, amount, refunded, state, day } = truth;
  const now = { currency, amount, refunded, state, day };
  await tx
    .insert(donationPayments)
    .values({ id: paymentId, donationId, campaignId, kind, ...now })
    .onConflictDoUpdate({ target: donationPayments.id, set: now });
  if (isMoney(truth)) await tx.update(donations).set({ state: "given" }).where(eq(donations.id, donationId));
}

async function settleSubscription(tx: Writer, { donationId, subscriptionId, state }: Truth & { of: "subscription" }) {
  await tx.update(donations).set({ subscriptionId, subscription: state }).where(eq(donations.id, donationId));
}
