import { eq } from "drizzle-orm";
import type { Keyring } from "#app/domain/keys.ts";
import type { KeptBytes } from "#app/domain/letters/keep.ts";
import type { LetterMessage } from "#app/domain/letters/message.ts";
import type { Reader } from "#db/index.ts";
import { letterBytes } from "#db/schema.ts";

/** A letter as it was sent, for its writer: what it says, where answers go, and the exact bytes. */
export type KeptMessage = {
  message: LetterMessage;
  from: string;
  writer: string;
  writerName: string;
  relay: boolean;
  raw: Buffer;
  /** When it is deleted. */
  until: Date;
};

/** What is kept of a letter's text; null once it is deleted, 28 days at most after the letter left. */
export async function findKeptMessage(db: Reader, keys: Keyring, letterId: string): Promise<KeptMessage | null> {
  const [bytes] = await db.select().from(letterBytes).where(eq(letterBytes.letterId, letterId));
  return bytes ? keptMessage(keys, bytes) : null;
}

export function keptMessage(
  keys: Keyring,
  { sealed, sealedKey, purgeAt }: Pick<typeof letterBytes.$inferSelect, "sealed" | "sealedKey" | "purgeAt">,
): KeptMessage | null {
  const kept = keys.open(sealed, sealedKey) as KeptBytes | null;
  if (!kept?.written) return null;
  const { envelope, raw, written } = kept;
  const { message, replyTo, relay } = written;
  return {
    message,
    from: envelope.from,
    writer: replyTo.address,
    writerName: replyTo.name,
    relay,
    raw: Buffer.from(raw, "base64"),
    until: purgeAt,
  };
}
