import { and, asc, eq, gt, isNotNull, isNull, lte, or } from "drizzle-orm";
import { newToken, tokenHash } from "#app/domain/tokens.ts";
import type { Reader, Writer } from "#db/index.ts";
import { organisers, sessions, signInLinks } from "#db/schema.ts";

export const LINK_LIFE_MS = 24 * 3_600_000;
/** A session ends after an hour without a request, and after twelve hours whatever happens (OWASP ASVS 5.0, 7.3). */
export const IDLE_MS = 3_600_000;
export const SESSION_MOST_MS = 12 * 3_600_000;

/** How long after signing in an organiser may do what must not be done by somebody who finds the desk open. */
const LATELY_MS = 10 * 60_000;

const SEEN_EVERY_MS = 60_000;
const FIRST_ORGANISER = "Organiser";

export type Organiser = { id: string; name: string };
export type Session = Organiser & { seenAt: Date };

/** What a sign-in link is good for. Used and expired ones are told apart from those that never were. */
export type SignInLink = { state: "good" | "used" | "expired" | "unknown" };

/** The organiser of that name, added if there is none; without a name, the first one of the installation. */
export async function anOrganiser(tx: Writer, name?: string, now = new Date()): Promise<Organiser> {
  const known = tx.select({ id: organisers.id, name: organisers.name }).from(organisers);
  const [found] = name
    ? await known.where(eq(organisers.name, name))
    : await known.orderBy(asc(organisers.addedAt)).limit(1);
  if (found) return found;
  const organiser = { id: crypto.randomUUID(), name: name ?? FIRST_ORGANISER };
  await tx.insert(organisers).values({ ...organiser, addedAt: now });
  return organiser;
}

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
  if (!link) return null;
  await tx.delete(sessions).where(isOver(now));
  const session = newToken();
  await tx
    .insert(sessions)
    .values({ tokenHash: tokenHash(session), organiserId: link.organiserId, startedAt: now, seenAt: now });
  return session;
}

/** The session a token stands for; null when there is none or its time is over. */
export async function findSession(db: Reader, token: string, now = new Date()): Promise<Session | null> {
  const [session] = await db
    .select({ id: organisers.id, name: organisers.name, seenAt: sessions.seenAt })
    .from(sessions)
    .innerJoin(organisers, eq(organisers.id, sessions.organiserId))
    .where(
      and(
        eq(sessions.tokenHash, tokenHash(token)),
        gt(sessions.seenAt, new Date(now.getTime() - IDLE_MS)),
        gt(sessions.startedAt, new Date(now.getTime() - SESSION_MOST_MS)),
      ),
    );
  return session ?? null;
}

/** Whether the session began within the last ten minutes. */
export async function isFresh(db: Reader, token: string, now = new Date()): Promise<boolean> {
  const since = new Date(now.getTime() - LATELY_MS);
  const [session] = await db
    .select({ startedAt: sessions.startedAt })
    .from(sessions)
    .where(and(eq(sessions.tokenHash, tokenHash(token)), gt(sessions.startedAt, since)));
  return session !== undefined;
}

/** Whether it is time to note that the session is in use: once a minute, so that reading pages hardly writes. */
export const isSeenAgain = (session: Session, now: Date) => now.getTime() - session.seenAt.getTime() >= SEEN_EVERY_MS;

/** Notes that the session is in use, which puts off its idle end. One that is over stays over. */
export async function seeAgain(tx: Writer, token: string, now = new Date()) {
  const alive = gt(sessions.seenAt, new Date(now.getTime() - IDLE_MS));
  await tx
    .update(sessions)
    .set({ seenAt: now })
    .where(and(eq(sessions.tokenHash, tokenHash(token)), alive));
}

export async function signOut(tx: Writer, token: string) {
  await tx.delete(sessions).where(eq(sessions.tokenHash, tokenHash(token)));
}

const isOver = (now: Date) =>
  or(
    lte(sessions.seenAt, new Date(now.getTime() - IDLE_MS)),
    lte(sessions.startedAt, new Date(now.getTime() - SESSION_MOST_MS)),
  );
