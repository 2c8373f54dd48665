import { holdUnreachable } from "#app/domain/inbound/address-states.ts";
import { keepRoute } from "#app/domain/inbound/routes.ts";
import type { Keyring } from "#app/domain/keys.ts";
import type { ComposedLetter, Envelope, LetterParts, Person } from "#app/domain/letters/compose.ts";
import { laneFor } from "#app/domain/letters/lanes.ts";
import type { LetterMessage } from "#app/domain/letters/message.ts";
import { enqueue } from "#app/domain/letters/queue.ts";
import { keepOfficeLink, type NewOfficeLink } from "#app/domain/offices/links.ts";
import type { Representative } from "#app/domain/representatives.ts";
import type { Writer } from "#db/index.ts";
import { letterBytes } from "#db/schema.ts";

/** A letter as its writer wrote it; of a digest there is none. */
type Written = { message: LetterMessage; replyTo: Person; relay: boolean };

/** What is sealed in letter_bytes: the bytes in base64, and what they say, for their writer to read. */
export type KeptBytes = { raw: string; envelope: Envelope; written: Written | null };

/** How long the exact message is kept after it left, and how long its key lives. */
export const BYTES_KEPT_MS = 28 * 24 * 3_600_000;

/** A confirmed letter with its message made, and the office's link that stands in it. */
export type LetterToKeep = {
  campaignId: string;
  actionId: string;
  office: Representative;
  parts: LetterParts;
  composed: ComposedLetter;
  link: NewOfficeLink;
  message: LetterMessage;
  /** The writer's language. */
  locale: string;
  /** It waits to leave by itself; else its message is kept in case that it may later. */
  leaves: boolean;
};

/**
 * Keeps the exact bytes of a letter, the way back to its writer and the office's link, and lets the letter leave from now
 * on; unless its office's address is known to be wrong: then it is held.
 */
export async function keepLetter(tx: Writer, keys: Keyring, letter: LetterToKeep, now: Date) {
  const { campaignId, actionId, office, parts, composed, link, message, locale, leaves } = letter;
  const { id: letterId, replyTo, relay, subject } = parts;
  const { country, id: representativeId } = office;
  const { address } = parts.to;
  await keepOfficeLink(tx, link, { campaignId, representativeId, actionId, letterId, country, address }, now);
  await keepBytes(tx, keys, letterId, composed, { message, replyTo, relay }, now);
  await keepRoute(tx, keys, letterId, composed.envelope.to, { writer: replyTo, locale, subject, relay }, now);
  const lane = await laneFor(tx, { campaignId, representativeId, country, address });
  if (!leaves) return;
  await enqueue(tx, [{ ...lane, letterId, tries: 0 }], now);
  await holdUnreachable(tx, [letterId], now);
}

/** Keeps the exact message, sealed, until 28 days after it has left. */
export async function keepBytes(
  tx: Writer,
  keys: Keyring,
  letterId: string,
  { messageId, raw, envelope }: ComposedLetter,
  written: Written | null,
  now: Date,
) {
  const kept: KeptBytes = { raw: Buffer.from(raw).toString("base64"), envelope, written };
  const { sealed, key } = keys.seal(kept, "letters", now);
  const bytes = { messageId, sealed, sealedKey: key, purgeAt: new Date(now.getTime() + BYTES_KEPT_MS) };
  await tx
    .insert(letterBytes)
    .values({ letterId, ...bytes })
    .onConflictDoUpdate({ target: letterBytes.letterId, set: bytes });
}
