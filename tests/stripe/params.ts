// What Stripe's API takes of what we send, from its public reference (https://docs.stripe.com/api): each field by its name
// and shape, and nothing else. Values of a form are text; lists and objects stand in brackets.
import { z } from "zod";
import { currencies, minorUnit } from "#app/domain/donations/money.ts";

const whole = z
  .string()
  .regex(/^\d{1,12}$/)
  .transform(Number);
const truth = z.enum(["true", "false"]);
const https = z.url({ protocol: /^https?$/ });
const Metadata = z.record(z.string().max(40), z.string().max(500)).refine((all) => Object.keys(all).length <= 50);
const Expand = z.array(z.string()).optional();

const PriceData = z
  .strictObject({
    currency: z.string().refine((code) => code === code.toLowerCase() && currencies.includes(code.toUpperCase())),
    unit_amount: whole.refine((amount) => amount > 0 && amount <= 99_999_999),
    product_data: z.strictObject({ name: z.string().min(1).max(250) }),
    recurring: z.strictObject({ interval: z.enum(["day", "week", "month", "year"]) }).optional(),
  })
  .refine(({ currency, unit_amount }) => unit_amount % minorUnit(currency.toUpperCase()).step === 0);

/** https://docs.stripe.com/api/checkout/sessions/create */
export const SessionParams = z
  .strictObject({
    mode: z.enum(["payment", "subscription"]),
    line_items: z.array(z.strictObject({ quantity: z.literal("1"), price_data: PriceData })).length(1),
    success_url: https,
    cancel_url: https,
    locale: z.enum(["auto", "de", "en", "es", "fr", "tr", "zh", "zh-TW"]),
    expires_at: whole,
    adaptive_pricing: z.strictObject({ enabled: truth }),
    metadata: Metadata,
    submit_type: z.enum(["auto", "book", "donate", "pay"]).optional(),
    payment_intent_data: z.strictObject({ metadata: Metadata }).optional(),
    subscription_data: z.strictObject({ metadata: Metadata }).optional(),
  })
  .refine(({ mode, payment_intent_data }) => mode === "payment" || !payment_intent_data)
  .refine(({ mode, submit_type }) => mode === "payment" || !submit_type)
  .refine(({ mode, subscription_data }) => mode === "subscription" || !subscription_data)
  .refine(({ mode, line_items }) => (mode === "subscription") === (line_items[0]?.price_data.recurring !== undefined));

/** https://docs.stripe.com/api/refunds/create */
export const RefundParams = z.strictObject({ payment_intent: z.string().startsWith("pi_") });

/** https://docs.stripe.com/api/customer_portal/configurations/create */
export const PortalParams = z.strictObject({
  features: z.strictObject({
    customer_update: z.strictObject({
      enabled: truth,
      allowed_updates: z.array(z.enum(["address", "email", "name", "phone", "shipping", "tax_id"])),
    }),
    invoice_history: z.strictObject({ enabled: truth }),
    payment_method_update: z.strictObject({ enabled: truth }),
    subscription_cancel: z.strictObject({ enabled: truth, mode: z.enum(["at_period_end", "immediately"]) }),
  }),
  login_page: z.strictObject({ enabled: truth }),
  metadata: Metadata,
});

const Page = {
  limit: whole.refine((n) => n >= 1 && n <= 100).optional(),
  starting_after: z.string().optional(),
  expand: Expand,
};
const Created = z.strictObject({ gte: whole }).optional();

/** The queries of what is read, by the first words of its address. */
export const queries: Record<string, z.ZodType> = {
  "checkout/sessions/": z.strictObject({ expand: Expand }),
  "payment_intents/": z.strictObject({ expand: Expand }),
  payment_intents: z.strictObject({ ...Page, created: Created }),
  "invoices/": z.strictObject({ expand: Expand }),
  "subscriptions/": z.strictObject({ expand: Expand }),
  subscriptions: z.strictObject({ ...Page, status: z.enum(["all", "active", "canceled"]).optional() }),
  invoice_payments: z.strictObject({
    ...Page,
    payment: z.strictObject({ type: z.literal("payment_intent"), payment_intent: z.string().startsWith("pi_") }),
  }),
  disputes: z.strictObject({ ...Page, payment_intent: z.string().startsWith("pi_") }),
  "billing_portal/configurations": z.strictObject({ ...Page, active: truth.optional() }),
};

type Nested = string | Nested[] | { [name: string]: Nested };

/** A form or query with brackets, as the objects and lists it stands for. */
export function nested(text: string): Record<string, Nested> {
  const all: Record<string, Nested> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = [...name.matchAll(/[^[\]]+/g)].map(([part]) => part);
    let at = all as { [name: string]: Nested };
    for (const [depth, part] of path.entries()) {
      if (depth === path.length - 1) at[part] = value;
      else {
        at[part] ??= /^\d+$/.test(path[depth + 1] ?? "") ? [] : {};
        at = at[part] as { [name: string]: Nested };
      }
    }
  }
  return all;
}
