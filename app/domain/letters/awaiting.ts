import { asc, eq } from "drizzle-orm";
import type { Keyring } from "#app/domain/keys.ts";
import type { LetterChannel } from "#app/domain/letters/channels.ts";
import type { PendingLetter } from "#app/domain/letters/form.ts";
import { PENDING_MS } from "#app/domain/mail-limits.ts";
import { idIn, isTokenOf } from "#app/domain/tokens.ts";
import type { Reader } from "#db/index.ts";
import { letters } from "#db/schema.ts";

type Row = typeof letters.$inferSelect;
export type LetterState = Row["state"];

/** One letter as its confirmation mail names it. `letter` is null when it was confirmed before. */
export type AwaitingLetter = {
  id: string;
  representativeId: string;
  state: LetterState;
  channel: LetterChannel;
  letter: PendingLetter | null;
};

/** What was written in one go and is confirmed by one mail; at least one letter. */
export type AwaitingLetters = {
  /** The first letter's, by whose manage token all can be found. */
  id: string;
  campaignId: string;
  actionId: string;
  locale: string;
  letters: AwaitingLetter[];
};

/** What a confirmation token stands for; null when it is unknown, expired, replaced by a newer mail, or all of it withdrawn. */
export async function findAwaitingLetters(
  db: Reader,
  keys: Keyring,
  token: string,
  now = new Date(),
): Promise<AwaitingLetters | null> {
  const rows = await db
    .select()
    .from(letters)
    .where(eq(letters.writingId, idIn(token)))
    .orderBy(asc(letters.id));
  const theirs = rows.filter((row) => isTokenOf(row.confirmTokenHash, token) && !isExpired(row, now));
  const found = theirs.flatMap((row) => awaitingLetter(keys, row) ?? []);
  const [first] = theirs;
  const [awaiting] = found;
  if (!first || !awaiting) return null;
  const { campaignId, actionId, locale } = first;
  return { id: awaiting.id, campaignId, actionId, locale, letters: found };
}

const isExpired = ({ pendingAt }: Row, now: Date) => !pendingAt || now.getTime() - pendingAt.getTime() >= PENDING_MS;

function awaitingLetter(keys: Keyring, row: Row): AwaitingLetter | null {
  const { id, representativeId, state, channel } = row;
  const known = { id, representativeId, state, channel };
  if (!row.pending || !row.pendingKey) return row.confirmedAt ? { ...known, letter: null } : null;
  const letter = keys.open(row.pending, row.pendingKey) as PendingLetter | null;
  return letter && { ...known, letter };
}
