import { and, eq, isNull } from "drizzle-orm";
import type { RepresentativeRow, RowAddress } from "#app/domain/representatives/rows.ts";
import type { Reader } from "#db/index.ts";
import { areas, representativeAddresses, representatives } from "#db/schema.ts";

export type Known = typeof representatives.$inferSelect;
export type KnownAddress = typeof representativeAddresses.$inferSelect;
export type KnownArea = typeof areas.$inferSelect;
export type Row = RepresentativeRow & { country: string };

/** A person of the file beside the one that is known under the same key, and how they differ. */
export type Entry = {
  id: string;
  row: Row;
  known: Known | null;
  changed: boolean;
  adding: RowAddress[];
  leaving: KnownAddress[];
};

/** All that is known of a body, retired people among it. */
export async function knownOf(db: Pick<Reader, "select">, bodyId: string) {
  const people = await db.select().from(representatives).where(eq(representatives.bodyId, bodyId));
  const addresses = await db
    .select({ address: representativeAddresses })
    .from(representativeAddresses)
    .innerJoin(representatives, eq(representatives.id, representativeAddresses.representativeId))
    .where(and(eq(representatives.bodyId, bodyId), isNull(representativeAddresses.retiredAt)));
  return {
    people,
    areas: await db.select().from(areas).where(eq(areas.bodyId, bodyId)),
    addresses: Map.groupBy(
      addresses.map(({ address }) => address),
      (address) => address.representativeId,
    ),
  };
}
export type KnownBody = Awaited<ReturnType<typeof knownOf>>;

export function compare(rows: Row[], known: KnownBody): Entry[] {
  const people = new Map(known.people.map((person) => [person.key, person]));
  const areasById = new Map(known.areas.map((area) => [area.id, area]));
  return rows.map((row) => {
    const person = people.get(row.key) ?? null;
    const had = (person && known.addresses.get(person.id)) ?? [];
    const has = new Set(row.addresses.map(inOne));
    const hadToo = new Set(had.map(inOne));
    return {
      id: person?.id ?? crypto.randomUUID(),
      row,
      known: person,
      changed: person !== null && differs(person, areasById.get(person.areaId ?? ""), row),
      adding: row.addresses.filter((address) => !hadToo.has(inOne(address))),
      leaving: had.filter((address) => !has.has(inOne(address))),
    };
  });
}

const inOne = ({ kind, value, mostCharacters }: RowAddress) => `${kind} ${mostCharacters ?? ""} ${value}`;

const SAME = ["kind", "country", "name", "sortName", "honorific", "salutation", "role", "party", "locale"] as const;

function differs(person: Known, area: KnownArea | undefined, row: Row): boolean {
  return (
    person.retiredAt !== null ||
    SAME.some((field) => person[field] !== row[field]) ||
    person.validFrom?.getTime() !== row.validFrom?.getTime() ||
    person.validUntil?.getTime() !== row.validUntil?.getTime() ||
    area?.key !== row.area?.key ||
    area?.name !== row.area?.name
  );
}
