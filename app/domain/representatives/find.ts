import { and, asc, countDistinct, eq, inArray, isNull, or, type SQL } from "drizzle-orm";
import { setInForce } from "#app/domain/areas/sets.ts";
import type { ActionFacts } from "#app/domain/content/facts.ts";
import { inOffice, type Representative, reachable, takesLetters } from "#app/domain/representatives.ts";
import type { Reader } from "#db/index.ts";
import { areas, bodies, committeeMembers, committees, representativeAddresses, representatives } from "#db/schema.ts";

/** Who is looked for: those an action's letters go to, from one country. */
export type Wanted = { action: ActionFacts; country: string };

/** An area with somebody to write to. */
export type PickedArea = { id: string; key: string; name: string; otherNames: string[]; people: number };

/** Part of a body that can be chosen instead of a person's area. */
export type PickedCommittee = { id: string; name: string; people: number };

/** A body with people to write to, and the ways in which one's own among them can be found. */
export type Office = {
  body: { id: string; name: string };
  /** The areas that people are parted by. Empty where everybody answers for the whole country. */
  areas: PickedArea[];
  /** Those who answer for no single area of these. */
  atLarge: Representative[];
  committees: PickedCommittee[];
  /** How many characters of a postcode a browser asks by; null where the body has no table of postcodes. */
  postcodePrefix: number | null;
  byPoint: boolean;
};

/** The bodies that anybody can be written to in, with ways to find one's own people; `bodyId` asks for one of them. */
export async function officesFor(db: Reader, wanted: Wanted, bodyId?: string, now = new Date()): Promise<Office[]> {
  const some = bodyId === undefined ? undefined : eq(representatives.bodyId, bodyId);
  const rows = await db
    .select({ body: bodies, area: areas, people: countDistinct(representatives.id) })
    .from(representatives)
    .innerJoin(bodies, eq(bodies.id, representatives.bodyId))
    .innerJoin(representativeAddresses, eq(representativeAddresses.representativeId, representatives.id))
    .leftJoin(areas, eq(areas.id, representatives.areaId))
    .where(and(among(wanted), some, inOffice(now), takesLetters))
    .groupBy(bodies.id, areas.id)
    .orderBy(asc(bodies.name), asc(areas.name));
  const byBody = Map.groupBy(rows, ({ body }) => body.id);
  return Promise.all([...byBody.values()].map((some) => officeOf(db, wanted, some, now)));
}

type Row = { body: Office["body"]; area: typeof areas.$inferSelect | null; people: number };

async function officeOf(db: Reader, wanted: Wanted, rows: Row[], now: Date): Promise<Office> {
  const body = rows[0]?.body as Office["body"];
  const byPostcode = await setInForce(db, body.id, "postcodes", now);
  const byPoint = await setInForce(db, body.id, "boundaries", now);
  const onMap = byPostcode || byPoint ? new Set([byPostcode, byPoint].flatMap((set) => set?.areaKeys ?? [])) : null;
  const named = rows.flatMap(({ area, people }) => (area ? [{ area, people }] : []));
  const parted = named.filter(({ area }) => onMap?.has(area.key) ?? named.length > 1);
  const elsewhere = named.filter((one) => !parted.includes(one)).map(({ area }) => area.id);
  const homeless = or(isNull(representatives.areaId), inArray(representatives.areaId, elsewhere));
  return {
    body: { id: body.id, name: body.name },
    areas: parted.map(({ area: { id, key, name, otherNames }, people }) => ({
      id,
      key,
      name,
      otherNames: otherNames ?? [],
      people,
    })),
    atLarge: await reachable(db, and(among(wanted), eq(representatives.bodyId, body.id), homeless), now),
    committees: await committeesOf(db, wanted, body.id, now),
    postcodePrefix: parted.length > 0 ? (byPostcode?.prefixLength ?? null) : null,
    byPoint: parted.length > 0 && byPoint !== null,
  };
}

async function committeesOf(db: Reader, wanted: Wanted, bodyId: string, now: Date): Promise<PickedCommittee[]> {
  return db
    .select({ id: committees.id, name: committees.name, people: countDistinct(representatives.id) })
    .from(committees)
    .innerJoin(committeeMembers, eq(committeeMembers.committeeId, committees.id))
    .innerJoin(representatives, eq(representatives.id, committeeMembers.representativeId))
    .innerJoin(representativeAddresses, eq(representativeAddresses.representativeId, representatives.id))
    .where(
      and(
        eq(committees.bodyId, bodyId),
        isNull(committeeMembers.retiredAt),
        among(wanted),
        inOffice(now),
        takesLetters,
      ),
    )
    .groupBy(committees.id, committees.name)
    .orderBy(asc(committees.name));
}

/** The people of one area, in the order of their names. */
export const peopleOfArea = (db: Reader, wanted: Wanted, areaId: string, now = new Date()): Promise<Representative[]> =>
  reachable(db, and(among(wanted), eq(representatives.areaId, areaId)), now);

/** Those of a committee who answer for the country, in the order of their names. */
export async function peopleOfCommittee(
  db: Reader,
  wanted: Wanted,
  committeeId: string,
  now = new Date(),
): Promise<Representative[]> {
  const members = db
    .select({ id: committeeMembers.representativeId })
    .from(committeeMembers)
    .where(and(eq(committeeMembers.committeeId, committeeId), isNull(committeeMembers.retiredAt)));
  return reachable(db, and(among(wanted), inArray(representatives.id, members)), now);
}

const among = ({ action, country }: Wanted): SQL | undefined =>
  and(inArray(representatives.kind, action.letterTo), eq(representatives.country, country));
