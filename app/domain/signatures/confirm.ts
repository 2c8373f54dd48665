import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { Campaign } from "#app/domain/campaigns.ts";
import type { Keyring, SealTo } from "#app/domain/keys.ts";
import { PENDING_MS } from "#app/domain/mail-limits.ts";
import type { PendingSignature } from "#app/domain/signatures/form.ts";
import { tokenHash } from "#app/domain/tokens.ts";
import type { Db, Reader, Writer } from "#db/index.ts";
import { signatureActions, signatures } from "#db/schema.ts";

/** A signature as its confirmation mail names it. `countedAt` is since when it counts, if it does already. */
export type AwaitingSignature = {
  id: string;
  campaignId: string;
  locale: string;
  countedAt: Date | null;
  /** What waits to be confirmed; null when it was confirmed before. */
  signer: PendingSignature | null;
};

/** What a confirmation token stands for; null when it is unknown, expired, or its signature withdrawn. */
export async function findAwaitingSignature(
  db: Reader,
  keys: Keyring,
  token: string,
  now = new Date(),
): Promise<AwaitingSignature | null> {
  const [row] = await db
    .select()
    .from(signatures)
    .where(eq(signatures.confirmTokenHash, tokenHash(token)));
  if (!row?.pendingAt || now.getTime() - row.pendingAt.getTime() >= PENDING_MS) return null;
  const { id, campaignId, locale, confirmedAt } = row;
  const countedAt = row.state === "confirmed" ? confirmedAt : null;
  if (!row.pending || !row.pendingKey) return countedAt && { id, campaignId, locale, countedAt, signer: null };
  const signer = keys.open(row.pending, row.pendingKey) as PendingSignature | null;
  return signer && { id, campaignId, locale, countedAt, signer };
}

/**
 * Confirms the signature a token stands for: seals what identifies the person to the campaign's key, keeps it
 * only so, and counts the person. Confirming twice changes nothing. Returns what is counted more by it; null when the
 * token stands for nothing.
 */
export async function confirmSignature(
  db: Db,
  keys: Keyring,
  sealTo: SealTo,
  campaign: Campaign & { recipient: string },
  token: string,
  now = new Date(),
): Promise<Counted | null> {
  const awaiting = await findAwaitingSignature(db.read, keys, token, now);
  if (awaiting?.campaignId !== campaign.id) return null;
  const { id, countedAt, signer } = awaiting;
  if (!signer) return NOTHING_NEW;

  const known = new Set(campaign.facts.actions.map((action) => action.id));
  const sealed = await sealTo(campaign.recipient, recordOf(signer, awaiting, now));
  return db.write(async (tx) => {
    const [confirmed] = await tx
      .update(signatures)
      .set({
        state: "confirmed",
        confirmedAt: countedAt ?? now,
        withdrawnAt: null,
        pending: null,
        pendingKey: null,
        sealed,
        country: signer.country,
        visibility: signer.visibility,
        shownName: signer.visibility === "public" ? shownName(signer.name) : null,
        updatesWantedAt: signer.updates ? now : null,
        consentHash: signer.consentHash,
        source: signer.source,
      })
      .where(
        and(
          eq(signatures.id, id),
          eq(signatures.confirmTokenHash, tokenHash(token)),
          isNotNull(signatures.pending),
          notDecided,
        ),
      )
      .returning({ id: signatures.id });
    if (!confirmed) return afterwards(tx, id);
    const signed = signer.actions
      .filter((actionId) => known.has(actionId))
      .map((actionId) => ({ signatureId: id, actionId }));
    const added =
      signed.length > 0 ? await tx.insert(signatureActions).values(signed).onConflictDoNothing().returning() : [];
    return { signatures: countedAt ? 0 : 1, actions: added.map((action) => action.actionId) };
  });
}

/** Another press of the button was first, or the signature is gone. */
async function afterwards(tx: Writer, id: string): Promise<Counted | null> {
  const [row] = await tx.select({ state: signatures.state }).from(signatures).where(eq(signatures.id, id));
  return row?.state === "confirmed" ? NOTHING_NEW : null;
}

/** What one confirmation adds to the counts. */
export type Counted = { signatures: number; actions: string[] };

const NOTHING_NEW: Counted = { signatures: 0, actions: [] };

// What organisers hold or have taken out does not come back by a link.
const notDecided = inArray(signatures.state, ["pending", "confirmed", "withdrawn"]);

/**
 * The record that is sealed. Who chose to be counted only leaves no name, and no address unless
 * it is wanted for updates: what was never kept cannot be handed over.
 */
function recordOf(signer: PendingSignature, { locale }: AwaitingSignature, now: Date) {
  const { name, email, country, comment, visibility, updates, consentHash, actions } = signer;
  const counted = visibility === "count";
  return {
    name: counted ? null : name,
    email: counted && !updates ? null : email,
    country,
    comment: comment || null,
    visibility,
    updates,
    actions,
    locale,
    consentHash,
    confirmedAt: now.toISOString(),
  };
}

/** First name and the initial of the last: "Rahile K.". A single name stays as it is. */
export function shownName(name: string): string {
  const parts = name.split(/\s+/);
  const last = parts.length > 1 ? parts.at(-1) : undefined;
  const initial = last && [...new Intl.Segmenter().segment(last)][0]?.segment;
  return initial ? `${parts[0]} ${initial}.` : name;
}
