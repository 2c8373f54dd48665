import { lte } from "drizzle-orm";
import { purgeRoutes } from "#app/domain/inbound/routes.ts";
import type { Writer } from "#db/index.ts";
import { inboundMails } from "#db/schema.ts";

/** Removes messages that came in, and who wrote a letter, after 28 days. */
export async function purgeInbound(tx: Writer, now: Date) {
  await tx.delete(inboundMails).where(lte(inboundMails.purgeAt, now));
  await purgeRoutes(tx, now);
}
