import { expect } from "vitest";
import { donationPayments, donations } from "#db/schema.ts";
import { type Fields, openSite, type Site } from "#tests/site.ts";
import { type FakeStripe, openStripe, type StripeEvent } from "#tests/stripe/server.ts";

export const DONATE = "/en/c/xinjiang/donate";
export const WEBHOOK = "/webhooks/stripe";

/** A gift that would be taken. */
export const goodGift = (changes: Fields = {}): Fields => ({
  kind: "once",
  currency: "USD",
  amount: "3000",
  other: "",
  ...changes,
});

/** A site that takes donations, and the Stripe that it asks. */
export async function openGiving(settings: Record<string, string> = {}) {
  let clock = () => new Date();
  const stripe = await openStripe(() => clock());
  const site = await openSite({ ...stripe.settings, ...settings });
  clock = site.now;
  return {
    site,
    stripe,
    async [Symbol.asyncDispose]() {
      await site[Symbol.asyncDispose]();
      await stripe[Symbol.asyncDispose]();
    },
  };
}

/** Somebody chooses an amount and is led to Stripe's page. Returns the session's id there. */
export async function gives(site: Site, stripe: FakeStripe, changes: Fields = {}): Promise<string> {
  const before = stripe.sessions().length;
  const answer = await site.post(DONATE, goodGift(changes));
  expect(answer.status, answer.text).toBe(303);
  const session = stripe.sessions()[before];
  expect(answer.location).toBe(session?.url);
  return session?.id ?? "";
}

/** Sends an event as Stripe does. */
export const hook = (site: Site, stripe: FakeStripe, { body }: Pick<StripeEvent, "body">, signature?: string) =>
  site.ask(WEBHOOK, {
    method: "POST",
    body,
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Stripe-Signature": signature ?? stripe.signature(body),
    },
  });

/** All that Stripe has to tell so far reaches the site and is looked at. */
export async function allTold(site: Site, stripe: FakeStripe) {
  for (const event of stripe.events.splice(0)) expect((await hook(site, stripe, event)).status).toBe(200);
  await site.keepBooks();
}

/** The books, without ids of ours. */
export async function books({ context }: Site) {
  const [gifts, payments] = await Promise.all([
    context.db.read.select().from(donations),
    context.db.read.select().from(donationPayments),
  ]);
  const byId = <Row extends { id: string }>(a: Row, b: Row) => a.id.localeCompare(b.id);
  return { donations: gifts.sort(byId), payments: payments.sort(byId) };
}
