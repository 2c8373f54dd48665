import { lte } from "drizzle-orm";
import type { Keyring } from "#app/domain/keys.ts";
import { newToken, tokenHash } from "#app/domain/tokens.ts";
import type { Writer } from "#db/index.ts";
import { spentChallenges } from "#db/schema.ts";

/** What a passkey is asked for, and in which matter. An answer given for one thing is worth nothing for another. */
export type Asked = { purpose: "sign-in" | "add-passkey" | "refund"; matter: string };

export const CHALLENGE_LIFE_MS = 5 * 60_000;

/**
 * What a passkey has to sign for one purpose and matter, once and within five minutes: base64url, of more than 16 random
 * bytes (Web Authentication Level 2 §13.4.3). It says until when it holds and that this installation made it, so that
 * asking leaves nothing in the database.
 */
export function newChallenge(keys: Pick<Keyring, "token">, asked: Asked, now = new Date()): string {
  const said = `${newToken()}.${now.getTime() + CHALLENGE_LIFE_MS}`;
  return Buffer.from(`${said}.${proof(keys, asked, said)}`).toString("base64url");
}

/** Until when the challenge holds; null when it is over, or was not made here for this purpose and matter. */
export function challengeHolds(
  keys: Pick<Keyring, "token">,
  challenge: string,
  asked: Asked,
  now = new Date(),
): Date | null {
  const [chance = "", until = "", proven = ""] = Buffer.from(challenge, "base64url").toString().split(".");
  const expected = tokenHash(proof(keys, asked, `${chance}.${until}`));
  if (Buffer.compare(tokenHash(proven), expected) !== 0) return null;
  return Number(until) > now.getTime() ? new Date(Number(until)) : null;
}

/** Takes the challenge out of use; false when it was out of use already. Those too old to be answered are forgotten. */
export async function spendChallenge(tx: Writer, challenge: string, until: Date, now = new Date()): Promise<boolean> {
  await tx.delete(spentChallenges).where(lte(spentChallenges.expiresAt, now));
  const spent = await tx
    .insert(spentChallenges)
    .values({ hash: tokenHash(challenge), expiresAt: until })
    .onConflictDoNothing()
    .returning({ hash: spentChallenges.hash });
  return spent.length > 0;
}

const proof = (keys: Pick<Keyring, "token">, { purpose, matter }: Asked, said: string) =>
  keys.token(`passkey-${purpose}`, `${said}\n${matter}`);
