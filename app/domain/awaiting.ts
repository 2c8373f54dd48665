import type { Keyring } from "#app/domain/keys.ts";
import { type AwaitingLetters, findAwaitingLetters } from "#app/domain/letters/awaiting.ts";
import { type AwaitingSignature, findAwaitingSignature } from "#app/domain/signatures/confirm.ts";
import type { Reader } from "#db/index.ts";

/** What a link of a confirmation mail stands for: a signature, or letters to representatives. */
export type Awaiting = ({ kind: "signature" } & AwaitingSignature) | ({ kind: "letter" } & AwaitingLetters);

/** Null when the token is unknown, expired, or what it stood for is withdrawn. */
export async function findAwaiting(
  db: Reader,
  keys: Keyring,
  token: string,
  now = new Date(),
): Promise<Awaiting | null> {
  const signature = await findAwaitingSignature(db, keys, token, now);
  if (signature) return { kind: "signature", ...signature };
  const letters = await findAwaitingLetters(db, keys, token, now);
  return letters && { kind: "letter", ...letters };
}
