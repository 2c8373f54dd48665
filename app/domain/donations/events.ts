import { and, asc, eq, isNull, lt, lte } from "drizzle-orm";
import type { Cashier, Told, Truth } from "#app/domain/donations/cashier.ts";
import { dayOf } from "#app/domain/donations/give.ts";
import { settle } from "#app/domain/donations/settle.ts";
import { giveBack, lease } from "#app/domain/leases.ts";
import type { Db, Reader, Writer } from "#db/index.ts";
import { donationEvents } from "#db/schema.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
/** Longer than a round and the slowest look at Stripe together: nobody else begins while one is under way. */
const LEASE_MS = 4 * MINUTE_MS;
const ROUND_MS = 30_000;
const FIRST_AGAIN_MS = 15_000;
const LAST_AGAIN_MS = 60 * MINUTE_MS;
/** Stripe sends an event again for three days, and whoever runs the site by hand for thirty. */
const KEPT_DAYS = 40;

/** Keeps an event until it has been looked at. The same event again changes nothing. */
export async function keepEvent(tx: Writer, { id, subject }: Told, now = new Date()) {
  if (subject === null) return;
  await tx
    .insert(donationEvents)
    .values({ id, subject, dueAt: now, day: dayOf(now) })
    .onConflictDoNothing();
}

type Work = { now: () => Date; stopping: () => boolean };

/**
 * Looks at what Stripe told us of, one thing at a time in the whole installation, and puts it into the books. An event is
 * no more than a hint to look: its own words may be old. Returns how many were looked at.
 */
export async function workEvents(db: Db, cashier: Cashier, { now, stopping }: Work): Promise<number> {
  if ((await nextDue(db.read, now())) === null) return 0;
  return (await withLease(db, now, () => lookAtDue(db, cashier, { now, stopping }))) ?? 0;
}

/** Does the work while nobody else in the installation changes the books; null when somebody does. */
export async function withLease<T>(db: Db, now: () => Date, work: () => Promise<T>): Promise<T | null> {
  if (!(await db.write((tx) => lease(tx, "donations", LEASE_MS, now())))) return null;
  try {
    return await work();
  } finally {
    await db.write((tx) => giveBack(tx, "donations", now()));
  }
}

async function lookAtDue(db: Db, cashier: Cashier, { now, stopping }: Work): Promise<number> {
  const until = performance.now() + ROUND_MS;
  for (let done = 0; ; done++) {
    const event = stopping() || performance.now() > until ? null : await nextDue(db.read, now());
    if (!event) return done;
    const truths = await cashier.lookAt(event.subject);
    await db.write((tx) => (truths === "unreachable" ? putOff(tx, event, now()) : close(tx, event, truths)));
  }
}

type Event = typeof donationEvents.$inferSelect;

async function nextDue(db: Reader, now: Date): Promise<Event | null> {
  const [event] = await db
    .select()
    .from(donationEvents)
    .where(lte(donationEvents.dueAt, now))
    .orderBy(asc(donationEvents.dueAt))
    .limit(1);
  return event ?? null;
}

async function close(tx: Writer, event: Event, truths: Truth[]) {
  for (const truth of truths) await settle(tx, truth);
  await tx.update(donationEvents).set({ dueAt: null }).where(eq(donationEvents.id, event.id));
}

async function putOff(tx: Writer, { id, tries }: Event, now: Date) {
  const wait = Math.min(FIRST_AGAIN_MS * 2 ** tries, LAST_AGAIN_MS);
  await tx
    .update(donationEvents)
    .set({ dueAt: new Date(now.getTime() + wait), tries: tries + 1 })
    .where(eq(donationEvents.id, id));
}

/** Forgets events that were looked at long ago. Should one come once more, it is looked at once more. */
export async function forgetEvents(tx: Writer, now = new Date()) {
  const before = dayOf(new Date(now.getTime() - KEPT_DAYS * DAY_MS));
  await tx.delete(donationEvents).where(and(isNull(donationEvents.dueAt), lt(donationEvents.day, before)));
}
