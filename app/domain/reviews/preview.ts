import type { Conditions } from "#app/domain/reviews/conditions.ts";
import { matchesIn, windows } from "#app/domain/reviews/walk.ts";
import type { Db } from "#db/index.ts";

const HOUR_MS = 3_600_000;

/** How many signatures fulfil the conditions. Hours are those of the signing, by their beginning in UTC; the first comes first. */
export type Preview = {
  counted: number;
  held: number;
  /** Most signatures first. */
  countries: { country: string; signatures: number }[];
  hours: { hour: Date; signatures: number }[];
};

/** Counts what a review would be about, exactly, at one moment, in pieces between which visitors are served. */
export function preview(db: Db, campaignId: string, conditions: Conditions): Promise<Preview> {
  return db.snapshot(async (reader) => {
    const states = { confirmed: 0, held: 0 };
    const countries = new Map<string, number>();
    const hours = new Map<number, number>();
    for await (const window of windows(reader, campaignId, conditions))
      for (const { state, country, signedAt } of await matchesIn(reader, campaignId, conditions, window)) {
        states[state]++;
        addOne(countries, country ?? "");
        addOne(hours, Math.floor(signedAt.getTime() / HOUR_MS) * HOUR_MS);
      }
    return {
      counted: states.confirmed,
      held: states.held,
      countries: [...countries]
        .map(([country, signatures]) => ({ country, signatures }))
        .sort((a, b) => b.signatures - a.signatures || (a.country < b.country ? -1 : 1)),
      hours: [...hours].sort(([a], [b]) => a - b).map(([at, signatures]) => ({ hour: new Date(at), signatures })),
    };
  });
}

const addOne = <Key>(counts: Map<Key, number>, key: Key) => void counts.set(key, (counts.get(key) ?? 0) + 1);
