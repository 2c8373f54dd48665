import { and, asc, eq, isNotNull, lte, sql } from "drizzle-orm";
import type { ClaimedLetter } from "#app/domain/letters/claim.ts";
import { recordEvent } from "#app/domain/letters/events.ts";
import { wake } from "#app/domain/letters/lanes.ts";
import type { Stages } from "#app/domain/outbox.ts";
import type { Db, Writer } from "#db/index.ts";
import { prepared } from "#db/prepared.ts";
import { letterLanes, letters, outbox } from "#db/schema.ts";

/** Looked after by one claim. */
const DEAD_AT_ONCE = 100;

/** Somebody else has the letter by now: it must not leave from here. */
export class LostClaim extends Error {
  constructor() {
    super("the lease of this letter has ended");
  }
}

const reaching = (stage: "data" | "final") =>
  prepared(`letter_reached_${stage}`, (tx: Writer) =>
    tx
      .update(outbox)
      .set({ stage })
      .where(and(eq(outbox.id, sql.placeholder("id")), eq(outbox.claimedBy, sql.placeholder("claim"))))
      .returning({ id: outbox.id }),
  );
const reached = { data: reaching("data"), final: reaching("final") };

/** Writes down how far the sending of a letter is, as long as it is ours. */
export function stagesOf(db: Db, { outboxId, claim }: ClaimedLetter): Stages {
  const reach = (stage: "data" | "final") =>
    db.write(async (tx) => {
      const rows = await reached[stage](tx).execute({ id: outboxId, claim });
      if (rows.length === 0) throw new LostClaim();
    });
  return { data: () => reach("data"), final: () => reach("final") };
}

/**
 * What becomes of letters whose sender died under way. Before the last byte no server can have taken one, so it waits
 * to leave again, as the same bytes; after it nobody can tell, and it is never sent again by itself.
 */
export async function recoverDead(tx: Writer, now: Date) {
  const dead = await tx
    .select({ id: outbox.id, letterId: outbox.letterId, stage: outbox.stage, laneId: outbox.laneId })
    .from(outbox)
    .where(and(isNotNull(outbox.letterId), isNotNull(outbox.leasedUntil), lte(outbox.leasedUntil, now)))
    .orderBy(asc(outbox.leasedUntil))
    .limit(DEAD_AT_ONCE);
  for (const { id, letterId, stage, laneId } of dead) {
    if (stage === "final") await loseTrack(tx, letterId ?? "", id, now);
    else await queueAgain(tx, letterId ?? "", id, laneId, now);
  }
}

async function loseTrack(tx: Writer, letterId: string, outboxId: string, now: Date) {
  const lost = await tx
    .update(letters)
    .set({ state: "unknown", endedAt: now })
    .where(and(eq(letters.id, letterId), eq(letters.state, "sending")))
    .returning({ id: letters.id });
  if (lost.length > 0) await recordEvent(tx, letterId, "lost", now);
  await tx.delete(outbox).where(eq(outbox.id, outboxId));
}

async function queueAgain(tx: Writer, letterId: string, outboxId: string, laneId: string | null, now: Date) {
  await tx
    .update(outbox)
    .set({ stage: "queued", claimedBy: null, leasedUntil: null, dueAt: now })
    .where(eq(outbox.id, outboxId));
  await tx
    .update(letters)
    .set({ state: "queued" })
    .where(and(eq(letters.id, letterId), eq(letters.state, "sending")));
  await recordEvent(tx, letterId, "interrupted", now);
  const [lane] = await tx
    .select({ laneId: letterLanes.id, domain: letterLanes.domain })
    .from(letterLanes)
    .where(eq(letterLanes.id, laneId ?? ""));
  if (lane) await wake(tx, [lane], now);
}
