import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, notInArray } from "drizzle-orm";
import { recordEvent } from "#app/domain/letters/events.ts";
import { PENDING_MS } from "#app/domain/mail-limits.ts";
import { idIn, isTokenOf } from "#app/domain/tokens.ts";
import type { Reader, Writer } from "#db/index.ts";
import { digestWords, letterBytes, letterEvents, letters, outbox, representatives, signatures } from "#db/schema.ts";

type Row = typeof letters.$inferSelect;
type LetterHistory = { kind: string; at: Date; code: number | null }[];
export type OwnLetter = Omit<Row, "pending" | "pendingKey"> & {
  representative: string;
  role: string | null;
  history: LetterHistory;
};

/**
 * All letters of a person in a campaign, newest first, for whoever holds the manage token of one of them or of the
 * person's signature: both came by mail to the same mailbox. Empty when the token stands for nothing.
 */
export async function findOwnLetters(db: Reader, token: string): Promise<OwnLetter[]> {
  const id = idIn(token);
  const [byLetter] = await db
    .select({ campaignId: letters.campaignId, writerHash: letters.writerHash, kept: letters.manageTokenHash })
    .from(letters)
    .where(eq(letters.id, id));
  const [bySignature] = byLetter
    ? []
    : await db
        .select({
          campaignId: signatures.campaignId,
          writerHash: signatures.addressHash,
          kept: signatures.manageTokenHash,
        })
        .from(signatures)
        .where(eq(signatures.id, id));
  const person = byLetter ?? bySignature;
  if (!person || !isTokenOf(person.kept, token)) return [];
  const rows = await db
    .select({ letter: letters, representative: representatives.name, role: representatives.role })
    .from(letters)
    .innerJoin(representatives, eq(representatives.id, letters.representativeId))
    .where(and(eq(letters.campaignId, person.campaignId), eq(letters.writerHash, person.writerHash)))
    .orderBy(desc(letters.writtenAt));
  return Promise.all(
    rows.map(async ({ letter: { pending: _, pendingKey: __, ...letter }, ...office }) => ({
      ...letter,
      ...office,
      history: await historyOf(db, letter.id),
    })),
  );
}

/**
 * Takes a letter back while it has not left, or has come back: one never confirmed is deleted, as is one that the writer
 * was to send; of a queued one stays that it was withdrawn. Says whether it could be: a letter that is leaving or has left
 * cannot be called back.
 */
export async function withdrawLetter(tx: Writer, letter: Pick<Row, "id">, now = new Date()): Promise<boolean> {
  const unconfirmed = await tx
    .delete(letters)
    .where(and(eq(letters.id, letter.id), inArray(letters.state, ["pending", "to-do"])))
    .returning({ id: letters.id });
  if (unconfirmed.length > 0) return true;
  const [withdrawn] = await tx
    .update(letters)
    .set({ state: "withdrawn", endedAt: now, confirmTokenHash: null, pendingAt: null })
    .where(
      and(eq(letters.id, letter.id), inArray(letters.state, ["queued", "held", "reflected"]), isNull(letters.digestId)),
    )
    .returning({ id: letters.id });
  if (!withdrawn) return false;
  await tx.delete(outbox).where(eq(outbox.letterId, letter.id));
  await tx.delete(letterBytes).where(eq(letterBytes.letterId, letter.id));
  await tx.delete(digestWords).where(eq(digestWords.letterId, letter.id));
  await recordEvent(tx, letter.id, "withdrawn", now);
  return true;
}

/** Deletes a letter altogether: its words, its history, and that it ever was. What has left cannot be called back. */
export async function eraseLetter(tx: Writer, letter: Pick<Row, "id">) {
  await tx.delete(letters).where(eq(letters.id, letter.id));
}

/** Deletes the letters that nobody confirmed within 48 hours; of the others goes only the used token. */
export async function expirePendingLetters(tx: Writer, now = new Date()) {
  const expired = lte(letters.pendingAt, new Date(now.getTime() - PENDING_MS));
  await tx.delete(letters).where(and(expired, eq(letters.state, "pending")));
  await tx
    .update(letters)
    .set({ pendingAt: null, confirmTokenHash: null })
    .where(and(expired, isNotNull(letters.confirmTokenHash)));
}

/** Deletes the exact messages of letters whose sending ended 28 days ago. */
export async function purgeLetterBytes(tx: Writer, now = new Date()) {
  const underWay = tx
    .select({ id: letters.id })
    .from(letters)
    .where(inArray(letters.state, ["queued", "held", "sending", "unknown", "reflected"]));
  const purged = await tx
    .delete(letterBytes)
    .where(and(lte(letterBytes.purgeAt, now), notInArray(letterBytes.letterId, underWay)))
    .returning({ letterId: letterBytes.letterId });
  for (const { letterId } of purged) await recordEvent(tx, letterId, "purged", now);
}

const historyOf = (db: Reader, letterId: string): Promise<LetterHistory> =>
  db
    .select({ kind: letterEvents.kind, at: letterEvents.at, code: letterEvents.code })
    .from(letterEvents)
    .where(eq(letterEvents.letterId, letterId))
    .orderBy(asc(letterEvents.at));
