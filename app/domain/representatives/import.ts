import { idAt } from "#app/domain/ids.ts";
import { keepChanges, type Writing, writingDown } from "#app/domain/representatives/changes.ts";
import { type CommitteePlan, keepCommittees, movedBy, planCommittees } from "#app/domain/representatives/committees.ts";
import {
  compare,
  type Entry,
  type Known,
  type KnownArea,
  type KnownBody,
  knownOf,
  type Row,
} from "#app/domain/representatives/compare.ts";
import {
  type Rejected,
  type RepresentativeFile,
  type RepresentativeRow,
  UnusableFile,
} from "#app/domain/representatives/rows.ts";
import type { Reader, Writer } from "#db/index.ts";
import { bodies, imports } from "#db/schema.ts";

/** Where the people of a file sit. `country` holds for rows that name none. */
export type Body = { id: string; name: string | null; country: string | null };

/**
 * What an import does, or would do, in people. `changed` is about the person and the person's committees,
 * `addressChanged` about addresses; a person can be both.
 */
export type ImportReport = {
  /** Records in the file; those of them that were a further membership of somebody are `merged`. */
  read: number;
  added: number;
  changed: number;
  addressChanged: number;
  retired: number;
  withoutEmail: number;
  contactForm: number;
  /** Kept, and written to by nobody: the term is over. */
  termEnded: number;
  merged: number;
  /** One e-mail address for several people, by their rows. */
  sharedMailbox: { rows: number[] }[];
  rejected: Rejected[];
};

export type ImportPlan = {
  body: Body;
  entries: Entry[];
  retiring: Known[];
  areas: KnownArea[];
  committees: CommitteePlan | null;
  report: ImportReport;
};

/**
 * Compares a file with what is known of a body and changes nothing. People are known by the data set's own key; who
 * is missing from the file is to be retired, and nobody is ever deleted, since letters name them.
 * @throws {UnusableFile} when not a single row can be used.
 */
export async function planImport(
  db: Pick<Reader, "select">,
  body: Body,
  file: RepresentativeFile,
  now = new Date(),
): Promise<ImportPlan> {
  const known = await knownOf(db, body.id);
  const { rows, rejected } = withCountries(file, body.country ?? onlyCountryOf(known));
  if (rows.length === 0)
    throw new UnusableFile(`No row of the file can be used. Row ${rejected[0]?.row}: ${rejected[0]?.why}.`);
  const entries = compare(rows, known);
  const inFile = new Set([...rows.map((row) => row.key), ...file.rejectedKeys, ...file.rows.map((row) => row.key)]);
  const retiring = known.people.filter((person) => !person.retiredAt && !inFile.has(person.key));
  const used = new Set(entries.map(({ id }) => id));
  const staying = known.people.filter(({ id, key }) => inFile.has(key) && !used.has(id)).map(({ id }) => id);
  const committees = file.namesCommittees ? await planCommittees(db, body.id, entries, new Set(staying)) : null;
  const moved = committees && movedBy(committees);
  for (const entry of entries) if (entry.known && moved?.has(entry.id)) entry.changed = true;

  const many = (such: (entry: Entry) => boolean) => entries.filter(such).length;
  const report = {
    read: file.read,
    added: many((entry) => !entry.known),
    changed: many((entry) => entry.changed),
    addressChanged: many(({ known, adding, leaving }) => known !== null && adding.length + leaving.length > 0),
    retired: retiring.length,
    withoutEmail: many(({ row }) => !reaches(row, "email")),
    contactForm: many(({ row }) => reaches(row, "contact-form")),
    termEnded: many(({ row }) => row.validUntil !== null && row.validUntil < now),
    merged: file.merged,
    sharedMailbox: sharedMailboxes(rows),
    rejected,
  };
  return { body, entries, retiring, areas: known.areas, committees, report };
}

