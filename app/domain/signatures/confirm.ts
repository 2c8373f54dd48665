import { eq, sql } from "drizzle-orm";
import type { Campaign } from "#app/domain/campaigns.ts";
import { recordChanges } from "#app/domain/counts/changes.ts";
import type { Keyring, SealTo } from "#app/domain/keys.ts";
import { PENDING_MS } from "#app/domain/mail-limits.ts";
import type { PendingSignature } from "#app/domain/signatures/form.ts";
import { tokenHash } from "#app/domain/tokens.ts";
import type { Db, Reader, Writer } from "#db/index.ts";
import { prepared } from "#db/prepared.ts";
import { signatures } from "#db/schema.ts";

/** A signature as its confirmation mail names it. `countedAt` is since when it counts, if it does already. */
export type AwaitingSignature = {
  id: string;
  campaignId: string;
  locale: string;
  countedAt: Date | null;
  /** What waits to be confirmed; null when it was confirmed before. */
  signer: PendingSignature | null;
};

const byConfirmToken = prepared("signature_by_confirm_token", (db: Reader) =>
  db
    .select()
    .from(signatures)
    .where(eq(signatures.confirmTokenHash, sql.placeholder("hash"))),
);

/** What a confirmation token stands for; null when it is unknown, expired, or its signature withdrawn. */
export async function findAwaitingSignature(
  db: Reader,
  keys: Keyring,
  token: string,
  now = new Date(),
): Promise<AwaitingSignature | null> {
  const [row] = await byConfirmToken(db).execute({ hash: tokenHash(token) });
  if (!row?.pendingAt || now.getTime() - row.pendingAt.getTime() >= PENDING_MS) return null;
  const { id, campaignId, locale, confirmedAt } = row;
  const countedAt = row.state === "confirmed" ? confirmedAt : null;
  if (!row.pending || !row.pendingKey) return countedAt && { id, campaignId, locale, countedAt, signer: null };
  const signer = keys.open(row.pending, row.pendingKey) as PendingSignature | null;
  return signer && { id, campaignId, locale, countedAt, signer };
}

/**
 * Confirms a signature that awaits it: seals what identifies the person to the campaign's key, keeps it only so, and
 * counts the person. Confirming twice changes nothing. False when there is nothing to confirm (any more).
 */
export async function confirmSignature(
  db: Db,
  sealTo: SealTo,
  campaign: Campaign & { recipient: string },
  awaiting: AwaitingSignature,
  now = new Date(),
): Promise<boolean> {
  const { id, signer } = awaiting;
  if (!signer) return true;
  const known = new Set(campaign.facts.actions.map((action) => action.id));
  const signed = signer.actions.filter((action) => known.has(action));
  const sealed = await sealTo(campaign.recipient, recordOf(signer, awaiting, now));
  const outcome = {
    state: "confirmed" as const,
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
  };
  return db.write(async (tx) => {
    const [row] = await byId(tx).execute({ id });
    const decided = row?.state === "held" || row?.state === "invalidated";
    if (!row || decided) return false; // what organisers hold or have taken out does not come back by a link
    if (!row.pending || !row.confirmTokenHash || !sameBytes(row.confirmTokenHash, tokenHash(signer.token)))
      return row.state === "confirmed"; // another press of the button was first
    const counted = row.state === "confirmed";
    const confirmed = {
      ...outcome,
      confirmedAt: counted ? row.confirmedAt : now,
      actions: counted ? [...new Set([...(row.actions ?? []), ...signed])] : signed,
    };
    await tx.update(signatures).set(confirmed).where(eq(signatures.id, id));
    await recordChanges(tx, campaign.id, [{ before: row, after: { ...row, ...confirmed } }]);
    return true;
  });
}

const byId = prepared("signature_by_id", (tx: Writer) =>
  tx
    .select()
    .from(signatures)
    .where(eq(signatures.id, sql.placeholder("id"))),
);

const sameBytes = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;

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
