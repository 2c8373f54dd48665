import { and, asc, eq, gt, inArray, isNull, or } from "drizzle-orm";
import type { ActionFacts } from "#app/domain/content/facts.ts";
import type { Reader, Writer } from "#db/index.ts";
import { areas, bodies, representativeAddresses, representatives } from "#db/schema.ts";

/**
 * Somebody who can be written to, by one of the addresses at least. They are for sending: on a page they are shown only
 * to whoever has written the letter that goes there, in answer to a form.
 */
export type Representative = typeof representatives.$inferSelect & { area: string | null; body: string } & Reach;
export type Reach = {
  email: string | null;
  contactForm: ContactForm | null;
  /** The lines below the name. */
  postal: string[] | null;
};
/** `mostCharacters` is what the form takes, where that is known. */
export type ContactForm = { href: string; mostCharacters: number | null };
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
    .where(and(inArray(representatives.kind, action.letterTo), inOffice(now), takesLetters))
    .orderBy(asc(representatives.country));
  return rows.map((row) => row.country);
}

/** The person, if still in office and reachable by a letter; null when not, or unknown. */
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

/** Those of whom `who` is true, if still in office and reachable by a letter; area by area, in the order of their names. */
export async function reachable(db: Reader, who: ReturnType<typeof and>, now: Date): Promise<Representative[]> {
  const rows = await db
    .select({ person: representatives, area: areas.name, body: bodies.name, address: representativeAddresses })
    .from(representatives)
    .innerJoin(bodies, eq(bodies.id, representatives.bodyId))
    .innerJoin(representativeAddresses, eq(representativeAddresses.representativeId, representatives.id))
    .leftJoin(areas, eq(areas.id, representatives.areaId))
    .where(and(who, inOffice(now), takesLetters))
    .orderBy(asc(areas.name), asc(representatives.name), asc(representativeAddresses.id));
  return [...Map.groupBy(rows, ({ person }) => person.id).values()].flatMap((theirs) => {
    const [first] = theirs;
    const reach = reachBy(theirs.map(({ address }) => address));
    return first && reach ? [{ ...first.person, area: first.area, body: first.body, ...reach }] : [];
  });
}

export const takesLetters = and(
  inArray(representativeAddresses.kind, ["email", "contact-form", "postal"]),
  isNull(representativeAddresses.retiredAt),
);

/** Null where none of the addresses can be used: a contact form whose address is no web page's leads nowhere. */
function reachBy(addresses: (typeof representativeAddresses.$inferSelect)[]): Reach | null {
  const email = addresses.find(({ kind }) => kind === "email")?.value ?? null;
  const form = addresses.find(({ kind, value }) => kind === "contact-form" && /^https?:\/\//i.test(value));
  const postal = addresses.find(({ kind }) => kind === "postal")?.value;
  if (!email && !form && !postal) return null;
  return {
    email,
    contactForm: form ? { href: form.value, mostCharacters: form.mostCharacters } : null,
    postal: postal ? postal.split("\n") : null,
  };
}

export const inOffice = (now: Date) =>
  and(isNull(representatives.retiredAt), or(isNull(representatives.validUntil), gt(representatives.validUntil, now)));

/** Nobody of this body is written to any more. Letters that were written stay. */
export async function retireBody(tx: Writer, bodyId: string, now = new Date()) {
  await tx
    .update(representatives)
    .set({ retiredAt: now })
    .where(and(eq(representatives.bodyId, bodyId), isNull(representatives.retiredAt)));
}
