import { and, eq } from "drizzle-orm";
import { canonicalAddress } from "#app/domain/addresses.ts";
import type { Keyring } from "#app/domain/keys.ts";
import type { ByHand } from "#app/domain/letters/channels.ts";
import { recordEvent } from "#app/domain/letters/events.ts";
import type { LetterForm } from "#app/domain/letters/form.ts";
import { manageToken, tokenHash } from "#app/domain/tokens.ts";
import type { Writer } from "#db/index.ts";
import { letters } from "#db/schema.ts";

/** What somebody says to have sent, to which office and in which way; with the page's language and the consent text's hash. */
export type Report = {
  campaignId: string;
  actionId: string;
  representativeId: string;
  channel: ByHand;
  locale: string;
  consentHash: string;
};

/**
 * Records that somebody says to have sent a letter, without a word of it. The address was not confirmed, so that this
 * never touches a letter there is already: one letter a writer, action and representative, whatever is pressed. Nothing
 * about earlier letters can be told from the outcome.
 */
export async function reportLetter(
  tx: Writer,
  keys: Keyring,
  report: Report,
  form: Pick<LetterForm, "email" | "country" | "ownWords">,
  now = new Date(),
) {
  const id = crypto.randomUUID();
  const added = await tx
    .insert(letters)
    .values({
      id,
      ...report,
      writerHash: keys.addressHash(report.campaignId, canonicalAddress(form.email)),
      writingId: crypto.randomUUID(),
      state: "reported",
      country: form.country,
      ownWords: form.ownWords ? 1 : 0,
      writtenAt: now,
      reportedAt: now,
      endedAt: now,
      manageTokenHash: tokenHash(manageToken(keys, "letter", id)),
    })
    .onConflictDoNothing()
    .returning({ id: letters.id });
  if (added.length > 0) await recordEvent(tx, id, "reported", now);
}

/** The same of a letter whose writer has confirmed the address, and was to send it. Saying so twice changes nothing. */
export async function reportTask(tx: Writer, letterId: string, channel: ByHand, now = new Date()) {
  const [reported] = await tx
    .update(letters)
    .set({ state: "reported", channel, reportedAt: now, endedAt: now })
    .where(and(eq(letters.id, letterId), eq(letters.state, "to-do")))
    .returning({ id: letters.id });
  if (reported) await recordEvent(tx, letterId, "reported", now);
}
