import type { Stripe } from "stripe";
import { z } from "zod";
import type { Label } from "#app/domain/donations/cashier.ts";

const Metadata = z.object({ donation: z.uuid(), campaign: z.string().min(1), kind: z.enum(["once", "monthly"]) });

/** All that Stripe is told of a donation beside the money itself: nothing in it leads to a person or a signature. */
export const asMetadata = ({ donationId, campaignId, kind }: Label) => ({
  donation: donationId,
  campaign: campaignId,
  kind,
});

/** The same read back; null for what other programs do with the same account. */
export function labelIn(metadata: Stripe.Metadata | null | undefined): Label | null {
  const { data } = Metadata.safeParse(metadata);
  return data ? { donationId: data.donation, campaignId: data.campaign, kind: data.kind } : null;
}

/** The day (UTC) of Stripe's time in seconds. */
export const dayIn = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);

/** The id of what Stripe gives by its id alone, or whole. */
export const idOf = (named: string | { id: string } | null | undefined): string | null =>
  (typeof named === "string" ? named : named?.id) ?? null;
