import type { Writer } from "#db/index.ts";
import { letterEvents } from "#db/schema.ts";

/**
 * What can happen to a letter. `deferred`: the office's server said "not now"; `lost`: its sender was killed under way;
 * `handed-over`: its writer is to send it, and is shown how; `reported`: its writer says to have sent it.
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
  | "handed-over"
  | "reported"
  | "withdrawn"
  | "asked"
  | "said-answered"
  | "reminded"
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
