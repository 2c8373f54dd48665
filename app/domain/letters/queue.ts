import { inArray } from "drizzle-orm";
import type { Writer } from "#db/index.ts";
import { outbox } from "#db/schema.ts";

const AT_ONCE = 500;

/** Promises to send letters whose messages are kept. The one way by which a letter comes into the outbox. */
export async function queueLetters(tx: Writer, letterIds: string[], now = new Date()) {
  await inPieces(letterIds, (some) =>
    tx.insert(outbox).values(some.map((letterId) => ({ kind: "letter" as const, letterId, dueAt: now }))),
  );
}

/** Takes the promise back: what is in nobody's hands yet does not leave. */
export async function unqueueLetters(tx: Writer, letterIds: string[]) {
  await inPieces(letterIds, (some) => tx.delete(outbox).where(inArray(outbox.letterId, some)));
}

async function inPieces(ids: string[], work: (some: string[]) => PromiseLike<unknown>) {
  for (let from = 0; from < ids.length; from += AT_ONCE) await work(ids.slice(from, from + AT_ONCE));
}
