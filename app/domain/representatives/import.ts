import { and, eq, isNull } from "drizzle-orm";
import {
  type Rejected,
  type RepresentativeFile,
  type RepresentativeRow,
  UnusableFile,
} from "#app/domain/representatives/rows.ts";
import type { Reader, Writer } from "#db/index.ts";
import { areas, bodies, imports, representativeAddresses, representatives } from "#db/schema.ts";

/** Where the people of a file sit. `country` holds for rows that name none. */
export type Body = { id: string; name: string | null; country: string | null };

/** What an import does, or would do. `changed` is about the person, `addressChanged` about the address; a row can be both. */
export type ImportReport = {
  read: number;
  added: number;
  changed: number;
  addressChanged: number;
  retired: number;
  withoutEmail: number;
  contactForm: number;
  rejected: Rejected[];
};

type Known = typeof representatives.$inferSelect;
type KnownAddress = typeof representativeAddresses.$inferSelect;
type Entry = {
  row: RepresentativeRow & { country: string };
  known: Known | null;
  address: KnownAddress | null;
  changed: boolean;
  addressChanged: boolean;
};
export type ImportPlan = { body: Body; entries: Entry[]; retiring: Known[]; report: ImportReport };

/**
 * Compares a file with what is known of a body and changes nothing. People are known by the data set's own key; who
 * is missing from the file is to be retired, and nobody is ever deleted, since letters name them.
 * @throws {UnusableFile} when not a single row can be used.
 */
export async function planImport(
  db: Pick<Reader, "select">,
  body: Body,
  file: RepresentativeFile,
): Promise<ImportPlan> {
  const { rows, rejected } = withCountries(file, body);
  if (rows.length === 0)
    throw new UnusableFile(`No row of the file can be used. Row ${rejected[0]?.row}: ${rejected[0]?.why}.`);
  const known = await db.select().from(representatives).where(eq(representatives.bodyId, body.id));
  const byKey = new Map(known.map((person) => [person.key, person]));
  const areaKeys = new Map(
    (await db.select().from(areas).where(eq(areas.bodyId, body.id))).map((area) => [area.id, area]),
  );
  const addresses = await addressesOf(db, body.id);

  const entries = rows.map((row): Entry => {
    const person = byKey.get(row.key) ?? null;
    const address = (person && addresses.get(person.id)) ?? null;
    const addressChanged =
      person !== null && (address?.kind !== row.address?.kind || address?.value !== row.address?.value);
    return {
      row,
      known: person,
      address,
      changed: person !== null && differs(person, areaKeys.get(person.areaId ?? ""), row),
      addressChanged,
    };
  });
  const inFile = new Set([...rows.map((row) => row.key), ...file.rejectedKeys, ...file.rows.map((row) => row.key)]);
  const retiring = known.filter((person) => !person.retiredAt && !inFile.has(person.key));
  const many = (such: (entry: Entry) => boolean) => entries.filter(such).length;
  const report = {
    read: file.read,
    added: many((entry) => !entry.known),
    changed: many((entry) => entry.changed),
    addressChanged: many((entry) => entry.addressChanged),
    retired: retiring.length,
    withoutEmail: many(({ row }) => row.address?.kind !== "email"),
    contactForm: many(({ row }) => row.address?.kind === "contact-form"),
    rejected,
  };
  return { body, entries, retiring, report };
}

/** Does what the plan says, and keeps the report with the file's hash. */
export async function applyImport(
  tx: Writer,
  plan: ImportPlan,
  file: { format: string; hash: string },
  now = new Date(),
) {
  const { body, entries, retiring, report } = plan;
  const set = body.name ? { name: body.name } : { id: body.id };
  await tx
    .insert(bodies)
    .values({ id: body.id, name: body.name ?? body.id })
    .onConflictDoUpdate({ target: bodies.id, set });
  const areaIds = await keepAreas(tx, body.id, entries);
  for (const entry of entries) await keep(tx, body.id, entry, areaIds.get(entry.row.area?.key ?? "") ?? null, now);
  for (const { id } of retiring)
    await tx.update(representatives).set({ retiredAt: now }).where(eq(representatives.id, id));
  await tx
    .insert(imports)
    .values({ bodyId: body.id, format: file.format, fileHash: file.hash, report, importedAt: now });
}

function withCountries(file: RepresentativeFile, body: Body) {
  const rows = file.rows.flatMap((row) =>
    (row.country ?? body.country) ? [{ ...row, country: (row.country ?? body.country) as string }] : [],
  );
  const homeless = file.rows
    .filter((row) => !row.country && !body.country)
    .map(({ row }) => ({ row, why: "no country in the row, and none given with --country" }));
  return { rows, rejected: [...file.rejected, ...homeless].sort((a, b) => a.row - b.row) };
}

function differs(person: Known, area: typeof areas.$inferSelect | undefined, row: Entry["row"]): boolean {
  const same = ["kind", "country", "name", "salutation", "role", "party", "locale"] as const;
  return (
    person.retiredAt !== null ||
    same.some((field) => person[field] !== row[field]) ||
    person.validUntil?.getTime() !== row.validUntil?.getTime() ||
    area?.key !== row.area?.key ||
    area?.name !== row.area?.name
  );
}

/** The address that holds for each person of a body. */
async function addressesOf(db: Pick<Reader, "select">, bodyId: string): Promise<Map<string, KnownAddress>> {
  const rows = await db
    .select({ address: representativeAddresses })
    .from(representativeAddresses)
    .innerJoin(representatives, eq(representatives.id, representativeAddresses.representativeId))
    .where(and(eq(representatives.bodyId, bodyId), isNull(representativeAddresses.retiredAt)));
  return new Map(rows.map(({ address }) => [address.representativeId, address]));
}

async function keepAreas(tx: Writer, bodyId: string, entries: Entry[]): Promise<Map<string, string>> {
  const named = new Map(entries.flatMap(({ row }) => (row.area ? [[row.area.key, row.area.name]] : [])));
  const ids = new Map<string, string>();
  for (const [key, name] of named) {
    const [area] = await tx
      .insert(areas)
      .values({ bodyId, key, name })
      .onConflictDoUpdate({ target: [areas.bodyId, areas.key], set: { name } })
      .returning({ id: areas.id });
    if (area) ids.set(key, area.id);
  }
  return ids;
}

async function keep(
  tx: Writer,
  bodyId: string,
  { row, known, address, changed, addressChanged }: Entry,
  areaId: string | null,
  now: Date,
) {
  const { key, kind, country, name, salutation, role, party, locale, validUntil } = row;
  const facts = { kind, country, name, salutation, role, party, locale, validUntil, areaId, retiredAt: null };
  const id = known?.id ?? crypto.randomUUID();
  if (!known) await tx.insert(representatives).values({ id, bodyId, key, ...facts });
  else if (changed) await tx.update(representatives).set(facts).where(eq(representatives.id, id));
  if (known && !addressChanged) return;
  if (address)
    await tx.update(representativeAddresses).set({ retiredAt: now }).where(eq(representativeAddresses.id, address.id));
  if (row.address)
    await tx
      .insert(representativeAddresses)
      .values({ representativeId: id, ...row.address, source: row.source, addedAt: now });
}
