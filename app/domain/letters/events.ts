import type { Writer } from "#db/index.ts";
import { letterEvents } from "#db/schema.ts";

/**
 * What can happen to a letter. `deferred`: the office's server said "not now"; `lost`: its sender was killed under way;
 * `held`: its office has asked not to get it, or has agreed.
 */
export type LetterEvent =
  | "written"
  | "confirmed"
  | "office-gone"
  | "sending"
  | "sent"
  | "deferred"
  | "refused"
  | "given-up"
  | "unreadable"
  | "unknown"
  | "lost"
  | "withdrawn"
  | "held"
  | "released"
  | "held-too-long"
  | "address-wrong"
  | "into-digest"
  | "in-digest"
  | "purged";

/** Says what happened to a letter, and when; `code` is the mail server's three digits. Never a word of the letter. */
export async function recordEvent(
  tx: Writer,
  letterId: string,
  kind: LetterEvent,
  at: Date,
  code: number | null = null,
) {
  await tx.insert(letterEvents).values({ letterId, kind, at, code });
}

const AT_ONCE = 500;

/** The same for many letters. */
export async function recordEvents(tx: Writer, letterIds: string[], kind: LetterEvent, at: Date) {
  for (let from = 0; from < letterIds.length; from += AT_ONCE)
    await tx
      .insert(letterEvents)
      .values(letterIds.slice(from, from + AT_ONCE).map((letterId) => ({ letterId, kind, at })));
}
