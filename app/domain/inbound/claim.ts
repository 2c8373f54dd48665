import { and, asc, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { KeptMail } from "#app/domain/inbound/take.ts";
import type { Keyring } from "#app/domain/keys.ts";
import type { Reader, Writer } from "#db/index.ts";
import { inboundMails } from "#db/schema.ts";

/** Longer than reading any one message lasts: past it, whoever was at it is dead. */
const LEASE_MS = 2 * 60_000;
const AT_ONCE = 50;

/** A message that is this process's to read. `tries` counts the present one. */
export type ClaimedMail = { id: string; tries: number; bytes: number };

/** Takes some of the messages that are due, the oldest first, for as long as the lease lasts; their bytes are fetched one by one. */
export async function claimArrived(tx: Writer, now: Date): Promise<ClaimedMail[]> {
  const free = and(
    isNull(inboundMails.readAt),
    lte(inboundMails.dueAt, now),
    or(isNull(inboundMails.leasedUntil), lte(inboundMails.leasedUntil, now)),
  );
  const due = tx
    .select({ id: inboundMails.id })
    .from(inboundMails)
    .where(free)
    .orderBy(asc(inboundMails.dueAt))
    .limit(AT_ONCE);
  return tx
    .update(inboundMails)
    .set({ leasedUntil: new Date(now.getTime() + LEASE_MS), tries: sql`${inboundMails.tries} + 1` })
    .where(and(inArray(inboundMails.id, due), free))
    .returning({ id: inboundMails.id, tries: inboundMails.tries, bytes: inboundMails.bytes });
}

/** The message itself; null when it is no longer kept. */
export async function keptMail(db: Reader, keys: Pick<Keyring, "open">, id: string): Promise<KeptMail | null> {
  const [row] = await db
    .select({ sealed: inboundMails.sealed, sealedKey: inboundMails.sealedKey })
    .from(inboundMails)
    .where(eq(inboundMails.id, id));
  return row?.sealed && row.sealedKey ? (keys.open(row.sealed, row.sealedKey) as KeptMail | null) : null;
}
