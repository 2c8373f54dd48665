import type { Writer } from "#db/index.ts";
import { letterEvents } from "#db/schema.ts";

/**
 * What can happen to a letter. `interrupted`: its sender died before the last byte, so it goes again; `deferred`: the
 * office's server said "not now"; `lost`: its sender died after the last byte; `reflected`: it went to the organiser
 * alone; `held-for-sent`: an organiser decided so; `presumed-sent`: nothing was heard for 48 hours.
 */
export type LetterEvent =
  | "written"
  | "confirmed"
  | "office-gone"
  | "no-address"
  | "sending"
  | "interrupted"
  | "sent"
  | "reflected"
  | "deferred"
  | "refused"
  | "given-up"
  | "unreadable"
  | "unknown"
  | "lost"
  | "proved-delivered"
  | "proved-answered"
  | "bounced"
  | "held-for-sent"
  | "presumed-sent"
  | "queued-again"
  | "withdrawn"
  | "purged";

/** Says what happened to a letter, and when; `code` is the three digits of the mail server `host`. Never a word of the letter. */
export async function recordEvent(
  tx: Writer,
  letterId: string,
  kind: LetterEvent,
  at: Date,
  code: number | null = null,
  host: string | null = null,
) {
  await tx.insert(letterEvents).values({ letterId, kind, at, code, host });
}
