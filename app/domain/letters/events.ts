import type { Writer } from "#db/index.ts";
import { letterEvents } from "#db/schema.ts";

/** What can happen to a letter. `deferred`: the office's server said "not now"; `lost`: its sender was killed under way. */
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
  | "asked"
  | "said-answered"
  | "reminded"
  | "purged"
  | ReturnEvent;

/**
 * What comes back can tell of a letter. `bad-address`, `mailbox-full`, `not-now`, `blocked`, `bounced`: why it came back;
 * `delayed`: it is still under way; `delivered`: a server says that it has arrived; `acknowledged`: a machine of the
 * office answered; `answered`: a person did; `passed-on`: the writer's own answer went to the office; `held`, `released`:
 * it waits for an organiser, and does so no longer.
 */
type ReturnEvent =
  | "bad-address"
  | "mailbox-full"
  | "not-now"
  | "blocked"
  | "bounced"
  | "delayed"
  | "delivered"
  | "acknowledged"
  | "answered"
  | "passed-on"
  | "held"
  | "released";

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
