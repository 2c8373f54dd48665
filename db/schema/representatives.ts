import { index, instant, integer, json, table, text, uniqueIndex } from "../engine.ts";
import { areas, bodies } from "./areas.ts";
import { id } from "./columns.ts";
import { organisers } from "./organisers.ts";

export const representativeKinds = [
  "representative",
  "interior-minister",
  "foreign-minister",
  "permanent-mission",
] as const;

export const representatives = table(
  "representatives",
  {
    id: id(),
    bodyId: text()
      .notNull()
      .references(() => bodies.id),
    /** The data set's own stable key, by which an import knows who is who. */
    key: text().notNull(),
    kind: text({ enum: representativeKinds }).notNull(),
    /** The country whose people the person answers to: ISO 3166-1 alpha-2; XX for the made-up country of the demonstration. */
    country: text().notNull(),
    name: text().notNull(),
    /** As lists order it, family name first where the language does so. */
    sortName: text(),
    honorific: text(),
    /** How a letter greets the person, without "Dear". */
    salutation: text(),
    role: text(),
    party: text(),
    areaId: text().references(() => areas.id),
    locale: text(),
    validFrom: instant(),
    validUntil: instant(),
    retiredAt: instant(),
  },
  (t) => [
    uniqueIndex("representatives_by_key").on(t.bodyId, t.key),
    index("representatives_by_country").on(t.country, t.kind),
  ],
);

export const addressKinds = ["email", "contact-form", "postal", "phone"] as const;

export const representativeAddresses = table(
  "representative_addresses",
  {
    id: id(),
    representativeId: text()
      .notNull()
      .references(() => representatives.id),
    kind: text({ enum: addressKinds }).notNull(),
    /** Of a postal address the lines below the name. */
    value: text().notNull(),
    /** How many characters a contact form takes, where that is known. */
    mostCharacters: integer(),
    source: text(),
    addedAt: instant().notNull(),
    retiredAt: instant(),
  },
  (t) => [index("addresses_by_representative").on(t.representativeId)],
);

export const committees = table(
  "committees",
  {
    id: id(),
    bodyId: text()
      .notNull()
      .references(() => bodies.id),
    /** The data set's own key, such as AFET. */
    key: text().notNull(),
    name: text().notNull(),
  },
  (t) => [uniqueIndex("committees_by_key").on(t.bodyId, t.key)],
);

export const committeeRoles = ["member", "substitute", "chair", "vice-chair"] as const;

export const committeeMembers = table(
  "committee_members",
  {
    id: id(),
    committeeId: text()
      .notNull()
      .references(() => committees.id),
    representativeId: text()
      .notNull()
      .references(() => representatives.id),
    role: text({ enum: committeeRoles }).notNull(),
    addedAt: instant().notNull(),
    retiredAt: instant(),
  },
  (t) => [
    uniqueIndex("committee_members_once").on(t.committeeId, t.representativeId),
    index("committee_members_by_representative").on(t.representativeId),
  ],
);

export const imports = table(
  "imports",
  {
    id: id(),
    bodyId: text()
      .notNull()
      .references(() => bodies.id),
    format: text().notNull(),
    fileHash: text().notNull(),
    report: json<unknown>().notNull(),
    importedAt: instant().notNull(),
    /** None for the command line. */
    organiserId: text().references(() => organisers.id),
    undoneAt: instant(),
    undoneById: text().references(() => organisers.id),
  },
  (t) => [index("imports_by_body").on(t.bodyId, t.importedAt)],
);

export const importedKinds = ["area", "representative", "address", "committee", "committee-member"] as const;

/** What an import did, row by row, so that it can be undone. */
export const importChanges = table(
  "import_changes",
  {
    id: id(),
    importId: text()
      .notNull()
      .references(() => imports.id),
    kind: text({ enum: importedKinds }).notNull(),
    rowId: text().notNull(),
    /** The row as it was; none for one that the import added. */
    before: json<Record<string, unknown>>(),
  },
  (t) => [index("import_changes_by_import").on(t.importId)],
);
