import { and, eq, inArray, isNotNull, lte } from "drizzle-orm";
import { recordChanges } from "#app/domain/counts/changes.ts";
import { PENDING_MS } from "#app/domain/mail-limits.ts";
import { idIn, isTokenOf } from "#app/domain/tokens.ts";
import type { Reader, Writer } from "#db/index.ts";
import { signatures, type visibilities } from "#db/schema.ts";

export type OwnSignature = typeof signatures.$inferSelect & { actions: string[] };
export type Visibility = (typeof visibilities)[number];

/** The signature that a manage token stands for, with its actions; null when there is none. */
export async function findOwn(db: Reader, token: string): Promise<OwnSignature | null> {
  const [row] = await db
    .select()
    .from(signatures)
    .where(eq(signatures.id, idIn(token)));
  return row && isTokenOf(row.manageTokenHash, token) ? { ...row, actions: row.actions ?? [] } : null;
}

/**
 * Takes a signature back. One that was never confirmed is deleted; of a confirmed one stay its state, its times and the
 * keyed hash of the mailbox, so that the person is known again, but no name, address or recommendation.
 */
export async function withdraw(tx: Writer, signature: OwnSignature, now = new Date()) {
  const before = await current(tx, signature);
  if (!before) return;
  if (!before.confirmedAt) return erase(tx, signature);
  await tx
    .update(signatures)
    .set({
      state: "withdrawn",
      withdrawnAt: before.withdrawnAt ?? now,
      reviewId: null,
      stateBefore: null,
      ...NOTHING_PERSONAL,
    })
    .where(eq(signatures.id, signature.id));
  await recordChanges(tx, before.campaignId, [{ before, after: { ...before, state: "withdrawn" } }]);
}

/** Deletes the signature altogether, so that not even its having been is known. */
export async function erase(tx: Writer, signature: OwnSignature) {
  const before = await current(tx, signature);
  if (!before) return;
  await tx.delete(signatures).where(eq(signatures.id, signature.id));
  await recordChanges(tx, before.campaignId, [{ before, after: null }]);
}

/** As it is now: another request may have been first. */
async function current(tx: Writer, { id }: OwnSignature) {
  const [row] = await tx.select().from(signatures).where(eq(signatures.id, id));
  return row;
}

/**
 * Changes who sees the name of a confirmed signature. To be shown, the name must be given anew, since the
 * server cannot read it; to be counted only, what was sealed is deleted.
 */
export async function changeVisibility(
  tx: Writer,
  signature: OwnSignature,
  visibility: Visibility,
  shownName: string | null,
) {
  const forgotten = visibility === "count" ? { sealed: null, updatesWantedAt: null } : {};
  await tx
    .update(signatures)
    .set({ visibility, shownName: visibility === "public" ? shownName : null, ...forgotten })
    .where(and(eq(signatures.id, signature.id), inArray(signatures.state, ["confirmed", "held"])));
}

/** Stops the updates. */
export async function unsubscribe(tx: Writer, signature: OwnSignature) {
  await tx.update(signatures).set({ updatesWantedAt: null }).where(eq(signatures.id, signature.id));
}

/** Deletes what nobody confirmed within 48 hours, and what waited to be added to confirmed signatures. */
export async function expirePending(tx: Writer, now = new Date()) {
  const expired = lte(signatures.pendingAt, new Date(now.getTime() - PENDING_MS));
  await tx.delete(signatures).where(and(expired, eq(signatures.state, "pending")));
  await tx
    .update(signatures)
    .set({ pending: null, pendingKey: null, pendingAt: null, confirmTokenHash: null })
    .where(and(expired, isNotNull(signatures.confirmTokenHash)));
}

const NOTHING_PERSONAL = {
  pending: null,
  pendingKey: null,
  pendingAt: null,
  confirmTokenHash: null,
  sealed: null,
  shownName: null,
  updatesWantedAt: null,
  source: null,
  signals: null,
  domainTag: null,
  networkTag: null,
  nameHash: null,
  actions: null, // signing anew begins anew
};
