import { and, eq } from "drizzle-orm";
import type { NameFile } from "#app/domain/areas/files.ts";
import { type Rejected, UnusableFile } from "#app/domain/representatives/rows.ts";
import type { Reader, Writer } from "#db/index.ts";
import { areas } from "#db/schema.ts";

/** What an import of names does, or would do. Names of areas that the body has not are of no use to anybody. */
export type NameReport = { read: number; named: number; unchanged: number; unknown: number; rejected: Rejected[] };

type Naming = { key: string; name: string; otherNames: string[] };
export type NamePlan = { bodyId: string; changing: Naming[]; report: NameReport };

/**
 * Compares names with those the areas of a body have, and changes nothing.
 * @throws {UnusableFile} when no name is of an area that the body has.
 */
export async function planNames(db: Pick<Reader, "select">, bodyId: string, file: NameFile): Promise<NamePlan> {
  const known = new Map(
    (await db.select().from(areas).where(eq(areas.bodyId, bodyId))).map((area) => [area.key, area]),
  );
  const rows = file.rows.filter(({ area }) => known.has(area));
  if (rows.length === 0)
    throw new UnusableFile(
      `No row of the file names an area that ${bodyId} has. Import its postcodes or people first.`,
    );
  const changing = rows
    .map(({ area, name, otherNames }) => ({ key: area, name, otherNames }))
    .filter(({ key, name, otherNames }) => {
      const now = known.get(key);
      return now?.name !== name || (now.otherNames ?? []).join("\n") !== otherNames.join("\n");
    });
  const report = {
    read: file.read,
    named: changing.length,
    unchanged: rows.length - changing.length,
    unknown: file.rows.length - rows.length,
    rejected: file.rejected,
  };
  return { bodyId, changing, report };
}

export async function applyNames(tx: Writer, { bodyId, changing }: NamePlan) {
  for (const { key, name, otherNames } of changing)
    await tx
      .update(areas)
      .set({ name, otherNames })
      .where(and(eq(areas.bodyId, bodyId), eq(areas.key, key)));
}
