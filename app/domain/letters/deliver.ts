import { and, asc, eq, inArray, isNotNull, isNull, lte, sql } from "drizzle-orm";
import type { Keyring } from "#app/domain/keys.ts";
import { BYTES_KEPT_MS, type KeptBytes } from "#app/domain/letters/confirm.ts";
import { recordEvent } from "#app/domain/letters/events.ts";
import { leftThisMinute, takeFromMinute } from "#app/domain/outbox/caps.ts";
import { confirmationIsDue } from "#app/domain/outbox/claim.ts";
import { addTo } from "#app/domain/outbox/figures.ts";
import { NotAccepted, retryAt, SendFailure, type SendLetter } from "#app/domain/outbox.ts";
import type { Db, Writer } from "#db/index.ts";
import { letterBytes, letters, outbox } from "#db/schema.ts";

/** Longer than any one sending lasts (integrations/smtp.ts gives up before): past it, whoever was at it is dead. */
const LEASE_MS = 5 * 60_000;
/** Offices that say "not now" are asked again for so long. */
const GIVE_UP_MS = 7 * 24 * 3_600_000;

/** What became of one try. */
type Outcome =
  | { state: "sent"; event: "sent" }
  | { state: "failed"; event: "refused" | "given-up" | "unreadable"; code?: number | null }
  | { state: "queued"; event: "deferred"; code?: number | null }
  | { state: "unknown"; event: "unknown" };

/**
 * Sends one letter that is due and returns how many it took: one or none. A letter is marked as being sent before the
 * mail server is asked, and one whose sending was cut short is never sent again by itself. So it leaves at most
 * once, though several processes work and are killed. `perMinute` is for all messages of all processes together.
 */
export async function deliverLetters(
  db: Db,
  keys: Keyring,
  send: SendLetter,
  now: () => Date = () => new Date(),
  perMinute = Number.POSITIVE_INFINITY,
): Promise<number> {
  const claimed = await db.write(async (tx) => {
    await markLost(tx, now());
    if (!(await mayLeave(tx, perMinute, now()))) return null;
    const letter = await claim(tx, now());
    if (letter && perMinute !== Number.POSITIVE_INFINITY) await takeFromMinute(tx, 1, now());
    return letter;
  });
  if (!claimed) return 0;
  const outcome = await attempt(keys, send, claimed, now());
  await db.write((tx) => settle(tx, claimed, outcome, now()));
  return 1;
}

/** Whether the minute has room for a letter: its second half is for confirmation mails, as long as any are due. */
async function mayLeave(tx: Writer, perMinute: number, now: Date): Promise<boolean> {
  if (perMinute === Number.POSITIVE_INFINITY) return true;
  const left = await leftThisMinute(tx, perMinute, now);
  return left > 0 && (left > perMinute / 2 || !(await confirmationIsDue(tx, now)));
}

type Claimed = {
  outboxId: string;
  letterId: string;
  tries: number;
  confirmedAt: Date | null;
  bytes: { sealed: Uint8Array; sealedKey: string } | null;
};

/** Takes the letter that has been due for longest and marks it as being sent; both are kept before anything leaves. */
async function claim(tx: Writer, now: Date): Promise<Claimed | null> {
  const free = and(
    eq(outbox.kind, "letter"),
    isNotNull(outbox.letterId),
    isNull(outbox.failedAt),
    isNull(outbox.leasedUntil),
    lte(outbox.dueAt, now),
  );
  const next = tx.select({ id: outbox.id }).from(outbox).where(free).orderBy(asc(outbox.dueAt)).limit(1);
  const [row] = await tx
    .update(outbox)
    .set({ leasedUntil: new Date(now.getTime() + LEASE_MS), tries: sql`${outbox.tries} + 1` })
    .where(and(inArray(outbox.id, next), free))
    .returning();
  if (!row?.letterId) return null;
  const [letter] = await tx
    .update(letters)
    .set({ state: "sending" })
    .where(and(eq(letters.id, row.letterId), eq(letters.state, "queued")))
    .returning();
  if (!letter) {
    await tx.delete(outbox).where(eq(outbox.id, row.id)); // whatever became of it, it is not waiting to leave
    return null;
  }
  const [bytes] = await tx.select().from(letterBytes).where(eq(letterBytes.letterId, letter.id));
  await recordEvent(tx, letter.id, "sending", now);
  return {
    outboxId: row.id,
    letterId: letter.id,
    tries: row.tries,
    confirmedAt: letter.confirmedAt,
    bytes: bytes ?? null,
  };
}

