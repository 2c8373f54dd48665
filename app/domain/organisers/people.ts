import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import type { Reader, Writer } from "#db/index.ts";
import { organiserRoles, organisers, passkeys, sessions, signInLinks } from "#db/schema.ts";

export type Role = (typeof organiserRoles)[number];
export { organiserRoles };

export type Organiser = { id: string; name: string; role: Role };

/** Whether this organiser may give money back. */
export const mayRefund = ({ role }: Organiser) => role === "owner";

const FIRST_ORGANISER = "Organiser";
const IN_SHORT = { id: organisers.id, name: organisers.name, role: organisers.role };

/**
 * The organiser of that name, added if there is none; without a name, the first one of the installation. Who is added to
 * an installation without organisers is its owner.
 */
export async function anOrganiser(tx: Writer, name?: string, now = new Date()): Promise<Organiser> {
  const [first] = await tx.select(IN_SHORT).from(organisers).orderBy(asc(organisers.addedAt)).limit(1);
  const found = name ? await findOrganiser(tx, name) : first;
  if (found) return found;
  const organiser: Organiser = {
    id: crypto.randomUUID(),
    name: name ?? FIRST_ORGANISER,
    role: first ? "organiser" : "owner",
  };
  await tx.insert(organisers).values({ ...organiser, addedAt: now });
  return organiser;
}

/** The organiser of that name, if there is one. */
export async function findOrganiser(db: Reader, name: string): Promise<Organiser | null> {
  const [found] = await db.select(IN_SHORT).from(organisers).where(eq(organisers.name, name));
  return found ?? null;
}

/** Gives an organiser another role, and ends the sessions begun in the old one (OWASP ASVS 5.0, 7.4). */
export async function changeRole(tx: Writer, organiserId: string, role: Role) {
  const changed = await tx
    .update(organisers)
    .set({ role })
    .where(and(eq(organisers.id, organiserId), ne(organisers.role, role)))
    .returning({ id: organisers.id });
  if (changed.length > 0) await tx.delete(sessions).where(eq(sessions.organiserId, organiserId));
}

/**
 * Takes from an organiser every way in: passkeys, open sessions, links not used yet. What they did keeps their name, and a
 * new sign-in link lets them in again.
 */
export async function shutOut(tx: Writer, organiserId: string) {
  await tx.delete(passkeys).where(eq(passkeys.organiserId, organiserId));
  await tx.delete(sessions).where(eq(sessions.organiserId, organiserId));
  await tx.delete(signInLinks).where(and(eq(signInLinks.organiserId, organiserId), isNull(signInLinks.usedAt)));
}

export type ListedOrganiser = Organiser & { passkeys: number };

/** All organisers, in the order in which they came. */
export async function listOrganisers(db: Reader): Promise<ListedOrganiser[]> {
  return db
    .select({
      ...IN_SHORT,
      passkeys: sql<number>`count(${passkeys.id})`.mapWith(Number),
    })
    .from(organisers)
    .leftJoin(passkeys, eq(passkeys.organiserId, organisers.id))
    .groupBy(organisers.id)
    .orderBy(asc(organisers.addedAt));
}
