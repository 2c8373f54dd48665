import { inArray, lte } from "drizzle-orm";
import type { Keyring } from "#app/domain/keys.ts";
import type { Writer } from "#db/index.ts";
import { digestWords } from "#db/schema.ts";

/** As long as the key they are sealed with lives; a digest leaves every week. */
const KEPT_MS = 28 * 24 * 3_600_000;

/** Keeps words that their writer allows in the office's digest, without the writer. */
export async function keepDigestWords(tx: Writer, keys: Keyring, letterId: string, words: string, now = new Date()) {
  const { sealed, key } = keys.seal(words, "letters", now);
  const row = { sealed, sealedKey: key, purgeAt: new Date(now.getTime() + KEPT_MS) };
  await tx
    .insert(digestWords)
    .values({ letterId, ...row })
    .onConflictDoUpdate({ target: digestWords.letterId, set: row });
}

/** Deletes what was quoted, and what nobody can open any more. */
export async function forgetDigestWords(tx: Writer, letterIds: string[], now = new Date()) {
  if (letterIds.length > 0) await tx.delete(digestWords).where(inArray(digestWords.letterId, letterIds));
  await tx.delete(digestWords).where(lte(digestWords.purgeAt, now));
}
