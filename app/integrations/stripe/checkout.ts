import type { Stripe } from "stripe";
import type { CheckoutOrder, Opened } from "#app/domain/donations/cashier.ts";
import { type Ask, QUICK } from "#app/integrations/stripe/client.ts";
import { asMetadata } from "#app/integrations/stripe/label.ts";

/** Languages of ours that Stripe's page has; in the others it follows the browser. */
const LOCALES: Record<string, string> = { "zh-Hans": "zh", "zh-Hant": "zh-TW" };
const SAME_LOCALES = ["en", "de", "es", "fr", "tr"];

/** Opens Stripe's page for a donation. The donation's id is the idempotency key: asked again, the same page answers. */
export async function openCheckout(ask: Ask, order: CheckoutOrder): Promise<Opened | "refused" | "unreachable"> {
  const key = { ...QUICK, idempotencyKey: `checkout-${order.donationId}` };
  const session = await ask((stripe) => stripe.checkout.sessions.create(paramsOf(order), key));
  if (session === "unreachable" || session === "refused") return session;
  if (session === "gone" || !session.url) return "unreachable";
  return { sessionId: session.id, url: session.url };
}

/**
 * No address, name or number of anybody is handed over, and nothing says where on the site the donor came from. The price
 * stays in the currency that was chosen.
 */
function paramsOf(order: CheckoutOrder): Stripe.Checkout.SessionCreateParams {
  const { kind, currency, amount, locale, label, thanksUrl, backUrl } = order;
  const metadata = asMetadata(order);
  const monthly = kind === "monthly";
  return {
    mode: monthly ? "subscription" : "payment",
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: currency.toLowerCase(),
          unit_amount: amount,
          product_data: { name: label },
          ...(monthly ? { recurring: { interval: "month" } } : {}),
        },
      },
    ],
    success_url: thanksUrl,
    cancel_url: backUrl,
    locale: LOCALES[locale] ?? (SAME_LOCALES.includes(locale) ? locale : "auto"),
    expires_at: Math.floor(order.openUntil.getTime() / 1000),
    adaptive_pricing: { enabled: false },
    metadata,
    ...(monthly ? { subscription_data: { metadata } } : { submit_type: "donate", payment_intent_data: { metadata } }),
  };
}
