import { expect, test } from "vitest";
import { donationEvents, donationPayments, donations } from "#db/schema.ts";
import { allTold, books, gives, hook, openGiving } from "#tests/donations.ts";
import { chanceOf } from "#tests/faults/thorough.ts";
import { databaseBytes, organiserAt, turnSwitch } from "#tests/organiser.ts";
import type { Site } from "#tests/site.ts";
import { DONOR, type FakeStripe, type StripeEvent } from "#tests/stripe/server.ts";

const HOURS_OF_A_MONTH = 30 * 24;

/** The one payment's id at Stripe. */
const onlyPayment = (stripe: FakeStripe) => stripe.all("payment_intent").at(-1)?.id ?? "";

test("a payment comes, a part goes back, then the rest: the books follow", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  stripe.pay(await gives(site, stripe));
  await allTold(site, stripe);
  expect(await books(site)).toMatchObject({
    donations: [{ state: "given" }],
    payments: [{ state: "paid", amount: 3_000, refunded: 0, currency: "USD", kind: "once" }],
  });
  stripe.refund(onlyPayment(stripe), 1_000);
  await allTold(site, stripe);
  expect((await books(site)).payments).toMatchObject([{ state: "paid", refunded: 1_000 }]);
  stripe.refund(onlyPayment(stripe));
  await allTold(site, stripe);
  expect(await books(site)).toMatchObject({
    donations: [{ state: "given" }],
    payments: [{ state: "refunded", refunded: 3_000 }],
  });
});

test("a dispute takes the money out of the sums until it is decided", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  const states: string[] = [];
  const look = async () => {
    await allTold(site, stripe);
    states.push((await books(site)).payments.map(({ state }) => state).join());
  };
  stripe.pay(await gives(site, stripe));
  await look();
  stripe.dispute(onlyPayment(stripe));
  await look();
  stripe.decideDispute(onlyPayment(stripe), "won");
  await look();
  stripe.decideDispute(onlyPayment(stripe), "lost");
  await look();
  expect(states).toEqual(["paid", "disputed", "paid", "lost"]);
});

test("a transfer that takes days comes, or fails; a page that nobody pays on is left", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  const [comes, fails, left] = [await gives(site, stripe), await gives(site, stripe), await gives(site, stripe)];
  const states = async () => {
    await allTold(site, stripe);
    const { donations } = await books(site);
    return [comes, fails, left].map((id) => donations.find(({ sessionId }) => sessionId === id)?.state);
  };
  stripe.pay(comes, "in days");
  stripe.pay(fails, "in days");
  expect(await states()).toEqual(["pending", "pending", "opened"]);
  expect((await books(site)).payments.map(({ state }) => state)).toEqual(["pending", "pending"]);
  stripe.arrive(comes, true);
  stripe.arrive(fails, false);
  stripe.expire(left);
  expect(await states()).toEqual(["given", "failed", "expired"]);
  expect((await books(site)).payments.map(({ state }) => state).sort()).toEqual(["failed", "paid"]);
});

test("a monthly donation pays each month, misses one, and ends; each payment stands by itself", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  stripe.pay(await gives(site, stripe, { kind: "monthly", amount: "1500" }));
  const subscription = stripe.all("subscription")[0]?.id ?? "";
  await allTold(site, stripe);
  expect((await books(site)).donations).toMatchObject([{ state: "given", subscription: "active" }]);
  for (const paid of [true, false]) {
    site.pass(HOURS_OF_A_MONTH * 3_600);
    stripe.nextMonth(subscription, paid);
    await allTold(site, stripe);
  }
  const now = await books(site);
  expect(now.donations).toMatchObject([{ subscription: "past-due", subscriptionId: subscription }]);
  expect(now.payments.map(({ state }) => state).sort()).toEqual(["failed", "paid", "paid"]);
  expect(new Set(now.payments.map(({ day }) => day)).size).toBe(3);
  expect(now.payments.every(({ kind, amount }) => kind === "monthly" && amount === 1_500)).toBe(true);
  stripe.end(subscription);
  await allTold(site, stripe);
  expect((await books(site)).donations).toMatchObject([{ subscription: "ended" }]);
});

