import type { Stripe } from "stripe";
import { type Ask, QUICK } from "#app/integrations/stripe/client.ts";

const OURS = { program: "countersign" };

/**
 * The address of the Customer Portal's own sign-in page: donors type their address there, at Stripe, and get a code by
 * mail. So nobody needs an account here, and no link of ours opens somebody's donations to whoever finds it. Made at Stripe
 * when it is first asked for, unless the account's own portal has such a page.
 */
export function donorsPortal(ask: Ask): () => Promise<string | "unreachable"> {
  let found: string | undefined;
  return async () => {
    found ??= (await existing(ask)) ?? (await made(ask)) ?? undefined;
    return found ?? "unreachable";
  };
}

async function existing(ask: Ask): Promise<string | null> {
  const list = await ask((stripe) => stripe.billingPortal.configurations.list({ active: true, limit: 100 }, QUICK));
  if (typeof list === "string") return null;
  const open = list.data.filter(({ login_page }) => login_page.enabled && login_page.url);
  const best = open.find(({ metadata }) => metadata?.["program"] === OURS.program) ?? open[0];
  return best?.login_page.url ?? null;
}

async function made(ask: Ask): Promise<string | null> {
  const key = { ...QUICK, idempotencyKey: "countersign-donors-portal-1" };
  const portal = await ask((stripe) => stripe.billingPortal.configurations.create(PARAMS, key));
  return typeof portal === "string" ? null : portal.login_page.url;
}

const PARAMS: Stripe.BillingPortal.ConfigurationCreateParams = {
  features: {
    customer_update: { enabled: true, allowed_updates: ["email", "name", "address"] },
    invoice_history: { enabled: true },
    payment_method_update: { enabled: true },
    subscription_cancel: { enabled: true, mode: "immediately" },
  },
  login_page: { enabled: true },
  metadata: OURS,
};
