import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import type { Organiser } from "#app/domain/organisers/people.ts";
import { beginSession } from "#app/domain/organisers/sessions.ts";
import { newToken, tokenHash } from "#app/domain/tokens.ts";
import type { Reader, Writer } from "#db/index.ts";
import { signInLinks } from "#db/schema.ts";

export const LINK_LIFE_MS = 24 * 3_600_000;

/** What a sign-in link is good for. Used and expired ones are told apart from those that never were. */
export type SignInLink = { state: "good" | "used" | "expired" | "unknown" };

/** Whether any organiser ever came in. */
export async function someoneSignedIn(db: Reader): Promise<boolean> {
  const used = await db
    .select({ at: signInLinks.usedAt })
    .from(signInLinks)
    .where(isNotNull(signInLinks.usedAt))
    .limit(1);
  return used.length > 0;
}

/** Makes a link for one sign-in within 24 hours and returns its token. The organiser's earlier unused links stop working. */
export async function newSignInLink(tx: Writer, organiser: Organiser, now = new Date()): Promise<string> {
  const token = newToken();
  await tx.delete(signInLinks).where(and(eq(signInLinks.organiserId, organiser.id), isNull(signInLinks.usedAt)));
  await tx.insert(signInLinks).values({
    tokenHash: tokenHash(token),
    organiserId: organiser.id,
    expiresAt: new Date(now.getTime() + LINK_LIFE_MS),
  });
  return token;
}

export async function findSignInLink(db: Reader, token: string, now = new Date()): Promise<SignInLink> {
  const [link] = await db
    .select()
    .from(signInLinks)
    .where(eq(signInLinks.tokenHash, tokenHash(token)));
  if (!link) return { state: "unknown" };
  if (link.usedAt) return { state: "used" };
  return { state: link.expiresAt <= now ? "expired" : "good" };
}

/** Burns the link and begins a session; returns the session's token, or null when the link is not good (any more). */
export async function signIn(tx: Writer, token: string, now = new Date()): Promise<string | null> {
  const [link] = await tx
    .update(signInLinks)
    .set({ usedAt: now })
    .where(and(eq(signInLinks.tokenHash, tokenHash(token)), isNull(signInLinks.usedAt), gt(signInLinks.expiresAt, now)))
    .returning({ organiserId: signInLinks.organiserId });
  return link ? beginSession(tx, link.organiserId, now) : null;
}
