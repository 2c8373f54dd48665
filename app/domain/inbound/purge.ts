import { and, eq, lte, notInArray } from "drizzle-orm";
import { purgeRoutes } from "#app/domain/inbound/routes.ts";
import { recordEvent } from "#app/domain/letters/events.ts";
import type { Writer } from "#db/index.ts";
import { inboundMails, letterBytes, letters } from "#db/schema.ts";

/**
 * Removes messages that came in, and who wrote a letter, after 28 days. A letter that was held until its own bytes were
 * gone can never leave: it has failed.
 */
export async function purgeInbound(tx: Writer, now: Date) {
  await tx.delete(inboundMails).where(lte(inboundMails.purgeAt, now));
  await purgeRoutes(tx, now);
  const there = tx.select({ id: letterBytes.letterId }).from(letterBytes);
  const lost = await tx
    .update(letters)
    .set({ state: "failed", endedAt: now })
    .where(and(eq(letters.state, "held"), notInArray(letters.id, there)))
    .returning({ id: letters.id });
  for (const { id } of lost) await recordEvent(tx, id, "given-up", now);
}
