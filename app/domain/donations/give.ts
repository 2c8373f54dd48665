import { and, eq, lt } from "drizzle-orm";
import type { Opened } from "#app/domain/donations/cashier.ts";
import type { Gift } from "#app/domain/donations/form.ts";
import type { Writer } from "#db/index.ts";
import { donations } from "#db/schema.ts";

const DAY_MS = 24 * 3_600_000;
/** Stripe's page for one donation closes within a day; the night after that, nobody can pay on it. */
const UNPAID_DAYS = 2;

/** The day of a moment, in UTC: all that is kept of when somebody gave. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Writes down what somebody wants to give, before Stripe is asked. Returns the donation's random id. */
export async function promise(tx: Writer, campaignId: string, gift: Gift, now = new Date()): Promise<string> {
  const id = crypto.randomUUID();
  await tx.insert(donations).values({ id, campaignId, ...gift, day: dayOf(now) });
  return id;
}

/** Stripe's page is open for it. */
export async function opened(tx: Writer, id: string, { sessionId }: Opened) {
  await tx
    .update(donations)
    .set({ state: "opened", sessionId })
    .where(and(eq(donations.id, id), eq(donations.state, "promised")));
}

/** Nothing came of it: the row goes, as if the form had not been sent. */
export async function takeBack(tx: Writer, id: string) {
  await tx.delete(donations).where(and(eq(donations.id, id), eq(donations.state, "promised")));
}

/** Deletes what was promised and never came to Stripe's page, and closes what nobody paid. Returns how many. */
export async function expireUnpaid(tx: Writer, now = new Date()): Promise<number> {
  const before = dayOf(new Date(now.getTime() - UNPAID_DAYS * DAY_MS));
  const promised = await tx
    .delete(donations)
    .where(and(eq(donations.state, "promised"), lt(donations.day, before)))
    .returning({ id: donations.id });
  const closed = await tx
    .update(donations)
    .set({ state: "expired" })
    .where(and(eq(donations.state, "opened"), lt(donations.day, before)))
    .returning({ id: donations.id });
  return promised.length + closed.length;
}
