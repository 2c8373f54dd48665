import { and, eq, inArray, notInArray } from "drizzle-orm";
import { noteAccepted } from "#app/domain/inbound/address-states.ts";
import type { ClaimedLetter } from "#app/domain/letters/claim.ts";
import type { LetterEvent } from "#app/domain/letters/events.ts";
import { BYTES_KEPT_MS } from "#app/domain/letters/keep.ts";
import { wake } from "#app/domain/letters/lanes.ts";
import { heardFrom } from "#app/domain/letters/refusals.ts";
import { addTo } from "#app/domain/outbox/figures.ts";
import { type Accepted, NotAccepted, retryAt, SendFailure } from "#app/domain/outbox.ts";
import type { Writer } from "#db/index.ts";
import { letterBytes, letterEvents, letterRoutes, letters, outbox } from "#db/schema.ts";

/** Offices that say "not now" are asked again for so long. */
const GIVE_UP_MS = 7 * 24 * 3_600_000;

type Answer = {
  code?: number | null;
  host?: string | null /** The domain wants no mail from us. */;
  blocked?: boolean;
};
/** What became of one try. `asked`: a server answered about this very letter. */
export type Outcome = Answer &
  (
    | { state: "sent"; event: "sent" }
    | { state: "reflected"; event: "reflected" }
    | { state: "failed"; event: "refused" | "given-up" | "unreadable" }
    | { state: "queued"; event: "deferred" }
    | { state: "unknown"; event: "unknown" }
  );
export type TriedLetter = { claimed: ClaimedLetter; outcome: Outcome };

export const accepted = ({ host, code }: Accepted): Outcome => ({ state: "sent", event: "sent", host, code });

/** What a failed try means. `may` says whether a server can have taken the letter; null when the way out did not tell. */
export function outcomeOf(
  error: unknown,
  may: boolean | null,
  { attempt, confirmedAt }: ClaimedLetter,
  now: Date,
): Outcome {
  if (error instanceof SendFailure) {
    const { permanent, code, host, status } = error;
    const answer = { code, host, blocked: status?.startsWith("5.7.") ?? false };
    if (permanent) return { state: "failed", event: "refused", ...answer };
    if (code !== null) return orGivenUp({ state: "queued", event: "deferred", ...answer }, attempt, confirmedAt, now);
  }
  if (error instanceof NotAccepted || may === false)
    return orGivenUp({ state: "queued", event: "deferred" }, attempt, confirmedAt, now);
  return { state: "unknown", event: "unknown" };
}

function orGivenUp(outcome: Outcome, attempt: number, confirmedAt: Date | null, now: Date): Outcome {
  const overdue = confirmedAt !== null && retryAt(attempt, now).getTime() - confirmedAt.getTime() > GIVE_UP_MS;
  return overdue ? { ...outcome, state: "failed", event: "given-up" } : outcome;
}

/** Writes down what came of several tries, a statement for all that ended alike; the exact message is kept for `keptMs` more. */
export async function settleLetters(tx: Writer, tried: TriedLetter[], now: Date, keptMs = BYTES_KEPT_MS) {
  if (tried.length === 0) return;
  const settled: TriedLetter[] = [];
  for (const state of new Set(tried.map(({ outcome }) => outcome.state))) {
    const alike = tried.filter(({ outcome }) => outcome.state === state);
    settled.push(...(state === "queued" ? await waitAgain(tx, alike, now) : await end(tx, alike, state, now, keptMs)));
  }
  if (settled.length === 0) return;
  await tx.insert(letterEvents).values(
    settled.map(({ claimed: { letterId }, outcome: { event, code = null, host = null } }) => ({
      letterId,
      kind: event satisfies LetterEvent,
      at: now,
      code,
      host,
    })),
  );
  await heardFrom(tx, answersIn(settled), now);
}

/** The letters that are still ours, or of which a sender taken for dead now tells what became of them. */
async function end(
  tx: Writer,
  tried: TriedLetter[],
  state: Outcome["state"],
  now: Date,
  keptMs: number,
): Promise<TriedLetter[]> {
  const ids = tried.map(({ claimed }) => claimed.letterId);
  const othersHave = tx
    .select({ id: outbox.letterId })
    .from(outbox)
    .where(and(inArray(outbox.letterId, ids), notInArray(outbox.claimedBy, claimsOf(tried))));
  const rows = await tx
    .update(letters)
    .set({ state, endedAt: now, ...(state === "sent" ? { sentAt: now } : {}) })
    .where(
      and(inArray(letters.id, ids), inArray(letters.state, ["sending", "unknown"]), notInArray(letters.id, othersHave)),
    )
    .returning({ id: letters.id });
  const ended = new Set(rows.map(({ id }) => id));
  if (ended.size === 0) return [];
  await tx.delete(outbox).where(inArray(outbox.letterId, [...ended]));
  await tx
    .update(letterBytes)
    .set({ purgeAt: new Date(now.getTime() + keptMs) })
    .where(inArray(letterBytes.letterId, [...ended]));
  if (state === "sent") {
    await addTo(tx, "sent", ended.size, now);
    await noteAccepted(tx, await officeAddresses(tx, [...ended]), now);
  }
  return tried.filter(({ claimed }) => ended.has(claimed.letterId));
}

async function officeAddresses(tx: Writer, letterIds: string[]): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ address: letterRoutes.officeAddress })
    .from(letterRoutes)
    .where(inArray(letterRoutes.letterId, letterIds));
  return rows.map(({ address }) => address);
}

async function waitAgain(tx: Writer, tried: TriedLetter[], now: Date): Promise<TriedLetter[]> {
  const waiting: TriedLetter[] = [];
  for (const one of tried) {
    const { outboxId, letterId, claim, attempt } = one.claimed;
    const dueAt = retryAt(attempt, now);
    const [mine] = await tx
      .update(outbox)
      .set({ stage: "queued", claimedBy: null, leasedUntil: null, dueAt })
      .where(and(eq(outbox.id, outboxId), eq(outbox.claimedBy, claim)))
      .returning({ id: outbox.id });
    if (!mine) continue; // its lease had ended, and somebody else has it
    await tx
      .update(letters)
      .set({ state: "queued" })
      .where(and(eq(letters.id, letterId), eq(letters.state, "sending")));
    await wake(tx, [one.claimed], dueAt);
    waiting.push(one);
  }
  return waiting;
}

const claimsOf = (tried: TriedLetter[]) => [...new Set(tried.map(({ claimed }) => claimed.claim))];

/** What the domains themselves said, in order. */
function answersIn(settled: TriedLetter[]) {
  const answers = settled.filter(
    ({ outcome: { state, code } }) => state === "sent" || (state !== "reflected" && (code ?? null) !== null),
  );
  return answers.map(({ claimed, outcome }) => ({ domain: claimed.domain, blocked: outcome.blocked ?? false }));
}