test("each event three times, in every order of a payment's life: the same books", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  const session = await gives(site, stripe);
  const fresh = (await books(site)).donations;
  stripe.pay(session);
  stripe.refund(onlyPayment(stripe), 500);
  stripe.dispute(onlyPayment(stripe));
  stripe.decideDispute(onlyPayment(stripe), "lost");
  const life = [
    "charge.succeeded",
    "checkout.session.completed",
    "charge.refunded",
    "charge.dispute.created",
    "charge.dispute.closed",
  ];
  const events = stripe.events.filter(({ type }) => life.includes(type));
  expect(events).toHaveLength(life.length);
  const seen = new Set<string>();
  for (const order of permutations(events)) {
    await emptyBooks(site, fresh);
    for (const event of order) {
      for (let time = 0; time < 3; time++) expect((await hook(site, stripe, event)).status).toBe(200);
      await site.keepBooks();
    }
    const kept = await books(site);
    seen.add(JSON.stringify(kept));
    expect(kept).toMatchObject({
      donations: [{ state: "given" }],
      payments: [{ state: "lost", amount: 3_000, refunded: 500 }],
    });
  }
  expect(seen.size).toBe(1);
}, 240_000);

test("a monthly donation's events in any order, while its life goes on, and late ones at the end: the same books", async () => {
  const chance = chanceOf("monthly events");
  const ends: unknown[] = [];
  for (let round = 0; round < 6; round++) {
    await using giving = await openGiving();
    const { site, stripe } = giving;
    const held: StripeEvent[] = [];
    const tellSome = async (share: number) => {
      held.push(...stripe.events.splice(0));
      for (const event of shuffled(held.splice(0), chance))
        if (chance() < share) for (let time = 0; time < 3; time++) await hook(site, stripe, event);
        else held.push(event);
      await site.keepBooks();
    };
    stripe.pay(await gives(site, stripe, { kind: "monthly" }));
    await tellSome(0.5);
    const [subscription] = stripe.all("subscription");
    stripe.nextMonth(subscription?.id ?? "", false);
    await tellSome(0.3);
    stripe.nextMonth(subscription?.id ?? "", true);
    stripe.refund(onlyPayment(stripe));
    await tellSome(0.3);
    stripe.end(subscription?.id ?? "");
    await tellSome(1);
    const { donations, payments } = await books(site);
    ends.push([
      donations.map(({ state, subscription }) => [state, subscription]),
      payments.map(({ state }) => state).sort(),
    ]);
  }
  for (const end of ends) expect(end).toEqual([[["given", "ended"]], ["failed", "paid", "refunded"]]);
}, 240_000);

test("forged, stale, truncated and meaningless bodies get 400 and change nothing", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  stripe.pay(await gives(site, stripe));
  const { body } = stripe.events.at(-1) as StripeEvent;
  const minutes = (n: number) => new Date(site.now().getTime() + n * 60_000);
  const signed = (text: string) => [text, stripe.signature(text)] as const;
  const wrong: Record<string, readonly [string, string]> = {
    "another secret": [body, stripe.signature(body, site.now(), "whsec_another")],
    "no signature": [body, ""],
    "another body's signature": [body, stripe.signature(`${body} `)],
    "a changed amount": [body.replace("3000", "9000"), stripe.signature(body)],
    "six minutes old": [body, stripe.signature(body, minutes(-6))],
    "six minutes ahead": [body, stripe.signature(body, minutes(6))],
    truncated: [body.slice(0, -20), stripe.signature(body)],
    "truncated before it was signed": signed(body.slice(0, -20)),
    "no JSON": signed("hello"),
    empty: signed(""),
    null: signed("null"),
    "a list": signed("[]"),
    "another thing": signed('{"id":"evt_1","object":"event"}'),
  };
  for (const [what, [text, signature]] of Object.entries(wrong)) {
    const answer = await hook(site, stripe, { body: text }, signature);
    expect(answer.status, what).toBe(400);
  }
  await site.keepBooks();
  expect(await site.context.db.read.$count(donationEvents)).toBe(0);
  expect((await books(site)).payments).toEqual([]);
  expect((await hook(site, stripe, { body }, stripe.signature(body, minutes(-4)))).status).toBe(200);
  expect((await site.get("/webhooks/stripe")).status).toBe(404);
});

