import { and, eq, inArray, sql } from "drizzle-orm";
import type { Keyring } from "#app/domain/keys.ts";
import { uncountToday } from "#app/domain/outbox/caps.ts";
import type { Claimed } from "#app/domain/outbox/claim.ts";
import { addTo } from "#app/domain/outbox/figures.ts";
import { FIRST_RETRY_MS, NotAccepted, retryAt, SendFailure } from "#app/domain/outbox.ts";
import type { Writer } from "#db/index.ts";
import { outbox } from "#db/schema.ts";

/** What came of a try: no failure when a server took the mail. */
export type Tried = Claimed & { failure: unknown };

/**
 * Writes down what came of several tries, a statement for all that ended alike. A mail's own tries count answers about
 * that mail: where the server could not be asked, it was not tried.
 */
export async function settleMails(tx: Writer, keys: Keyring, tried: Tried[], now: Date) {
  const sent = tried.filter(({ failure }) => !failure);
  const refused = tried.filter(({ failure }) => failure instanceof SendFailure && failure.permanent);
  const notAsked = tried.filter(({ failure }) => failure instanceof NotAccepted);
  const later = tried.filter((one) => ![sent, refused, notAsked].some((some) => some.includes(one)));

  if (sent.length > 0) await tx.delete(outbox).where(among(sent));
  await addTo(tx, "sent", sent.length, now);
  if (refused.length > 0)
    await tx
      .update(outbox)
      .set({ failedAt: now, leasedUntil: null, sealed: null, sealedKey: null })
      .where(among(refused));
  if (notAsked.length > 0) await giveBack(tx, keys, notAsked, now);
  for (const tries of new Set(later.map((one) => one.tries)))
    await tx
      .update(outbox)
      .set({ leasedUntil: null, dueAt: retryAt(tries, now) })
      .where(and(among(later), eq(outbox.tries, tries)));
}

async function giveBack(tx: Writer, keys: Keyring, tried: Tried[], now: Date) {
  await tx
    .update(outbox)
    .set({ leasedUntil: null, tries: sql`${outbox.tries} - 1`, dueAt: new Date(now.getTime() + FIRST_RETRY_MS) })
    .where(among(tried));
  for (const countedAt of new Set(tried.map((one) => one.countedAt)))
    if (countedAt) {
      const addresses = tried.filter((one) => one.countedAt === countedAt).map(({ mail }) => mail.to);
      await uncountToday(tx, keys, addresses, countedAt);
    }
}

const among = (tried: Tried[]) =>
  inArray(
    outbox.id,
    tried.map(({ id }) => id),
  );
