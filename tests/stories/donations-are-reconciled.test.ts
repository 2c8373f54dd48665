import { expect, test } from "vitest";
import { reconcile } from "#app/domain/donations/reconcile.ts";
import { donationPayments, donations } from "#db/schema.ts";
import { allTold, books, gives, openGiving } from "#tests/donations.ts";
import type { Site } from "#tests/site.ts";

const DAY_MS = 24 * 3_600_000;

async function reconciled(site: Site, days = 35) {
  const { db, cashier, now } = site.context;
  if (!cashier) throw new Error("no Stripe");
  return reconcile(db, cashier, new Date(now().getTime() - days * DAY_MS), now);
}

test("what no event told is found in Stripe's own lists, over all their pages", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  for (let one = 0; one < 5; one++) stripe.pay(await gives(site, stripe));
  stripe.pay(await gives(site, stripe, { kind: "monthly" }));
  stripe.nextMonth(stripe.all("subscription")[0]?.id ?? "");
  stripe.expire(await gives(site, stripe));
  stripe.refund(stripe.all("payment_intent")[0]?.id ?? "");
  stripe.events.splice(0); // not one arrives
  expect(await reconciled(site)).toMatchObject({ foreign: 0, unknownToStripe: [] });
  const { donations, payments } = await books(site);
  expect(payments.map(({ state }) => state).sort()).toEqual([...Array(6).fill("paid"), "refunded"]);
  expect(donations.map(({ state }) => state).sort()).toEqual(["expired", ...Array(6).fill("given")]);
  expect(await reconciled(site)).toMatchObject({ changed: 0, added: 0 });
});

test("books that were lost come back as they were", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  stripe.pay(await gives(site, stripe));
  stripe.pay(await gives(site, stripe, { kind: "monthly" }));
  await allTold(site, stripe);
  const before = await books(site);
  await site.context.db.write(async (tx) => {
    await tx.delete(donationPayments);
    await tx.delete(donations);
  });
  await reconciled(site);
  const after = await books(site);
  expect(after.payments).toEqual(before.payments);
  const withoutSession = before.donations.map((donation) => ({ ...donation, sessionId: null }));
  expect(after.donations).toEqual(withoutSession); // the page they paid on is no longer listed
  expect(await reconciled(site)).toMatchObject({ changed: 0, added: 0 });
});

test("what is wrong is put right, and what Stripe does not know is told and kept", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  stripe.pay(await gives(site, stripe));
  await allTold(site, stripe);
  const { donations: rows, payments } = await books(site);
  const [donation, payment] = [rows[0]?.id ?? "", payments[0]];
  await site.context.db.write(async (tx) => {
    await tx.update(donationPayments).set({ amount: 1, state: "failed" });
    if (payment) await tx.insert(donationPayments).values({ ...payment, id: "pi_elsewhere", donationId: donation });
  });
  expect(await reconciled(site)).toMatchObject({ changed: 1, added: 0, unknownToStripe: ["pi_elsewhere"] });
  expect((await books(site)).payments).toContainEqual(payment);
});

test("Stripe down in the middle: it says so, and what was put right stays", async () => {
  await using giving = await openGiving();
  const { site, stripe } = giving;
  stripe.pay(await gives(site, stripe));
  stripe.trouble.now = "failing";
  expect(await reconciled(site)).toBe("unreachable");
  stripe.trouble.now = "none";
  expect(await reconciled(site)).toMatchObject({ added: 1 });
}, 60_000);
