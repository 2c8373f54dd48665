import type { Stripe } from "stripe";

/** The version whose answers this folder reads; whatever the account's own version is. */
export const API_VERSION = "2026-10-28.endive";

const TIMEOUT_MS = 10_000;
const RETRIES = 1;
/** For a donor who waits: at most twice this. */
export const QUICK = { timeout: 5_000, maxNetworkRetries: 1 };

export type StripeSettings = {
  STRIPE_SECRET_KEY: string;
  STRIPE_WEBHOOK_SECRET: string;
  STRIPE_API_URL?: string | undefined;
};

/** Asks Stripe; what is thrown because of the network or of what was asked for comes back as a word. */
export type Ask = <T>(work: (stripe: Stripe) => Promise<T>) => Promise<T | "unreachable" | "refused" | "gone">;

/**
 * The package is loaded when it is first needed: it is large, and most installations take no donations. The client is made
 * once, keeps its connections, and tells Stripe nothing of how long calls took.
 */
export function stripeClient(settings: StripeSettings, onFault: (fault: unknown) => void) {
  let client: Promise<Stripe> | undefined;
  const load = async () => {
    const { default: Client } = await import("stripe");
    return new Client(settings.STRIPE_SECRET_KEY, {
      apiVersion: API_VERSION,
      timeout: TIMEOUT_MS,
      maxNetworkRetries: RETRIES,
      telemetry: false,
      ...placeOf(settings.STRIPE_API_URL),
    });
  };
  const stripe = () => {
    client ??= load();
    return client;
  };

  const ask: Ask = async (work) => {
    try {
      return await work(await stripe());
    } catch (fault) {
      const known = wordFor(fault);
      if (known === null) throw fault;
      if (known !== "gone") onFault(named(fault));
      return known;
    }
  };
  return { stripe, ask };
}

function placeOf(address: string | undefined) {
  if (!address) return {};
  const { protocol, hostname, port } = new URL(address);
  const plain = protocol === "http:";
  return { protocol: plain ? ("http" as const) : ("https" as const), host: hostname, port: port || (plain ? 80 : 443) };
}

/** The package calls all its errors "Error"; in a log only the name stands. */
const named = (fault: unknown) => Object.assign(fault as Error, { name: (fault as { type: string }).type });

/** Stripe's own errors (https://docs.stripe.com/error-handling); null for a bug of ours. */
function wordFor(fault: unknown): "unreachable" | "refused" | "gone" | null {
  const { type, code } = fault as { type?: unknown; code?: unknown };
  if (typeof type !== "string" || !type.startsWith("Stripe")) return null;
  if (type === "StripeInvalidRequestError" || type === "StripeCardError")
    return code === "resource_missing" ? "gone" : "refused";
  return "unreachable";
}
