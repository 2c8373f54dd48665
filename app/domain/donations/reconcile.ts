import { and, eq, gte, inArray } from "drizzle-orm";
import type { Cashier, Truth } from "#app/domain/donations/cashier.ts";
import { withLease } from "#app/domain/donations/events.ts";
import { dayOf } from "#app/domain/donations/give.ts";
import { isKept, type Settled, settle } from "#app/domain/donations/settle.ts";
import type { Db, Reader } from "#db/index.ts";
import { donationPayments, donations } from "#db/schema.ts";

const TURNS = 60;
const TURN_MS = 2_000;

/** What a comparison found: how many records of Stripe's, and how many of them the books lacked or had otherwise. */
export type Reconciled = Record<Settled, number> & {
  read: number;
  /** Payments of the same days in our books that Stripe did not name. They are told, never deleted. */
  unknownToStripe: string[];
};

type Trouble = "busy" | "unreachable";

/**
 * Compares the books with what Stripe has had since a day, and puts right what differs. What differs is looked at once more
 * while no event is: a list is old by the time it is read. `busy` when events leave no gap for two minutes, `unreachable`
 * when Stripe stops answering; what was put right until then stays.
 */
export async function reconcile(
  db: Db,
  cashier: Cashier,
  since: Date,
  now: () => Date = () => new Date(),
): Promise<Reconciled | Trouble> {
  const found: Reconciled = { read: 0, same: 0, changed: 0, added: 0, foreign: 0, unknownToStripe: [] };
  const seen = new Set<string>();

  async function take(truths: Truth[]): Promise<Trouble | null> {
    for (const truth of truths) {
      found.read++;
      if (truth.of === "payment") seen.add(truth.paymentId);
      const what = (await isKept(db.read, truth)) ? "same" : await mend(db, cashier, truth, now);
      if (what === "busy" || what === "unreachable") return what;
      found[what]++;
    }
    return null;
  }

  for await (const truths of inBothLists(db, cashier, since)) {
    const trouble = truths === "unreachable" ? truths : await take(truths);
    if (trouble) return trouble;
  }
  const ours = await paymentsSince(db.read, since);
  return { ...found, unknownToStripe: ours.filter((id) => !seen.has(id)) };
}

/** What Stripe lists, and the pages that were open when we last heard of them: Stripe lists those without end. */
async function* inBothLists(db: Db, cashier: Cashier, since: Date): AsyncGenerator<Truth[] | "unreachable"> {
  yield* cashier.list(since);
  for (const sessionId of await openSessions(db.read, since)) yield await cashier.lookAt(sessionId);
}

/** Looks at one thing again and settles it, when no event is being looked at. */
async function mend(db: Db, cashier: Cashier, truth: Truth, now: () => Date): Promise<Settled | Trouble> {
  for (let turn = 0; turn < TURNS; turn++) {
    const settled = await withLease(db, now, async () => {
      const fresh = await cashier.lookAt(subjectOf(truth));
      if (fresh === "unreachable") return fresh;
      const own = fresh.find((one) => one.of === truth.of && subjectOf(one) === subjectOf(truth));
      return own ? db.write((tx) => settle(tx, own)) : "same";
    });
    if (settled !== null) return settled;
    await new Promise((later) => setTimeout(later, TURN_MS));
  }
  return "busy";
}

function subjectOf(truth: Truth): string {
  if (truth.of === "payment") return truth.paymentId;
  return truth.of === "subscription" ? truth.subscriptionId : truth.sessionId;
}

async function openSessions(db: Reader, since: Date): Promise<string[]> {
  const rows = await db
    .select({ sessionId: donations.sessionId })
    .from(donations)
    .where(and(inArray(donations.state, ["opened", "pending"]), gte(donations.day, dayOf(since))));
  return rows.flatMap(({ sessionId }) => sessionId ?? []);
}

/** Of donations made since then: Stripe lists a payment by when it was begun. */
async function paymentsSince(db: Reader, since: Date): Promise<string[]> {
  const rows = await db
    .select({ id: donationPayments.id })
    .from(donationPayments)
    .innerJoin(donations, eq(donations.id, donationPayments.donationId))
    .where(gte(donations.day, dayOf(since)));
  return rows.map(({ id }) => id);
}
