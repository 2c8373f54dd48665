import { index, instant, table, text } from "../engine.ts";
import { id } from "./columns.ts";
import { organisers } from "./organisers.ts";

export const switchNames = [
  "signing",
  "mail",
  "letters",
  "donations",
  "counting",
  "comments",
  "proof-of-work",
  "holding",
  "read-only",
] as const;

/** What the organisers have changed about the whole site for the time being: a row means that it is on. */
export const switches = table("switches", {
  name: text({ enum: switchNames }).primaryKey(),
  since: instant().notNull(),
  /** None for the command line. */
  organiserId: text().references(() => organisers.id),
  reason: text().notNull(),
});

/** Who turned which switch, when, and why. */
export const switchEvents = table(
  "switch_events",
  {
    id: id(),
    name: text({ enum: switchNames }).notNull(),
    turned: text({ enum: ["on", "off"] }).notNull(),
    at: instant().notNull(),
    organiserId: text().references(() => organisers.id),
    reason: text().notNull(),
  },
  (t) => [index("switch_events_by_time").on(t.at)],
);
