import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { skipLoudly } from "#tests/faults/thorough.ts";
import { stripeWorld } from "#tests/stripe/world.ts";

const FIXTURES = resolve(process.env.COUNTERSIGN_DATA ?? "../shared/data", "stripe-fixtures/fixtures3.json");
/** What the test's own Stripe knows beyond the real one's objects. */
const OUR_OWN = ["plan_"];

test("the objects of the tests' Stripe have no field that Stripe's own do not have", (context) => {
  if (!existsSync(FIXTURES)) return skipLoudly(context, `Stripe's example objects: there is no ${FIXTURES}`);
  const { resources } = JSON.parse(readFileSync(FIXTURES, "utf8")) as { resources: Record<string, object> };
  const world = stripeWorld(() => 1_790_000_000);
  const price_data = { currency: "usd", unit_amount: 900, product_data: { name: "Donation" } };
  const params = { success_url: "https://a.example", cancel_url: "https://a.example", expires_at: 0 };
  const rest = { locale: "auto" as const, adaptive_pricing: { enabled: "false" as const }, metadata: {} };
  const open = (mode: "payment" | "subscription") =>
    world.openSession({ mode, line_items: [{ quantity: "1", price_data }], ...params, ...rest }).id;
  world.pay(open("payment"));
  world.dispute(world.all("payment_intent")[0]?.id ?? "");
  world.refund(world.all("payment_intent")[0]?.id ?? "");
  world.pay(open("subscription"));
  const kinds = new Set([...world.objects.values()].map((object) => String(object.object)));
  expect(kinds.size).toBeGreaterThan(7);
  for (const kind of kinds) {
    const theirs = Object.keys(resources[kind] ?? {});
    for (const object of world.all(kind))
      for (const field of Object.keys(object).filter((name) => !OUR_OWN.includes(name)))
        expect(theirs, `${kind}.${field}`).toContain(field);
  }
});
