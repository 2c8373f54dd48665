// What the rest of the program knows of whoever takes the money (app/integrations/stripe).
import type { Gift } from "#app/domain/donations/form.ts";
import type { donationStates, paymentStates, subscriptionStates } from "#db/schema.ts";

/** What Stripe keeps for us beside a payment, and all of it. */
export type Label = { donationId: string; campaignId: string; kind: Gift["kind"] };

/** How something stands with Stripe at the moment of asking. Days are UTC, amounts minor units. */
export type Truth = Label & { currency: string; amount: number; day: string } & (
    | { of: "checkout"; sessionId: string; state: Exclude<(typeof donationStates)[number], "promised"> }
    | { of: "payment"; paymentId: string; refunded: number; state: (typeof paymentStates)[number] }
    | { of: "subscription"; subscriptionId: string; state: (typeof subscriptionStates)[number] }
  );

/** An event that concerns us, by its id, and the object to look at. Null when it is about something else. */
export type Told = { id: string; subject: string | null };

/** A page of Stripe's that was opened for one donation. */
export type Opened = { sessionId: string; url: string };

export type CheckoutOrder = Gift & {
  donationId: string;
  campaignId: string;
  locale: string;
  /** The one word on Stripe's page and on its receipt: what the payment is. */
  label: string;
  thanksUrl: string;
  backUrl: string;
  /** Until when the page takes the money; from half an hour to a day from now. */
  openUntil: Date;
};

/** Stripe cannot be reached, or does not answer in time. */
export type Unreachable = "unreachable";

/** Whoever takes the money. None of these ever throws because of the network. */
export type Cashier = {
  /** Opens a page for one donation; asking twice for the same donation opens one. `refused`: not this amount. */
  open(order: CheckoutOrder): Promise<Opened | "refused" | Unreachable>;
  /** Where monthly donors change or end what they give, after a code that comes to their own mailbox. */
  portal(): Promise<string | Unreachable>;
  /** Reads an event from its raw body; null when it is forged, older than five minutes, or no event. */
  read(body: Uint8Array, signature: string, now: Date): Promise<Told | null>;
  /** How an object stands now, with all that belongs to it; empty when it is gone or none of ours. */
  lookAt(subject: string): Promise<Truth[] | Unreachable>;
  /** Gives back what is left of a payment. */
  refund(paymentId: string, key: string): Promise<"asked" | "refused" | Unreachable>;
  /** All that began on a day or after it, in pieces. */
  list(since: Date): AsyncIterable<Truth[] | Unreachable>;
};
