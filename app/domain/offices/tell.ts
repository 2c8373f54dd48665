import { and, asc, eq, inArray, isNotNull, isNull, lte, ne } from "drizzle-orm";
import type { Keyring } from "#app/domain/keys.ts";
import type { KeptBytes } from "#app/domain/letters/keep.ts";
import { postAll } from "#app/domain/outbox.ts";
import { manageToken } from "#app/domain/tokens.ts";
import type { Writer } from "#db/index.ts";
import { letterBytes, letters } from "#db/schema.ts";

/** What is undone within this time need not be told to anybody. */
const TELL_AFTER_MS = 10 * 60_000;
const AT_ONCE = 200;

/**
 * Posts a mail to writers whose letters wait, end or go into a digest because of what their office said. The mail says
 * only that there is news, and where: the page behind its link tells it. Returns how many letters it was about.
 */
export async function tellWriters(tx: Writer, keys: Keyring, now = new Date()): Promise<number> {
  const untold = await tx
    .select({ id: letters.id, locale: letters.locale, bytes: letterBytes })
    .from(letters)
    .leftJoin(letterBytes, eq(letterBytes.letterId, letters.id))
    .where(
      and(
        isNotNull(letters.keptBackAt),
        isNull(letters.toldAt),
        lte(letters.keptBackAt, new Date(now.getTime() - TELL_AFTER_MS)),
        ne(letters.state, "withdrawn"),
      ),
    )
    .orderBy(asc(letters.keptBackAt))
    .limit(AT_ONCE);
  const mails = untold.flatMap(({ id, locale, bytes }) => {
    const to = bytes && (keys.open(bytes.sealed, bytes.sealedKey) as KeptBytes | null)?.written?.replyTo.address;
    if (!to) return []; // a digest has no writer, and what is sealed with a key that is gone has none any more
    const words = { manageToken: manageToken(keys, "letter", id) };
    return [{ mail: { kind: "letter-news" as const, to, locale, words }, now }];
  });
  await postAll(tx, keys, mails);
  const ids = untold.map((letter) => letter.id);
  if (ids.length > 0) await tx.update(letters).set({ toldAt: now }).where(inArray(letters.id, ids));
  return ids.length;
}
