import { z } from "zod";
import { type CurrencyFacts, currencyNamed, type DonationFacts } from "#app/domain/donations/facts.ts";
import { parseAmount } from "#app/domain/donations/money.ts";
import { donationKinds } from "#db/schema.ts";

export type DonationKind = (typeof donationKinds)[number];

/** The value of `amount` when the donor writes one of her own. */
export const OTHER = "other";

const OTHER_MOST_CHARACTERS = 40;

/** The donation form as it comes. Messages are keys of locales/en/errors.json. */
export const DonateForm = z.object({
  kind: z.enum(donationKinds, "donation.kind"),
  currency: z.string("donation.currency"),
  amount: z.string("donation.amountMissing"),
  other: z.string("donation.otherMalformed").max(OTHER_MOST_CHARACTERS, "donation.otherMalformed").default(""),
});
export type DonateForm = z.infer<typeof DonateForm>;

/** What somebody wants to give: an amount in minor units that the campaign takes. */
export type Gift = { kind: DonationKind; currency: string; amount: number };

/** A field, the key of what is wrong with it, and the limit that was passed, in minor units. */
export type GiftFault = { field: keyof DonateForm; message: string; bound?: { currency: string; amount: number } };

/** The donation that a form asks for, or what keeps it from being one; a hidden field that was changed is a fault, too. */
export function giftIn(form: DonateForm, facts: DonationFacts, decimalSign: string): Gift | GiftFault {
  const { kind } = form;
  if (kind === "monthly" && !facts.monthly) return { field: "kind", message: "donation.kind" };
  const currency = currencyNamed(facts, form.currency);
  if (!currency) return { field: "currency", message: "donation.currency" };
  const amount = amountIn(form, currency, decimalSign);
  return typeof amount === "number" ? { kind, currency: currency.code, amount } : amount;
}

export const isFault = (gift: Gift | GiftFault): gift is GiftFault => "field" in gift;

function amountIn({ amount, other }: DonateForm, currency: CurrencyFacts, decimalSign: string): number | GiftFault {
  const written = other.trim();
  if (amount !== OTHER) {
    const suggested = currency.amounts.find((one) => String(one) === amount);
    if (suggested === undefined) return { field: "amount", message: "donation.amountMissing" };
    return written === "" ? suggested : { field: "amount", message: "donation.amountTwice" };
  }
  if (written === "") return { field: "other", message: "donation.otherMissing" };
  const minor = parseAmount(written, currency.code, decimalSign);
  if (minor === "malformed") return { field: "other", message: "donation.otherMalformed" };
  if (minor === "tooFine") return { field: "other", message: "donation.otherTooFine" };
  const bound = (limit: number) => ({ currency: currency.code, amount: limit });
  if (minor < currency.least) return { field: "other", message: "donation.tooLittle", bound: bound(currency.least) };
  if (minor > currency.most) return { field: "other", message: "donation.tooMuch", bound: bound(currency.most) };
  return minor;
}