/** Does what the plan says, and keeps the report with the file's hash. Returns the import's id, by which it can be undone. */
export async function applyImport(
  tx: Writer,
  plan: ImportPlan,
  file: { format: string; hash: string; organiserId?: string | null },
  now = new Date(),
): Promise<string> {
  const { body, retiring, report } = plan;
  const set = body.name ? { name: body.name } : { id: body.id };
  await tx
    .insert(bodies)
    .values({ id: body.id, name: body.name ?? body.id })
    .onConflictDoUpdate({ target: bodies.id, set });
  const writing = writingDown(tx);
  const areaIds = await keepAreas(writing, plan);
  await keepPeople(writing, plan, areaIds);
  await keepAddresses(writing, plan.entries, now);
  await writing.retire("representative", retiring, now);
  if (plan.committees) await keepCommittees(writing, body.id, plan.committees, now);

  const id = idAt(now);
  const { format, hash, organiserId = null } = file;
  await tx
    .insert(imports)
    .values({ id, bodyId: body.id, format, fileHash: hash, report, importedAt: now, organiserId });
  await keepChanges(tx, id, writing.changes);
  return id;
}

async function keepAreas(writing: Writing, { body, entries, areas }: ImportPlan): Promise<Map<string, string>> {
  const named = new Map(entries.flatMap(({ row }) => (row.area ? [[row.area.key, row.area.name]] : [])));
  const known = new Map(areas.map((area) => [area.key, area]));
  const fresh = [...named].filter(([key]) => !known.has(key));
  const added = fresh.map(([key, name]) => ({
    id: crypto.randomUUID(),
    bodyId: body.id,
    key,
    name,
    validUntil: null,
    otherNames: null,
  }));
  await writing.add("area", added);
  await writing.replace(
    "area",
    areas.flatMap((before) => {
      const name = named.get(before.key);
      return name && name !== before.name ? [{ before, after: { ...before, name } }] : [];
    }),
  );
  return new Map([...areas, ...added].map(({ key, id }) => [key, id]));
}

async function keepPeople(writing: Writing, { body, entries }: ImportPlan, areaIds: Map<string, string>) {
  const after = ({ id, row }: Entry) => {
    const { key, kind, country, name, sortName, honorific, salutation, role, party, locale, validFrom, validUntil } =
      row;
    return {
      ...{ id, bodyId: body.id, key, kind, country, name, sortName, honorific, salutation, role, party },
      ...{ locale, validFrom, validUntil, areaId: areaIds.get(row.area?.key ?? "") ?? null, retiredAt: null },
    };
  };
  await writing.add("representative", entries.filter(({ known }) => !known).map(after));
  await writing.replace(
    "representative",
    entries.flatMap((entry) => (entry.known && entry.changed ? [{ before: entry.known, after: after(entry) }] : [])),
  );
}

/** A new person's addresses go with the person; only those of people who were known are noted by themselves. */
async function keepAddresses(writing: Writing, entries: Entry[], now: Date) {
  const rows = (some: Entry[]) =>
    some.flatMap(({ id, row, adding }) =>
      adding.map(({ kind, value, mostCharacters = null }) => ({
        ...{ id: crypto.randomUUID(), representativeId: id, kind, value, mostCharacters },
        ...{ source: row.source, addedAt: now, retiredAt: null },
      })),
    );
  const leaving = entries.flatMap((entry) => entry.leaving);
  await writing.retire("address", leaving, now);
  await writing.add("address", rows(entries.filter(({ known }) => known)));
  await writing.add("address", rows(entries.filter(({ known }) => !known)), false);
}

function withCountries(file: RepresentativeFile, country: string | null): { rows: Row[]; rejected: Rejected[] } {
  const rows = file.rows.flatMap((row): Row[] => {
    const own = row.country ?? country;
    return own ? [{ ...row, country: own }] : [];
  });
  const homeless = file.rows
    .filter((row) => !row.country && !country)
    .map(({ row }) => ({ row, why: "no country in the row, and none given with --country" }));
  return { rows, rejected: [...file.rejected, ...homeless].sort((a, b) => a.row - b.row) };
}

/** The country of the people that the body has, if it is one. */
function onlyCountryOf({ people }: KnownBody): string | null {
  const [country, another] = new Set(people.map((person) => person.country));
  return country && !another ? country : null;
}

const reaches = ({ addresses }: RepresentativeRow, kind: string) => addresses.some((address) => address.kind === kind);

function sharedMailboxes(rows: Row[]): { rows: number[] }[] {
  const emails = rows.flatMap(({ row, addresses }) =>
    addresses.filter(({ kind }) => kind === "email").map(({ value }) => ({ row, email: value.toLowerCase() })),
  );
  return [...Map.groupBy(emails, ({ email }) => email).values()]
    .filter((some) => some.length > 1)
    .map((some) => ({ rows: some.map(({ row }) => row) }));
}