test("unknown events, those of other programs and those of things that are gone do no harm", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  const foreign = stripe.openSession({
    mode: "payment",
    metadata: { shop: "lamps" },
    line_items: [{ quantity: "1", price_data: { currency: "usd", unit_amount: 900, product_data: { name: "Lamp" } } }],
    success_url: "https://lamps.example",
    cancel_url: "https://lamps.example",
    locale: "auto",
    expires_at: 0,
    adaptive_pricing: { enabled: "false" },
  });
  stripe.pay(foreign.id);
  stripe.tell("payout.paid", { id: "po_1", object: "payout" });
  stripe.tell("charge.refunded", { id: "ch_0", object: "charge", payment_intent: "pi_gone" });
  stripe.tell("charge.succeeded", { id: "ch_0", object: "charge", payment_intent: null });
  stripe.tell("a.new.thing", { id: "new_1", object: "novelty" });
  await allTold(site, stripe);
  expect(await books(site)).toEqual({ donations: [], payments: [] });
  expect(await waitingEvents(site)).toBe(0);
});

test("Stripe down while an event is looked at: it waits, is tried again, and nothing is lost", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  stripe.pay(await gives(site, stripe));
  stripe.trouble.now = "failing";
  await allTold(site, stripe);
  expect((await books(site)).payments).toEqual([]);
  expect(await waitingEvents(site)).toBeGreaterThan(0);
  stripe.trouble.now = "none";
  site.pass(60);
  await site.keepBooks();
  expect((await books(site)).payments).toMatchObject([{ state: "paid" }]);
  expect(await waitingEvents(site)).toBe(0);
}, 60_000);

test("while the site is read-only Stripe is asked to come again, and then everything stands", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  stripe.pay(await gives(site, stripe));
  const organiser = await organiserAt(site);
  await turnSwitch(organiser, "read-only", "on");
  for (const event of stripe.events) expect((await hook(site, stripe, event)).status).toBe(503);
  await turnSwitch(organiser, "read-only", "off");
  await allTold(site, stripe);
  expect((await books(site)).payments).toMatchObject([{ state: "paid" }]);
});

test("of a donor's name and address nothing reaches the database", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  stripe.pay(await gives(site, stripe));
  stripe.pay(await gives(site, stripe, { kind: "monthly" }));
  expect(stripe.events.map(({ body }) => body).join()).toContain(DONOR.email);
  await allTold(site, stripe);
  expect((await books(site)).payments).toHaveLength(2);
  const bytes = await databaseBytes(site);
  expect(bytes.includes(DONOR.email)).toBe(false);
  expect(bytes.includes(DONOR.name)).toBe(false);
});

const waitingEvents = async ({ context }: Site) =>
  (await context.db.read.select().from(donationEvents)).filter(({ dueAt }) => dueAt !== null).length;

/** As they were when Stripe's page had just been opened. */
async function emptyBooks({ context }: Site, fresh: (typeof donations.$inferSelect)[]) {
  await context.db.write(async (tx) => {
    await tx.delete(donationEvents);
    await tx.delete(donationPayments);
    await tx.delete(donations);
    await tx.insert(donations).values(fresh);
  });
}

function* permutations<T>(all: T[]): Generator<T[]> {
  if (all.length <= 1) return yield all;
  for (const [at, one] of all.entries())
    for (const rest of permutations([...all.slice(0, at), ...all.slice(at + 1)])) yield [one, ...rest];
}

function shuffled<T>(all: T[], chance: () => number): T[] {
  return all
    .map((one) => ({ one, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
