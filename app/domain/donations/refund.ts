import { and, eq } from "drizzle-orm";
import type { Cashier } from "#app/domain/donations/cashier.ts";
import { keepEvent } from "#app/domain/donations/events.ts";
import { dayOf } from "#app/domain/donations/give.ts";
import type { Db } from "#db/index.ts";
import { donationPayments } from "#db/schema.ts";

/** `asked`: Stripe gives it back. `refused`: nothing is left to give back, or a dispute is open. */
export type Refund = "asked" | "refused" | "unreachable" | "unknown";

/**
 * Asks Stripe to give back what is left of a payment, in the name of an organiser. Asked twice on one day it is given back
 * once. The books change when Stripe is looked at again, which is due at once.
 */
export async function refund(
  { db, cashier }: { db: Db; cashier: Cashier },
  { campaignId, paymentId, organiserId }: { campaignId: string; paymentId: string; organiserId: string },
  now = new Date(),
): Promise<Refund> {
  const day = dayOf(now);
  const noted = await db.write((tx) =>
    tx
      .update(donationPayments)
      .set({ refundedBy: organiserId, refundAskedOn: day })
      .where(
        and(
          eq(donationPayments.id, paymentId),
          eq(donationPayments.campaignId, campaignId),
          eq(donationPayments.state, "paid"),
        ),
      )
      .returning({ id: donationPayments.id }),
  );
  if (noted.length === 0) return "unknown";
  const answer = await cashier.refund(paymentId, `${paymentId}-${day}`);
  await db.write(async (tx) => {
    if (answer === "asked") await keepEvent(tx, { id: `refund-${paymentId}-${day}`, subject: paymentId }, now);
    else
      await tx
        .update(donationPayments)
        .set({ refundedBy: null, refundAskedOn: null })
        .where(eq(donationPayments.id, paymentId));
  });
  return answer;
}
