import { and, count, eq, inArray } from "drizzle-orm";
import { type Lane, wake } from "#app/domain/letters/lanes.ts";
import type { Writer } from "#db/index.ts";
import { letterEvents, letterLanes, letters, outbox } from "#db/schema.ts";

const AT_ONCE = 500;

/** A letter with the lane that it leaves by, and how often it was tried before. */
type Queued = Lane & { letterId: string; tries: number };

/** Promises to send letters whose messages are kept. The one way by which a letter comes into the outbox. */
export async function enqueue(tx: Writer, queued: Queued[], dueAt: Date) {
  if (queued.length === 0) return;
  const rows = queued.map(({ letterId, laneId, tries }) => ({
    kind: "letter" as const,
    letterId,
    laneId,
    dueAt,
    tries,
  }));
  await tx.insert(outbox).values(rows);
  await wake(tx, queued, dueAt);
}

/** The same for letters that have lanes already; one without is left out. Returns those that wait to leave now. */
export async function queueLetters(tx: Writer, letterIds: string[], dueAt: Date): Promise<string[]> {
  const waiting: string[] = [];
  await inPieces(letterIds, async (some) => {
    const lanes = await tx
      .select({ letterId: letters.id, laneId: letterLanes.id, domain: letterLanes.domain })
      .from(letters)
      .innerJoin(
        letterLanes,
        and(eq(letterLanes.representativeId, letters.representativeId), eq(letterLanes.campaignId, letters.campaignId)),
      )
      .where(and(inArray(letters.id, some), eq(letters.channel, "our-mail")));
    const tries = await triesOf(tx, some);
    const queued = lanes.map((lane) => ({ ...lane, tries: tries.get(lane.letterId) ?? 0 }));
    await enqueue(tx, queued, dueAt);
    waiting.push(...queued.map(({ letterId }) => letterId));
  });
  return waiting;
}

/** Takes the promise back: what is in nobody's hands yet does not leave. */
export async function unqueueLetters(tx: Writer, letterIds: string[]) {
  await inPieces(letterIds, (some) => tx.delete(outbox).where(inArray(outbox.letterId, some)));
}

async function triesOf(tx: Writer, letterIds: string[]): Promise<Map<string, number>> {
  const rows = await tx
    .select({ letterId: letterEvents.letterId, tries: count() })
    .from(letterEvents)
    .where(and(inArray(letterEvents.letterId, letterIds), eq(letterEvents.kind, "sending")))
    .groupBy(letterEvents.letterId);
  return new Map(rows.map(({ letterId, tries }) => [letterId, tries]));
}

async function inPieces(ids: string[], work: (some: string[]) => PromiseLike<unknown>) {
  for (let from = 0; from < ids.length; from += AT_ONCE) await work(ids.slice(from, from + AT_ONCE));
}
