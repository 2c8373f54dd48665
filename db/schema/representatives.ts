import { index, instant, integer, json, table, text, uniqueIndex } from "../engine.ts";
import { id } from "./columns.ts";

/** Where representatives sit: a parliament, a government, the missions at a council. */
export const bodies = table("bodies", {
  id: text().primaryKey(),
  name: text().notNull(),
});

export const areas = table(
  "areas",
  {
    id: id(),
    bodyId: text()
      .notNull()
      .references(() => bodies.id),
    key: text().notNull(),
    name: text().notNull(),
    validUntil: instant(),
  },
  (t) => [uniqueIndex("areas_by_key").on(t.bodyId, t.key)],
);

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
    /** How a letter greets the person, without "Dear". */
    salutation: text(),
    role: text(),
    party: text(),
    areaId: text().references(() => areas.id),
    locale: text(),
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

export const imports = table("imports", {
  id: id(),
  bodyId: text().notNull(),
  format: text().notNull(),
  fileHash: text().notNull(),
  report: json<unknown>().notNull(),
  importedAt: instant().notNull(),
});
