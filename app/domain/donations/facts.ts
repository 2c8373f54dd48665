import { z } from "zod";
import { currencies, isAmount } from "#app/domain/donations/money.ts";

const CurrencyFacts = z
  .strictObject({
    code: z
      .string()
      .refine((code) => currencies.includes(code), "is no currency that Stripe takes, in capital letters"),
    /** Suggested amounts, in the minor unit as Stripe counts it (app/domain/donations/money.ts). */
    amounts: z.array(z.number()).min(1).max(8),
    least: z.number(),
    most: z.number(),
    /** Languages whose readers see this currency first. */
    locales: z.array(z.string()).default([]),
  })
  .refine(
    ({ code, amounts, least, most }) =>
      [...amounts, least, most].every((amount) => isAmount(amount, code)) &&
      amounts.every((amount, at) => amount >= least && amount <= most && amount > (amounts[at - 1] ?? 0)),
    "amounts are whole minor units, rising, from least to most",
  );
export type CurrencyFacts = z.infer<typeof CurrencyFacts>;

/** How a campaign takes donations. Without it, it takes none. */
export const DonationFacts = z
  .strictObject({
    /** False: not offered, and what was set up stays written here. */
    offered: z.boolean().default(true),
    monthly: z.boolean().default(true),
    /** Whether the page says how much was given by how many. */
    showTotal: z.boolean().default(false),
    /** The first is for readers of languages that no currency names. */
    currencies: z.array(CurrencyFacts).min(1),
  })
  .refine(({ currencies: all }) => new Set(all.map(({ code }) => code)).size === all.length, "name each currency once");
export type DonationFacts = z.infer<typeof DonationFacts>;

/** The currency that readers of a language see first. */
export const currencyFor = ({ currencies: all }: DonationFacts, locale: string): CurrencyFacts =>
  all.find(({ locales }) => locales.includes(locale)) ?? (all[0] as CurrencyFacts);

/** The currency asked for, if the campaign takes it. */
export const currencyNamed = ({ currencies: all }: DonationFacts, code: string | null): CurrencyFacts | undefined =>
  all.find((currency) => currency.code === code?.toUpperCase());