async function attempt(
  keys: Keyring,
  send: SendLetter,
  { bytes, tries, confirmedAt }: Claimed,
  now: Date,
): Promise<Outcome> {
  const kept = bytes && (keys.open(bytes.sealed, bytes.sealedKey) as KeptBytes | null);
  if (!kept) return { state: "failed", event: "unreadable" };
  try {
    await send(Buffer.from(kept.raw, "base64"), kept.envelope);
    return { state: "sent", event: "sent" };
  } catch (error) {
    const outcome = outcomeOf(error);
    const overdue = confirmedAt !== null && retryAt(tries, now).getTime() - confirmedAt.getTime() > GIVE_UP_MS;
    return outcome.state === "queued" && overdue
      ? { state: "failed", event: "given-up", code: outcome.code ?? null }
      : outcome;
  }
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof SendFailure) {
    if (error.permanent) return { state: "failed", event: "refused", code: error.code };
    if (error.code !== null) return { state: "queued", event: "deferred", code: error.code };
  }
  return error instanceof NotAccepted ? { state: "queued", event: "deferred" } : { state: "unknown", event: "unknown" };
}

async function settle(tx: Writer, { outboxId, letterId, tries }: Claimed, outcome: Outcome, now: Date) {
  const { state, event } = outcome;
  const ended = state === "queued" ? null : now;
  const [letter] = await tx
    .update(letters)
    .set({ state, endedAt: ended, ...(state === "sent" ? { sentAt: now } : {}) })
    // "unknown" too: a sender taken for dead that comes back knows what happened. Never "queued" again from there.
    .where(
      and(eq(letters.id, letterId), inArray(letters.state, state === "queued" ? ["sending"] : ["sending", "unknown"])),
    )
    .returning({ id: letters.id });
  if (!letter) return; // erased meanwhile, or given up as lost
  if (state === "sent") await addTo(tx, "sent", 1, now);
  await recordEvent(tx, letterId, event, now, "code" in outcome ? (outcome.code ?? null) : null);
  if (state === "queued")
    await tx
      .update(outbox)
      .set({ leasedUntil: null, dueAt: retryAt(tries, now) })
      .where(eq(outbox.id, outboxId));
  else await endSending(tx, letterId, now);
}

/** Letters whose sender died under way: whether they left, nobody knows. */
async function markLost(tx: Writer, now: Date) {
  const dead = tx
    .select({ id: outbox.letterId })
    .from(outbox)
    .where(and(isNotNull(outbox.letterId), lte(outbox.leasedUntil, now)));
  const lost = await tx
    .update(letters)
    .set({ state: "unknown", endedAt: now })
    .where(and(eq(letters.state, "sending"), inArray(letters.id, dead)))
    .returning({ id: letters.id });
  for (const { id } of lost) {
    await recordEvent(tx, id, "lost", now);
    await endSending(tx, id, now);
  }
}

async function endSending(tx: Writer, letterId: string, now: Date) {
  await tx.delete(outbox).where(eq(outbox.letterId, letterId));
  await tx
    .update(letterBytes)
    .set({ purgeAt: new Date(now.getTime() + BYTES_KEPT_MS) })
    .where(eq(letterBytes.letterId, letterId));
}
