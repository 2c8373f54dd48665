import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { folded } from "#app/domain/areas/names.ts";
import type { Reader } from "#db/index.ts";
import { areas, representatives } from "#db/schema.ts";

export type KnownAreas = Awaited<ReturnType<typeof knownAreas>>;

/**
 * The areas that a body has already, mostly from its representatives, and how a file's areas are recognised among
 * them: by the key, else by a name that only one of them has.
 */
export async function knownAreas(db: Pick<Reader, "select" | "selectDistinct">, bodyId: string) {
  const rows = await db
    .select({ key: areas.key, name: areas.name, otherNames: areas.otherNames })
    .from(areas)
    .where(eq(areas.bodyId, bodyId));
  const people = await db
    .selectDistinct({ key: areas.key })
    .from(representatives)
    .innerJoin(areas, eq(areas.id, representatives.areaId))
    .where(
      and(eq(representatives.bodyId, bodyId), isNull(representatives.retiredAt), isNotNull(representatives.areaId)),
    );
  const keys = new Set(rows.map(({ key }) => key));
  const byName = Map.groupBy(
    rows.flatMap(({ key, name, otherNames }) =>
      [...new Set([name, ...(otherNames ?? [])].map(folded))].map((called) => ({ called, key })),
    ),
    ({ called }) => called,
  );
  const resolved = new Map<string, string>();
  return {
    keys,
    represented: new Set(people.map(({ key }) => key)),
    /** The key that an area of a file has, or gets. */
    keyOf(area: string, name: string | null): string {
      const known = resolved.get(area) ?? (keys.has(area) ? area : (only(area) ?? (name && only(name)) ?? area));
      resolved.set(area, known);
      return known;
    },
  };

  function only(name: string): string | null {
    const called = byName.get(folded(name)) ?? [];
    return called.length === 1 ? (called[0]?.key ?? null) : null;
  }
}

/** How a file's areas and the representatives fit: both numbers are 0 where each area has somebody to write to. */
export function fitOf(known: KnownAreas, keys: ReadonlySet<string>) {
  const vacant = [...keys].filter((key) => !known.represented.has(key)).length;
  const missing = [...known.represented].filter((key) => !keys.has(key)).length;
  return { areasWithoutRepresentative: vacant, representedAreasMissing: missing };
}
