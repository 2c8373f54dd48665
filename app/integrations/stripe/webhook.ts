import type { Stripe } from "stripe";
import { z } from "zod";
import type { Told } from "#app/domain/donations/cashier.ts";

const TOLERANCE_S = 300;

const Named = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);
/** Of an event only what leads to the object: the rest may be old by the time it is read, and names the donor. */
const Event = z.object({
  id: z.string().startsWith("evt_"),
  data: z.object({
    object: z.object({
      object: z.string(),
      id: z.string().optional(),
      payment_intent: Named.nullish(),
      payment: z.object({ payment_intent: Named.nullish() }).nullish(),
    }),
  }),
});

type Subject = z.infer<typeof Event>["data"]["object"];

/**
 * Reads an event from its raw body, as it was signed (https://docs.stripe.com/webhooks#verify-official-libraries). Null when
 * it is forged, signed more than five minutes ago or ahead, or no event.
 */
export function readEvent(stripe: Stripe, secret: string, body: Uint8Array, signature: string, now: Date): Told | null {
  const signedAt = Number(/(?:^|,)t=(\d+)/.exec(signature)?.[1]);
  if (!(signedAt * 1000 <= now.getTime() + TOLERANCE_S * 1000)) return null;
  try {
    const bytes = Buffer.from(body);
    const sent = stripe.webhooks.constructEvent(bytes, signature, secret, TOLERANCE_S, undefined, now.getTime());
    const { data: event } = Event.safeParse(sent);
    return event ? { id: event.id, subject: subjectOf(event.data.object) } : null;
  } catch {
    return null;
  }
}

/** What to look at. The types of events are not asked for: whatever is said of these objects is a reason to look. */
function subjectOf({ object, id, payment_intent, payment }: Subject): string | null {
  switch (object) {
    case "checkout.session":
    case "payment_intent":
    case "invoice":
    case "subscription":
      return id ?? null;
    case "charge":
    case "dispute":
    case "refund":
      return payment_intent ?? null;
    case "invoice_payment":
      return payment?.payment_intent ?? null;
    default:
      return null;
  }
}
