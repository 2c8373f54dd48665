import type { Cashier, Truth, Unreachable } from "#app/domain/donations/cashier.ts";
import { openCheckout } from "#app/integrations/stripe/checkout.ts";
import { type StripeSettings, stripeClient } from "#app/integrations/stripe/client.ts";
import { listAll, lookAt } from "#app/integrations/stripe/look.ts";
import { donorsPortal } from "#app/integrations/stripe/portal.ts";
import { readEvent } from "#app/integrations/stripe/webhook.ts";

/** Stripe as the rest of the program knows it. Nothing is loaded and nobody asked before the first donation. */
export function stripeCashier(settings: StripeSettings, onFault: (fault: unknown) => void): Cashier {
  const { stripe, ask } = stripeClient(settings, onFault);
  return {
    open: (order) => openCheckout(ask, order),
    portal: donorsPortal(ask),

    async read(body, signature, now) {
      return readEvent(await stripe(), settings.STRIPE_WEBHOOK_SECRET, body, signature, now);
    },

    async lookAt(subject) {
      const truths = await ask((stripe) => lookAt(stripe, subject));
      if (truths === "gone") return [];
      return truths === "refused" ? "unreachable" : truths;
    },

    async refund(paymentId, key) {
      const refund = await ask((stripe) =>
        stripe.refunds.create({ payment_intent: paymentId }, { idempotencyKey: `refund-${key}` }),
      );
      if (refund === "unreachable") return refund;
      return typeof refund === "string" ? "refused" : "asked";
    },

    async *list(since): AsyncGenerator<Truth[] | Unreachable> {
      const all = listAll(await stripe(), since);
      for (;;) {
        const piece = await ask(() => all.next());
        if (typeof piece === "string") return yield "unreachable";
        if (piece.done) return;
        yield piece.value;
      }
    },
  };
}
