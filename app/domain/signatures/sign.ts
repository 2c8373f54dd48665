import { and, eq } from "drizzle-orm";
import { canonicalAddress } from "#app/domain/addresses.ts";
import type { Campaign } from "#app/domain/campaigns.ts";
import type { Keyring } from "#app/domain/keys.ts";
import { mayMail, PENDING_MS } from "#app/domain/mail-limits.ts";
import { post } from "#app/domain/outbox.ts";
import type { PendingSignature, SignForm } from "#app/domain/signatures/form.ts";
import { newToken, tokenHash } from "#app/domain/tokens.ts";
import type { Writer } from "#db/index.ts";
import { signatureActions, signatures } from "#db/schema.ts";

type Row = typeof signatures.$inferSelect;

/** How the form was shown: its language, the hash of the consent text, the channel the person came by. */
export type Shown = { locale: string; consentHash: string; source: string | null };

/**
 * Records a signature and posts the mail that asks its owner to confirm it. One row a person a campaign:
 * signing again adds actions once confirmed. Nothing about earlier signatures can be told from the outcome.
 */
export async function sign(
  tx: Writer,
  keys: Keyring,
  campaign: Campaign,
  form: SignForm,
  shown: Shown,
  now = new Date(),
) {
  const { consent: _, ...said } = form;
  const signer: PendingSignature = { ...said, consentHash: shown.consentHash, token: newToken(), source: shown.source };
  const addressHash = keys.addressHash(campaign.id, canonicalAddress(form.email));
  const id = crypto.randomUUID();
  const [added] = await tx
    .insert(signatures)
    .values({
      id,
      campaignId: campaign.id,
      addressHash,
      locale: shown.locale,
      signedAt: now,
      manageTokenHash: tokenHash(keys.token("manage-signature", id)),
      mailedAt: now,
      mails: 1,
      ...awaiting(keys, signer, now),
    })
    .onConflictDoNothing({ target: [signatures.campaignId, signatures.addressHash] })
    .returning({ id: signatures.id });
  if (added) return postConfirmation(tx, keys, { id, locale: shown.locale }, signer, false, now);

  const [row] = await tx
    .select()
    .from(signatures)
    .where(and(eq(signatures.campaignId, campaign.id), eq(signatures.addressHash, addressHash)));
  if (row) await signAgain(tx, keys, row, signer, shown, now);
}

async function signAgain(tx: Writer, keys: Keyring, row: Row, signer: PendingSignature, shown: Shown, now: Date) {
  if (row.state === "held" || row.state === "invalidated") return; // for the organisers to decide, not for another form
  const mail = mayMail(row, now);
  const counting = mail ? { mailedAt: now, mails: mail.number } : {};

  if (row.state === "confirmed" && (await coversAll(tx, row.id, signer.actions))) {
    if (!mail) return;
    await tx.update(signatures).set(counting).where(eq(signatures.id, row.id));
    const words = { manageToken: keys.token("manage-signature", row.id) };
    return post(tx, keys, { kind: "already-signed", to: signer.email, locale: shown.locale, words }, now);
  }

  const waiting = stillWaiting(keys, row, now);
  const merged: PendingSignature = waiting
    ? { ...signer, token: waiting.token, actions: [...new Set([...waiting.actions, ...signer.actions])] }
    : signer;
  await tx
    .update(signatures)
    .set({ ...counting, locale: shown.locale, ...awaiting(keys, merged, now) })
    .where(eq(signatures.id, row.id));
  if (mail)
    await postConfirmation(tx, keys, { id: row.id, locale: shown.locale }, merged, row.state === "confirmed", now);
}

function awaiting(keys: Keyring, signer: PendingSignature, now: Date) {
  const { sealed, key } = keys.seal(signer, "pending", now);
  return { pending: sealed, pendingKey: key, pendingAt: now, confirmTokenHash: tokenHash(signer.token) };
}

function stillWaiting(keys: Keyring, row: Row, now: Date): PendingSignature | null {
  if (!row.pending || !row.pendingKey || !row.pendingAt || now.getTime() - row.pendingAt.getTime() >= PENDING_MS)
    return null;
  return keys.open(row.pending, row.pendingKey) as PendingSignature | null;
}

async function coversAll(tx: Writer, signatureId: string, actionIds: string[]) {
  const signed = await tx
    .select({ id: signatureActions.actionId })
    .from(signatureActions)
    .where(eq(signatureActions.signatureId, signatureId));
  const have = new Set(signed.map((row) => row.id));
  return actionIds.every((id) => have.has(id));
}

async function postConfirmation(
  tx: Writer,
  keys: Keyring,
  signature: { id: string; locale: string },
  signer: PendingSignature,
  again: boolean,
  now: Date,
) {
  const words = {
    confirmToken: signer.token,
    manageToken: keys.token("manage-signature", signature.id),
    again,
  };
  await post(tx, keys, { kind: "confirm-signature", to: signer.email, locale: signature.locale, words }, now);
}
