import { blob, instant, integer, json, primaryKey, table, text, uniqueIndex } from "../engine.ts";
import { id } from "./columns.ts";

/** Where representatives sit: a parliament, a government, the missions at a council. */
export const bodies = table("bodies", {
  id: text().primaryKey(),
  name: text().notNull(),
});

/** What a representative answers for: a constituency, an electorate, a district. `key` is the data set's own. */
export const areas = table(
  "areas",
  {
    id: id(),
    bodyId: text()
      .notNull()
      .references(() => bodies.id),
    key: text().notNull(),
    name: text().notNull(),
    /** What else it is called: in its other languages, or as it was called before. */
    otherNames: json<string[]>(),
    validUntil: instant(),
  },
  (t) => [uniqueIndex("areas_by_key").on(t.bodyId, t.key)],
);

/** One edition of a body's map. Around an election there are two; the one that holds at the time is used. */
export const areaSets = table(
  "area_sets",
  {
    /** Short, since it stands in each of some hundred thousand rows of postcodes. */
    id: text()
      .primaryKey()
      .$defaultFn(() => crypto.randomUUID().slice(0, 8)),
    bodyId: text()
      .notNull()
      .references(() => bodies.id),
    key: text().notNull(),
    validFrom: instant(),
    validUntil: instant(),
    /** Pairs of a postcode and an area; 0 for none. */
    postcodes: integer().notNull().default(0),
    /** How many characters of a postcode are enough to ask for all that begin with them. */
    prefixLength: integer().notNull().default(0),
    /** Areas with a shape; 0 for none. */
    boundaries: integer().notNull().default(0),
    /** The areas of this edition, by their keys. */
    areaKeys: json<string[]>().notNull(),
    importedAt: instant().notNull(),
  },
  (t) => [uniqueIndex("area_sets_by_key").on(t.bodyId, t.key)],
);

/** Which areas a postcode lies in: one, or several where it is split. By the area's key, which is short. */
export const postcodeAreas = table(
  "postcode_areas",
  {
    setId: text()
      .notNull()
      .references(() => areaSets.id),
    prefix: text().notNull(),
    postcode: text().notNull(),
    areaKey: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.setId, t.prefix, t.postcode, t.areaKey] })],
);

/** Where an area lies, as app/domain/areas/shape.ts packs it. */
export const boundaries = table(
  "boundaries",
  {
    setId: text()
      .notNull()
      .references(() => areaSets.id),
    areaKey: text().notNull(),
    vertices: integer().notNull(),
    shape: blob().notNull(),
  },
  (t) => [primaryKey({ columns: [t.setId, t.areaKey] })],
);
