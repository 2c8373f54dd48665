import { and, eq } from "drizzle-orm";
import { canonicalAddress } from "#app/domain/addresses.ts";
import type { Campaign } from "#app/domain/campaigns.ts";
import { idAt } from "#app/domain/ids.ts";
import type { Keyring } from "#app/domain/keys.ts";
import { mayMail, PENDING_MS } from "#app/domain/mail-limits.ts";
import { postAll } from "#app/domain/outbox.ts";
import type { PendingSignature, SignForm } from "#app/domain/signatures/form.ts";
import { mayBe, placesFor, rowOfSameName } from "#app/domain/signatures/shared-mailbox.ts";
import { joined, type Sighting, UNSUSPECTED } from "#app/domain/suspicion.ts";
import { manageToken, newTokenOf, tokenHash } from "#app/domain/tokens.ts";
import type { Writer } from "#db/index.ts";
import { signatures } from "#db/schema.ts";

type Row = typeof signatures.$inferSelect;

/** How the form was shown: its language, the hash of the consent text; and how it looked when it came back. */
export type Shown = { locale: string; consentHash: string; sighting?: Sighting };

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
  const [alone, shared] = parted(signings, ({ campaign }) => campaign.facts.peoplePerMailbox !== 2);
  const fresh = alone.map((signing) => ({ ...signing, ...newRow(keys, signing) }));
  const added = await tx.insertNew(
    signatures,
    fresh.map(({ row }) => row),
  );
  const mails = fresh.filter(({ row }) => added.has(row.id)).map((one) => confirmationFor(one, false));
  await postAll(tx, keys, mails);
  for (const known of fresh) if (!added.has(known.row.id)) await signAgain(tx, keys, known, await rowOf(tx, known.row));
  for (const signing of shared) await signShared(tx, keys, signing);
}

/** In a mailbox of two, the person of this very name signs again, or takes the first place that is free. */
async function signShared(tx: Writer, keys: Keyring, signing: Signing) {
  const fresh = { ...signing, ...newRow(keys, signing) };
  const places = placesFor(keys, signing);
  const known = await rowOfSameName(tx, signing.campaign.id, places);
  if (known) return signAgain(tx, keys, fresh, known);
  let last: Row | undefined;
  for (const addressHash of places.addressHashes) {
    const row = { ...fresh.row, addressHash, nameHash: places.nameHash };
    if ((await tx.insertNew(signatures, [row])).size > 0) return postAll(tx, keys, [confirmationFor(fresh, false)]);
    last = await rowOf(tx, row);
    if (last && mayBe(places, last)) return signAgain(tx, keys, { ...fresh, row }, last);
  }
  if (last) await tellAlreadySigned(tx, keys, fresh, last); // one person more than may share it
}

function newRow(keys: Keyring, { campaign, form, shown, now }: Signing) {
  const { consent: _, ...said } = form;
  const { signals, domainTag, networkTag, mailAfterMs } = shown.sighting ?? UNSUSPECTED;
  const id = idAt(now);
  const signer: PendingSignature = { ...said, consentHash: shown.consentHash, token: newTokenOf(id) };
  const manage = manageToken(keys, "signature", id);
  const row = {
    id,
    campaignId: campaign.id,
    addressHash: keys.addressHash(campaign.id, canonicalAddress(form.email)),
    nameHash: null as Uint8Array | null,
    locale: shown.locale,
    signedAt: now,
    manageTokenHash: tokenHash(manage),
    mailedAt: now,
    mails: 1,
    signals: joined(null, signals),
    domainTag,
    networkTag,
    ...awaiting(keys, signer, now),
  };
  return { row, signer, manageToken: manage, dueAt: new Date(now.getTime() + mailAfterMs) };
}

async function rowOf(tx: Writer, { campaignId, addressHash }: Fresh["row"]): Promise<Row | undefined> {
  const [row] = await tx
    .select()
    .from(signatures)
    .where(and(eq(signatures.campaignId, campaignId), eq(signatures.addressHash, addressHash)));
  return row;
}

async function signAgain(tx: Writer, keys: Keyring, fresh: Fresh, row: Row | undefined) {
  if (!row || row.state === "invalidated") return; // for the organisers to decide, not for another form
  const { signer, shown, now } = fresh;
  const again = row.state === "confirmed" || row.state === "held"; // who is held is not told
  if (again && signer.actions.every((id) => row.actions?.includes(id))) return tellAlreadySigned(tx, keys, fresh, row);

  const mail = mayMail(row, now);
  const waiting = stillWaiting(keys, row, now);
  const merged: PendingSignature = waiting
    ? { ...signer, token: waiting.token, actions: [...new Set([...waiting.actions, ...signer.actions])] }
    : { ...signer, token: newTokenOf(row.id) };
  const { signals, domainTag, networkTag, nameHash } = fresh.row;
  await tx
    .update(signatures)
    .set({
      ...(mail ? { mailedAt: now, mails: mail.number } : {}),
      ...awaiting(keys, merged, now),
      ...(again ? {} : { locale: shown.locale, signedAt: now }), // who begins anew is found by when that was
      ...{ domainTag, networkTag, nameHash: nameHash ?? row.nameHash, signals: joined(row.signals, signals ?? []) },
    })
    .where(eq(signatures.id, row.id));
  const manage = manageToken(keys, "signature", row.id);
  if (mail) await postAll(tx, keys, [confirmationFor({ ...fresh, signer: merged, manageToken: manage }, again)]);
}

async function tellAlreadySigned(tx: Writer, keys: Keyring, { signer, shown, now, dueAt }: Fresh, row: Row) {
  const mail = row.state === "confirmed" || row.state === "held" ? mayMail(row, now) : null;
  if (!mail) return;
  await tx.update(signatures).set({ mailedAt: now, mails: mail.number }).where(eq(signatures.id, row.id));
  const words = { manageToken: manageToken(keys, "signature", row.id) };
  const told = { kind: "already-signed" as const, to: signer.email, locale: shown.locale, words };
  await postAll(tx, keys, [{ mail: told, now, dueAt }]);
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
  { signer, shown, now, dueAt, manageToken }: Pick<Fresh, "signer" | "shown" | "now" | "dueAt" | "manageToken">,
  again: boolean,
) {
  const words = { confirmToken: signer.token, manageToken, again };
  const mail = { kind: "confirm-signature" as const, to: signer.email, locale: shown.locale, words };
  return { mail, now, dueAt };
}

function parted<Thing>(things: Thing[], isFirst: (thing: Thing) => boolean): [Thing[], Thing[]] {
  return [things.filter(isFirst), things.filter((thing) => !isFirst(thing))];
}
