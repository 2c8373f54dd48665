import { and, count, eq, inArray } from "drizzle-orm";
import { noteAccepted, noteBounce, takesMail } from "#app/domain/inbound/address-states.ts";
import type { ReportKind } from "#app/domain/inbound/classify.ts";
import { decideUnknown, sendAgain } from "#app/domain/letters/decide.ts";
import { type LetterEvent, recordEvent } from "#app/domain/letters/events.ts";
import { domainOf } from "#app/domain/letters/lanes.ts";
import { heardFrom } from "#app/domain/letters/refusals.ts";
import type { Writer } from "#db/index.ts";
import { letterEvents, letterRoutes, letters } from "#db/schema.ts";

const HOUR_MS = 3_600_000;
/** A full mailbox is tried again after two hours, then after twice as long each time, up to a day. */
const FIRST_AGAIN_MS = 2 * HOUR_MS;
const LAST_AGAIN_MS = 24 * HOUR_MS;
/** So long after it was confirmed a letter is given up. */
const GIVE_UP_MS = 7 * 24 * HOUR_MS;

export type Report = { kind: ReportKind; status: string | null };
type Letter = typeof letters.$inferSelect;

/** What a server's report about a letter leads to. A letter that is not out is told of it, and stays as it is. */
export async function letterReported(tx: Writer, letter: Letter, report: Report, now: Date) {
  const address = await officeAddressOf(tx, letter.id);
  if (report.kind === "delivered") return delivered(tx, letter, address, now);
  if (report.kind === "delayed") return recordEvent(tx, letter.id, "delayed", now);
  const isOut = letter.state === "sent" || letter.state === "unknown";
  if (isOut) await cameBack(tx, letter, report.kind, address, now);
  if (!address || report.kind === "refused") return;
  await noteBounce(tx, address, { kind: report.kind, status: report.status, letterId: letter.id }, now);
}

async function delivered(tx: Writer, letter: Letter, address: string | null, now: Date) {
  await decideUnknown(tx, letter.id, { kind: "delivered" }, now);
  await recordEvent(tx, letter.id, "delivered", now);
  if (address) await noteAccepted(tx, [address], now);
}

type Returned = Exclude<ReportKind, "delivered" | "delayed">;
const EVENT: Record<Returned, LetterEvent> = {
  "bad-address": "bad-address",
  "mailbox-full": "mailbox-full",
  "not-now": "not-now",
  blocked: "blocked",
  refused: "bounced",
};

async function cameBack(tx: Writer, letter: Letter, kind: Returned, address: string | null, now: Date) {
  await recordEvent(tx, letter.id, EVENT[kind], now);
  const mayGoAgain = address === null || (await takesMail(tx, address));
  if ((kind === "mailbox-full" || kind === "not-now") && mayGoAgain) return tryAgain(tx, letter, now);
  if (kind === "blocked" && address) await heardFrom(tx, [{ domain: domainOf(address), blocked: true }], now);
  if (kind === "refused") return changeOut(tx, letter.id, { state: "failed", endedAt: now, sentAt: null });
  await changeOut(tx, letter.id, { state: "held", heldFor: "bad-address", sentAt: null });
  await recordEvent(tx, letter.id, "held", now);
}

async function tryAgain(tx: Writer, letter: Letter, now: Date) {
  const returns = await eventsOf(tx, letter.id, ["mailbox-full", "not-now"]);
  const wait = Math.min(FIRST_AGAIN_MS * 2 ** (returns - 1), LAST_AGAIN_MS);
  const dueAt = new Date(now.getTime() + wait);
  if (dueAt.getTime() - (letter.confirmedAt ?? now).getTime() > GIVE_UP_MS) {
    await changeOut(tx, letter.id, { state: "failed", endedAt: now, sentAt: null });
    return recordEvent(tx, letter.id, "given-up", now);
  }
  await sendAgain(tx, letter.id, now, dueAt);
}

const changeOut = (tx: Writer, id: string, changes: Partial<Letter>) =>
  tx
    .update(letters)
    .set(changes)
    .where(and(eq(letters.id, id), inArray(letters.state, ["sent", "unknown"])));

async function eventsOf(tx: Writer, letterId: string, kinds: LetterEvent[]): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(letterEvents)
    .where(and(eq(letterEvents.letterId, letterId), inArray(letterEvents.kind, kinds)));
  return row?.n ?? 0;
}

async function officeAddressOf(tx: Writer, letterId: string): Promise<string | null> {
  const [row] = await tx
    .select({ address: letterRoutes.officeAddress })
    .from(letterRoutes)
    .where(eq(letterRoutes.letterId, letterId));
  return row?.address ?? null;
}
