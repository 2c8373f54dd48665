import { and, asc, eq, gt, inArray, isNull, or } from "drizzle-orm";
import type { ActionFacts } from "#app/domain/content.ts";
import type { Reader, Writer } from "#db/index.ts";
import { areas, bodies, representativeAddresses, representatives } from "#db/schema.ts";

/** Somebody who can be written to. The address is for sending, and is shown to no visitor. */
export type Representative = typeof representatives.$inferSelect & { area: string | null; body: string; email: string };
export type Area = { id: string; name: string; people: Representative[] };

/** Everybody who can be written to about an action from a country, area by area, in the order of their names. */
export async function listRepresentatives(
  db: Reader,
  action: ActionFacts,
  country: string,
  now = new Date(),
): Promise<Area[]> {
  const people = await reachable(
    db,
    and(inArray(representatives.kind, action.letterTo), eq(representatives.country, country)),
    now,
  );
  const byArea = Map.groupBy(people, (person) => person.areaId ?? person.bodyId);
  return [...byArea].map(([id, members]) => ({
    id,
    name: members[0]?.area ?? members[0]?.body ?? "",
    people: members,
  }));
}

/** The countries that have anybody to write to about an action. */
export async function countriesToWriteFrom(db: Reader, action: ActionFacts, now = new Date()): Promise<string[]> {
  const rows = await db
    .selectDistinct({ country: representatives.country })
    .from(representatives)
    .innerJoin(representativeAddresses, eq(representativeAddresses.representativeId, representatives.id))
    .where(and(inArray(representatives.kind, action.letterTo), inOffice(now), hasEmail))
    .orderBy(asc(representatives.country));
  return rows.map((row) => row.country);
}

/** The person, if still in office and reachable by e-mail; null when not, or unknown. */
export async function findRepresentative(db: Reader, id: string, now = new Date()): Promise<Representative | null> {
  const [found] = await reachable(db, eq(representatives.id, id), now);
  return found ?? null;
}

/** The same, if the person can be written to about the action. */
export async function findRecipient(
  db: Reader,
  action: ActionFacts,
  id: string,
  now = new Date(),
): Promise<Representative | null> {
  const found = await findRepresentative(db, id, now);
  return found && action.letterTo.includes(found.kind) ? found : null;
}

/** Those of whom `who` is true, if still in office and reachable by e-mail; area by area, in the order of their names. */
export async function reachable(db: Reader, who: ReturnType<typeof and>, now: Date): Promise<Representative[]> {
  const rows = await db
    .select({ person: representatives, area: areas.name, body: bodies.name, email: representativeAddresses.value })
    .from(representatives)
    .innerJoin(bodies, eq(bodies.id, representatives.bodyId))
    .innerJoin(representativeAddresses, eq(representativeAddresses.representativeId, representatives.id))
    .leftJoin(areas, eq(areas.id, representatives.areaId))
    .where(and(who, inOffice(now), hasEmail))
    .orderBy(asc(areas.name), asc(representatives.name));
  return rows.map(({ person, ...rest }) => ({ ...person, ...rest }));
}

export const hasEmail = and(eq(representativeAddresses.kind, "email"), isNull(representativeAddresses.retiredAt));

export const inOffice = (now: Date) =>
  and(isNull(representatives.retiredAt), or(isNull(representatives.validUntil), gt(representatives.validUntil, now)));

/** Nobody of this body is written to any more. Letters that were written stay. */
export async function retireBody(tx: Writer, bodyId: string, now = new Date()) {
  await tx
    .update(representatives)
    .set({ retiredAt: now })
    .where(and(eq(representatives.bodyId, bodyId), isNull(representatives.retiredAt)));
}
