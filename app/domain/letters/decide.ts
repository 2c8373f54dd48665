import { and, asc, eq, lte, sql } from "drizzle-orm";
import { recordEvent } from "#app/domain/letters/events.ts";
import { queueLetters } from "#app/domain/letters/queue.ts";
import type { Reader, Writer } from "#db/index.ts";
import { letterBytes, letters, representatives } from "#db/schema.ts";

/** After so long without evidence a letter counts as sent, as nine of ten such had arrived; its history says so. */
const PRESUME_AFTER_MS = 48 * 3_600_000;
const DECIDED_AT_ONCE = 500;

/**
 * What tells whether a letter arrived whose server never answered: a notice that it was handed on (RFC 3461), a bounce,
 * an answer from the office, the mail server's log, an organiser, or time.
 */
export type Evidence =
  | { kind: "delivered" | "in-server-log"; host?: string | null; code?: number | null }
  | { kind: "bounced"; host?: string | null; code?: number | null }
  | { kind: "answered" | "auto-reply" }
  | { kind: "organiser-sent" | "organiser-again" }
  | { kind: "time" };

type Decided = "sent" | "failed" | "queued";

/**
 * Decides about a letter of which nobody knew whether it left. Null, and nothing changes, when it is not such a letter
 * (any more), or when it is to be sent again and its bytes are gone.
 */
export async function decideUnknown(
  tx: Writer,
  letterId: string,
  evidence: Evidence,
  now = new Date(),
): Promise<Decided | null> {
  const [letter] = await tx
    .select({ id: letters.id, triedAt: letters.endedAt })
    .from(letters)
    .where(and(eq(letters.id, letterId), eq(letters.state, "unknown")));
  if (!letter) return null;
  if (evidence.kind === "organiser-again") return sendAgain(tx, letterId, now);
  const state = evidence.kind === "bounced" ? "failed" : "sent";
  const sentAt = state === "sent" ? { sentAt: letter.triedAt ?? now } : {};
  await tx
    .update(letters)
    .set({ state, endedAt: now, ...sentAt })
    .where(eq(letters.id, letterId));
  const { code = null, host = null } = "code" in evidence || "host" in evidence ? evidence : {};
  await recordEvent(tx, letterId, EVENTS[evidence.kind], now, code, host);
  return state;
}

const EVENTS = {
  delivered: "proved-delivered",
  "in-server-log": "proved-delivered",
  bounced: "bounced",
  answered: "proved-answered",
  "auto-reply": "proved-answered",
  "organiser-sent": "held-for-sent",
  time: "presumed-sent",
} as const;

/** Lets what has been unknown for 48 hours count as sent. Returns how many, 0 when none is left. */
export async function presumeSent(tx: Writer, now = new Date()): Promise<number> {
  const old = await tx
    .select({ id: letters.id })
    .from(letters)
    .where(and(isUnknown, lte(letters.endedAt, new Date(now.getTime() - PRESUME_AFTER_MS))))
    .limit(DECIDED_AT_ONCE);
  for (const { id } of old) await decideUnknown(tx, id, { kind: "time" }, now);
  return old.length;
}

/** A letter of which nobody knows whether it left, as organisers may know it: to whom, and since when. */
export type Undecided = { id: string; campaignId: string; to: string; since: Date | null };

/** Those that have been unknown for longest. */
export async function listUnknown(db: Reader, most: number): Promise<Undecided[]> {
  return db
    .select({ id: letters.id, campaignId: letters.campaignId, to: representatives.name, since: letters.endedAt })
    .from(letters)
    .innerJoin(representatives, eq(representatives.id, letters.representativeId))
    .where(isUnknown)
    .orderBy(asc(letters.endedAt))
    .limit(most);
}

/** Puts a letter in the outbox once more: the same bytes, as a further try. Null when they are gone. */
export async function sendAgain(tx: Writer, letterId: string, now: Date, dueAt = now): Promise<"queued" | null> {
  const [kept] = await tx
    .select({ id: letterBytes.letterId })
    .from(letterBytes)
    .where(eq(letterBytes.letterId, letterId));
  if (!kept || (await queueLetters(tx, [letterId], dueAt)).length === 0) return null;
  await tx
    .update(letters)
    .set({ state: "queued", heldFor: null, endedAt: null, sentAt: null })
    .where(eq(letters.id, letterId));
  await recordEvent(tx, letterId, "queued-again", now);
  return "queued";
}

const isUnknown = sql`${letters.state} = 'unknown'`;
