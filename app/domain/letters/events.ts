import type { Writer } from "#db/index.ts";
import { letterEvents } from "#db/schema.ts";

/**
 * What can happen to a letter. `interrupted`: its sender died before the last byte, so it goes again; `deferred`: the
 * office's server said "not now"; `lost`: its sender died after the last byte; `reflected`: it went to the organiser
 * alone; `held-for-sent`: an organiser decided so; `presumed-sent`: nothing was heard for 48 hours; `handed-over`: its
 * writer is to send it, and is shown how; `reported`: its writer says to have sent it.
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
  | "handed-over"
  | "reported"
  | "withdrawn"
  | "held-too-long"
  | "address-wrong"
  | "into-digest"
  | "in-digest"
  | "asked"
  | "said-answered"
  | "reminded"
  | "purged"
  | ReturnEvent;

/**
 * What comes back can tell of a letter. `bad-address`, `mailbox-full`, `not-now`, `blocked`, `bounced`: why it came back;
 * `delayed`: it is still under way; `delivered`: a server says that it has arrived; `acknowledged`: a machine of the
 * office answered; `answered`: a person did; `passed-on`: the writer's own answer went to the office; `held`, `released`:
 * it waits, since its office asked for that, has agreed, or cannot be reached; and does so no longer.
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

const AT_ONCE = 500;

/** The same for many letters. */
export async function recordEvents(tx: Writer, letterIds: string[], kind: LetterEvent, at: Date) {
  for (let from = 0; from < letterIds.length; from += AT_ONCE)
    await tx
      .insert(letterEvents)
      .values(letterIds.slice(from, from + AT_ONCE).map((letterId) => ({ letterId, kind, at })));
}
