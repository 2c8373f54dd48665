import { and, desc, eq, gt, lte, ne, or } from "drizzle-orm";
import type { Organiser } from "#app/domain/organisers/people.ts";
import { newToken, tokenHash } from "#app/domain/tokens.ts";
import type { Reader, Writer } from "#db/index.ts";
import { organisers, sessions } from "#db/schema.ts";

/** A session ends after an hour without a request, and after twelve hours whatever happens (OWASP ASVS 5.0, 7.3). */
export const IDLE_MS = 3_600_000;
export const SESSION_MOST_MS = 12 * 3_600_000;

/** How long after signing in an organiser may do what must not be done by somebody who finds the desk open. */
const LATELY_MS = 10 * 60_000;

const SEEN_EVERY_MS = 60_000;

export type Session = Organiser & { seenAt: Date };

/** Begins a session for somebody who has shown who they are; returns its token. Sessions that are over go. */
export async function beginSession(tx: Writer, organiserId: string, now = new Date()): Promise<string> {
  await tx.delete(sessions).where(isOver(now));
  const token = newToken();
  await tx.insert(sessions).values({ tokenHash: tokenHash(token), organiserId, startedAt: now, seenAt: now });
  return token;
}

/** The session a token stands for; null when there is none or its time is over. */
export async function findSession(db: Reader, token: string, now = new Date()): Promise<Session | null> {
  const [session] = await db
    .select({ id: organisers.id, name: organisers.name, role: organisers.role, seenAt: sessions.seenAt })
    .from(sessions)
    .innerJoin(organisers, eq(organisers.id, sessions.organiserId))
    .where(and(eq(sessions.tokenHash, tokenHash(token)), isAlive(now)));
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

export type ListedSession = { startedAt: Date; seenAt: Date; isThis: boolean };

/** An organiser's sessions that are not over, the newest first; `token` is that of the one who asks. */
export async function listSessions(
  db: Reader,
  organiserId: string,
  token: string,
  now = new Date(),
): Promise<ListedSession[]> {
  const found = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.organiserId, organiserId), isAlive(now)))
    .orderBy(desc(sessions.startedAt));
  const own = tokenHash(token);
  return found.map(({ startedAt, seenAt, tokenHash: kept }) => ({
    startedAt,
    seenAt,
    isThis: Buffer.compare(kept, own) === 0,
  }));
}

/** Ends all of an organiser's sessions but the one of that token. */
export async function endOtherSessions(tx: Writer, organiserId: string, token: string) {
  await tx.delete(sessions).where(and(eq(sessions.organiserId, organiserId), ne(sessions.tokenHash, tokenHash(token))));
}

const isAlive = (now: Date) =>
  and(
    gt(sessions.seenAt, new Date(now.getTime() - IDLE_MS)),
    gt(sessions.startedAt, new Date(now.getTime() - SESSION_MOST_MS)),
  );

const isOver = (now: Date) =>
  or(
    lte(sessions.seenAt, new Date(now.getTime() - IDLE_MS)),
    lte(sessions.startedAt, new Date(now.getTime() - SESSION_MOST_MS)),
  );
