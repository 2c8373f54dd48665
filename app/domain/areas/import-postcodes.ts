import { eq } from "drizzle-orm";
import type { PostcodeFile } from "#app/domain/areas/files.ts";
import { fitOf, knownAreas } from "#app/domain/areas/known.ts";
import { prefixLengthFor } from "#app/domain/areas/postcode.ts";
import { type Edition, findSet, keepAreas, keepSet } from "#app/domain/areas/sets.ts";
import { type Rejected, UnusableFile } from "#app/domain/representatives/rows.ts";
import type { Reader, Writer } from "#db/index.ts";
import { boundaries, imports, postcodeAreas } from "#db/schema.ts";

/** What an import of postcodes does, or would do. A pair is a postcode with one of its areas. */
export type PostcodeReport = {
  read: number;
  postcodes: number;
  /** Postcodes in two areas or more: who has one is asked. */
  split: number;
  areas: number;
  areasAdded: number;
  added: number;
  removed: number;
  repeated: number;
  areasWithoutRepresentative: number;
  representedAreasMissing: number;
  prefixLength: number;
  rejected: Rejected[];
};

export type PostcodePlan = {
  edition: Edition;
  /** Area keys by postcode. */
  table: Map<string, Set<string>>;
  names: Map<string, string | null>;
  report: PostcodeReport;
};

/**
 * Compares a table of postcodes with the edition of the map it is for, and changes nothing.
 * @throws {UnusableFile} when not a single row can be used.
 */
export async function planPostcodes(
  db: Pick<Reader, "select" | "selectDistinct">,
  edition: Edition,
  file: PostcodeFile,
): Promise<PostcodePlan> {
  if (file.rows.length === 0)
    throw new UnusableFile(
      `No row of the file can be used. Row ${file.rejected[0]?.row ?? 1}: ${file.rejected[0]?.why ?? "it is empty"}.`,
    );
  const known = await knownAreas(db, edition.body.id);
  const table = new Map<string, Set<string>>();
  const names = new Map<string, string | null>();
  let pairs = 0;
  for (const { postcode, area, name } of file.rows) {
    const key = known.keyOf(area, name);
    const keys = table.get(postcode) ?? new Set();
    table.set(postcode, keys);
    if (!keys.has(key)) pairs++;
    keys.add(key);
    if (!names.get(key)) names.set(key, name);
  }
  const before = await storedPairs(db, edition);
  const kept = before.filter(({ postcode, areaKey }) => table.get(postcode)?.has(areaKey)).length;
  const shortest = [...table.keys()].reduce((least, postcode) => Math.min(least, postcode.length), Number.MAX_VALUE);
  const report = {
    read: file.read,
    postcodes: table.size,
    split: [...table.values()].filter((keys) => keys.size > 1).length,
    areas: names.size,
    areasAdded: [...names.keys()].filter((key) => !known.keys.has(key)).length,
    added: pairs - kept,
    removed: before.length - kept,
    repeated: file.rows.length - pairs,
    ...fitOf(known, new Set(names.keys())),
    prefixLength: prefixLengthFor(shortest),
    rejected: file.rejected,
  };
  return { edition, table, names, report };
}

/** Puts the table in place of the edition's last one, and keeps the report with the file's hash. */
export async function applyPostcodes(tx: Writer, plan: PostcodePlan, fileHash: string, now = new Date()) {
  const { edition, table, names, report } = plan;
  const { prefixLength } = report;
  const pairs = [...table].flatMap(([postcode, keys]) => [...keys].map((areaKey) => ({ postcode, areaKey })));
  const areaKeys = [...new Set([...names.keys(), ...(await keysWithShape(tx, edition))])];
  const setId = await keepSet(tx, edition, { areaKeys, postcodes: pairs.length, prefixLength }, now);
  await keepAreas(tx, edition.body.id, names);
  await tx.delete(postcodeAreas).where(eq(postcodeAreas.setId, setId));
  for (let from = 0; from < pairs.length; from += ROWS_AT_ONCE) {
    const rows = pairs.slice(from, from + ROWS_AT_ONCE);
    await tx.insertMany(
      postcodeAreas,
      rows.map((pair) => ({ setId, prefix: pair.postcode.slice(0, prefixLength), ...pair })),
    );
  }
  await tx
    .insert(imports)
    .values({ bodyId: edition.body.id, format: `postcodes ${edition.key}`, fileHash, report, importedAt: now });
}

const ROWS_AT_ONCE = 10_000;

async function storedPairs(db: Pick<Reader, "select">, edition: Edition) {
  const set = await findSet(db, edition);
  if (!set) return [];
  return db
    .select({ postcode: postcodeAreas.postcode, areaKey: postcodeAreas.areaKey })
    .from(postcodeAreas)
    .where(eq(postcodeAreas.setId, set.id));
}

async function keysWithShape(db: Pick<Reader, "select">, edition: Edition): Promise<string[]> {
  const set = await findSet(db, edition);
  if (!set) return [];
  const rows = await db.select({ key: boundaries.areaKey }).from(boundaries).where(eq(boundaries.setId, set.id));
  return rows.map(({ key }) => key);
}
