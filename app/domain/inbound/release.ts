import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { declareGood } from "#app/domain/inbound/address-states.ts";
import { spelled } from "#app/domain/inbound/routes.ts";
import type { Keyring } from "#app/domain/keys.ts";
import { sendAgain } from "#app/domain/letters/decide.ts";
import { type LetterEvent, recordEvent } from "#app/domain/letters/events.ts";
import type { KeptBytes } from "#app/domain/letters/keep.ts";
import { laneFor } from "#app/domain/letters/lanes.ts";
import { heed } from "#app/domain/offices/hold.ts";
import type { Reader, Writer } from "#db/index.ts";
import { letterBytes, letterRoutes, letters, representativeAddresses } from "#db/schema.ts";

/** What an organiser decides about an address that letters came back from. Messages are keys of locales/en/errors.json. */
export const AddressForm = z.object({
  address: z.string("intent.unknown").min(1, "intent.unknown"),
  intent: z.enum(["release", "give-up"], "intent.unknown"),
});
export type AddressForm = z.infer<typeof AddressForm>;

const AT_ONCE = 100;

/**
 * Lets some of the letters go that are held for an address, to the address that the office has now, or gives them up.
 * Returns how many it took, 0 when none is left. Where an office still has the address that was wrong, the organiser
 * says that it takes mail.
 */
export async function settleHeld(
  tx: Writer,
  keys: Keyring,
  { address, intent }: AddressForm,
  organiserId: string,
  now = new Date(),
): Promise<number> {
  const held = await tx
    .select({ letter: letters, bytes: letterBytes })
    .from(letterRoutes)
    .innerJoin(letters, eq(letters.id, letterRoutes.letterId))
    .leftJoin(letterBytes, eq(letterBytes.letterId, letters.id))
    .where(and(eq(letterRoutes.officeAddress, spelled(address)), eq(letters.heldFor, "bad-address"), isHeld))
    .orderBy(asc(letters.confirmedAt))
    .limit(AT_ONCE);
  for (const { letter, bytes } of held) {
    const to = intent === "release" ? await addressNow(tx, letter.representativeId) : null;
    if (!to) await end(tx, letter.id, intent === "release" ? "office-gone" : "given-up", now);
    else if (!(await readdress(tx, keys, bytes, to, now))) await end(tx, letter.id, "unreadable", now);
    else await letGo(tx, letter, to, now);
  }
  if (intent === "release" && (await isInUse(tx, address))) await declareGood(tx, address, organiserId, now);
  return held.length;
}

const isHeld = eq(letters.state, "held");

async function letGo(tx: Writer, letter: typeof letters.$inferSelect, address: string, now: Date) {
  await recordEvent(tx, letter.id, "released", now);
  await laneFor(tx, { ...letter, address });
  await sendAgain(tx, letter.id, now);
  await heed(tx, letter, now); // its office may have asked for no more meanwhile
}

async function end(tx: Writer, letterId: string, event: LetterEvent, now: Date) {
  await tx.update(letters).set({ state: "failed", endedAt: now }).where(eq(letters.id, letterId));
  await recordEvent(tx, letterId, event, now);
}

/** Nothing of a held letter has arrived anywhere, so its To may still be changed. False when its bytes are gone. */
async function readdress(
  tx: Writer,
  keys: Keyring,
  bytes: typeof letterBytes.$inferSelect | null,
  to: string,
  now: Date,
): Promise<boolean> {
  const kept = bytes && (keys.open(bytes.sealed, bytes.sealedKey) as KeptBytes | null);
  if (!kept) return false;
  const before = kept.envelope.to;
  if (spelled(before) === spelled(to)) return true;
  const raw = Buffer.from(kept.raw, "base64").toString("latin1");
  // What was signed for another recipient is signed for none; the return path still speaks for us (SPF).
  const unsigned = raw.replace(/^DKIM-Signature:[^\r\n]*(?:\r\n[ \t][^\r\n]*)*\r\n/gim, "");
  const changed = unsigned.replace(/^To:[^\r\n]*(?:\r\n[ \t][^\r\n]*)*/im, (line) => line.replace(before, to));
  const anew: KeptBytes = {
    ...kept,
    raw: Buffer.from(changed, "latin1").toString("base64"),
    envelope: { ...kept.envelope, to },
  };
  const { sealed, key } = keys.seal(anew, "letters", now);
  await tx.update(letterBytes).set({ sealed, sealedKey: key }).where(eq(letterBytes.letterId, bytes.letterId));
  await tx
    .update(letterRoutes)
    .set({ officeAddress: spelled(to) })
    .where(eq(letterRoutes.letterId, bytes.letterId));
  return true;
}

async function addressNow(tx: Pick<Reader, "select">, representativeId: string): Promise<string | null> {
  const [row] = await tx
    .select({ value: representativeAddresses.value })
    .from(representativeAddresses)
    .where(
      and(
        eq(representativeAddresses.representativeId, representativeId),
        eq(representativeAddresses.kind, "email"),
        isNull(representativeAddresses.retiredAt),
      ),
    );
  return row?.value ?? null;
}

async function isInUse(tx: Pick<Reader, "select">, address: string): Promise<boolean> {
  const rows = await tx
    .select({ id: representativeAddresses.id })
    .from(representativeAddresses)
    .where(
      and(
        sql`lower(${representativeAddresses.value}) = ${spelled(address)}`,
        isNull(representativeAddresses.retiredAt),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
