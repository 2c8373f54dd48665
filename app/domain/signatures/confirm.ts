import { eq, sql } from "drizzle-orm";
import { mailDomain } from "#app/domain/addresses.ts";
import type { Campaign } from "#app/domain/campaigns.ts";
import { recordChanges } from "#app/domain/counts/changes.ts";
import type { Keyring, SealTo } from "#app/domain/keys.ts";
import { PENDING_MS } from "#app/domain/mail-limits.ts";
import { isGreatProvider } from "#app/domain/mail-providers.ts";
import type { PendingSignature } from "#app/domain/signatures/form.ts";
import { isDomainOver, isDomainTrusted, SIGNED_MOST, UNPROVEN_MOST } from "#app/domain/signatures/hold.ts";
import { type Signal, signalsOf, verdictOn } from "#app/domain/suspicion.ts";
import { idIn, isTokenOf } from "#app/domain/tokens.ts";
import type { Db, Reader, Writer } from "#db/index.ts";
import { prepared } from "#db/prepared.ts";
import { signatures } from "#db/schema.ts";

type Row = typeof signatures.$inferSelect;

/** A signature as its confirmation mail names it. What looked like a machine, and the mail domain's tag, stay beside it. */
export type AwaitingSignature = Pick<Row, "id" | "campaignId" | "locale" | "state" | "signedAt" | "domainTag"> & {
  signals: Signal[];
  /** What waits to be confirmed; null when it was confirmed before. */
  signer: PendingSignature | null;
};

const byId = prepared("signature_by_id", (db: Reader | Writer) =>
  db
    .select()
    .from(signatures)
    .where(eq(signatures.id, sql.placeholder("id"))),
);

/** What a confirmation token stands for; null when it is unknown, expired, or its signature withdrawn. */
export async function findAwaitingSignature(
  db: Reader,
  keys: Keyring,
  token: string,
  now = new Date(),
): Promise<AwaitingSignature | null> {
  const [row] = await byId(db).execute({ id: idIn(token) });
  if (
    !row?.pendingAt ||
    !isTokenOf(row.confirmTokenHash, token) ||
    now.getTime() - row.pendingAt.getTime() >= PENDING_MS
  )
    return null;
  const { id, campaignId, locale, state, signedAt, domainTag } = row;
  const awaiting = { id, campaignId, locale, state, signedAt, domainTag, signals: signalsOf(row.signals) };
  if (!row.pending || !row.pendingKey) return isConfirmed(state) ? { ...awaiting, signer: null } : null;
  const signer = keys.open(row.pending, row.pendingKey) as PendingSignature | null;
  return signer && { ...awaiting, signer };
}

/** Whether its owner has confirmed it and it stands; whether it is counted or held makes no difference to them. */
const isConfirmed = (state: Row["state"]) => state === "confirmed" || state === "held";

/**
 * Confirms a signature that awaits it: seals what identifies the person to the campaign's key, keeps it only so, and
 * counts the person, or holds the signature for an organiser to look at, of which the person learns nothing. Confirming
 * twice changes nothing. False when there is nothing to confirm (any more). Unless `watched`, how many sign with the same
 * mail domain does not matter.
 */
export async function confirmSignature(
  db: Db,
  sealTo: SealTo,
  campaign: Campaign & { recipient: string },
  awaiting: AwaitingSignature,
  now = new Date(),
  { watched = true } = {},
): Promise<boolean> {
  const { id, signer } = awaiting;
  if (!signer) return true;
  const state = (await looksMade(db.read, awaiting, signer, watched, now)) ? ("held" as const) : ("confirmed" as const);
  const known = new Set(campaign.facts.actions.map((action) => action.id));
  const signed = signer.actions.filter((action) => known.has(action));
  const sealed = await sealTo(campaign.recipient, recordOf(signer, awaiting, now));
  const outcome = {
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
    if (!row || row.state === "invalidated") return false; // what organisers have taken out does not come back by a link
    const before = isConfirmed(row.state);
    if (!row.pending || !isTokenOf(row.confirmTokenHash, signer.token)) return before; // another press of the button was first
    const confirmed = {
      ...outcome,
      state: before ? row.state : state, // who counts goes on counting, and what is held stays held
      confirmedAt: before ? row.confirmedAt : now,
      actions: before ? [...new Set([...(row.actions ?? []), ...signed])] : signed,
    };
    await tx.update(signatures).set(confirmed).where(eq(signatures.id, id));
    await recordChanges(tx, campaign.id, [{ before: row, after: { ...row, ...confirmed } }]);
    return true;
  });
}

/** Whether the signals of the signing, and what the mail domain has brought since, ask for a hold. */
async function looksMade(
  db: Reader,
  { campaignId, state, signals, signedAt, domainTag }: AwaitingSignature,
  { email }: PendingSignature,
  watched: boolean,
  now: Date,
): Promise<boolean> {
  if (isConfirmed(state)) return false;
  const asked = watched && !isGreatProvider(mailDomain(email)) ? domainTag : null;
  const most = signals.includes("no-proof") ? UNPROVEN_MOST : SIGNED_MOST;
  const domainOver =
    asked !== null &&
    (await isDomainOver(db, campaignId, asked, signedAt, most)) &&
    !(await isDomainTrusted(db, campaignId, asked, now));
  return verdictOn(signals, { domainOver }).hold;
}

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

const letters = new Intl.Segmenter();

/** First name and the initial of the last: "Rahile K.". A single name stays as it is. */
export function shownName(name: string): string {
  const parts = name.split(/\s+/);
  const last = parts.length > 1 ? parts.at(-1) : undefined;
  const initial = last && [...letters.segment(last)][0]?.segment;
  return initial ? `${parts[0]} ${initial}.` : name;
}
