import { and, eq } from "drizzle-orm";
import { canonicalAddress } from "#app/domain/addresses.ts";
import type { Campaign } from "#app/domain/campaigns.ts";
import type { Keyring } from "#app/domain/keys.ts";
import { mayMail, PENDING_MS } from "#app/domain/mail-limits.ts";
import { post, postAll } from "#app/domain/outbox.ts";
import type { PendingSignature, SignForm } from "#app/domain/signatures/form.ts";
import { newToken, tokenHash } from "#app/domain/tokens.ts";
import type { Writer } from "#db/index.ts";
import { signatures } from "#db/schema.ts";

type Row = typeof signatures.$inferSelect;

/** How the form was shown: its language, the hash of the consent text, the channel the person came by. */
export type Shown = { locale: string; consentHash: string; source: string | null };

/** One sending of the form. */
export type Signing = { campaign: Campaign; form: SignForm; shown: Shown; now: Date };

type Fresh = Signing & ReturnType<typeof newRow>;

/** Records one signature; see signAll. */
export async function sign(
  tx: Writer,
  keys: Keyring,
  campaign: Campaign,
  form: SignForm,
  shown: Shown,
  now = new Date(),
) {
  await signAll(tx, keys, [{ campaign, form, shown, now }]);
}

/**
 * Records signatures and posts the mails that ask their owners to confirm them. One row a person a campaign:
 * signing again adds actions once confirmed. Nothing about earlier signatures can be told from the outcome.
 */
export async function signAll(tx: Writer, keys: Keyring, signings: Signing[]) {
  const fresh = signings.map((signing) => ({ ...signing, ...newRow(keys, signing) }));
  const added = await tx.insertNew(
    signatures,
    fresh.map(({ row }) => row),
  );
  const mails = fresh.filter(({ row }) => added.has(row.id)).map((one) => confirmationFor(one, false));
  await postAll(tx, keys, mails);
  for (const known of fresh) if (!added.has(known.row.id)) await signAgain(tx, keys, known);
}

function newRow(keys: Keyring, { campaign, form, shown, now }: Signing) {
  const { consent: _, ...said } = form;
  const signer: PendingSignature = { ...said, consentHash: shown.consentHash, token: newToken(), source: shown.source };
  const id = crypto.randomUUID();
  const manageToken = keys.token("manage-signature", id);
  const row = {
    id,
    campaignId: campaign.id,
    addressHash: keys.addressHash(campaign.id, canonicalAddress(form.email)),
    locale: shown.locale,
    signedAt: now,
    manageTokenHash: tokenHash(manageToken),
    mailedAt: now,
    mails: 1,
    ...awaiting(keys, signer, now),
  };
  return { row, signer, manageToken };
}

async function signAgain(tx: Writer, keys: Keyring, { row: { campaignId, addressHash }, signer, shown, now }: Fresh) {
  const [row] = await tx
    .select()
    .from(signatures)
    .where(and(eq(signatures.campaignId, campaignId), eq(signatures.addressHash, addressHash)));
  if (!row || row.state === "held" || row.state === "invalidated") return; // for the organisers to decide, not for another form
  const mail = mayMail(row, now);
  const counting = mail ? { mailedAt: now, mails: mail.number } : {};
  const manageToken = keys.token("manage-signature", row.id);

  if (row.state === "confirmed" && signer.actions.every((id) => row.actions?.includes(id))) {
    if (!mail) return;
    await tx.update(signatures).set(counting).where(eq(signatures.id, row.id));
    return post(
      tx,
      keys,
      { kind: "already-signed", to: signer.email, locale: shown.locale, words: { manageToken } },
      now,
    );
  }

  const waiting = stillWaiting(keys, row, now);
  const merged: PendingSignature = waiting
    ? { ...signer, token: waiting.token, actions: [...new Set([...waiting.actions, ...signer.actions])] }
    : signer;
  const again = row.state === "confirmed";
  await tx
    .update(signatures)
    .set({ ...counting, ...awaiting(keys, merged, now), locale: again ? row.locale : shown.locale })
    .where(eq(signatures.id, row.id));
  if (mail) await postAll(tx, keys, [confirmationFor({ signer: merged, shown, now, manageToken }, again)]);
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

function confirmationFor(
  { signer, shown, now, manageToken }: Pick<Fresh, "signer" | "shown" | "now" | "manageToken">,
  again: boolean,
) {
  const words = { confirmToken: signer.token, manageToken, again };
  const mail = { kind: "confirm-signature" as const, to: signer.email, locale: shown.locale, words };
  return { mail, now };
}
