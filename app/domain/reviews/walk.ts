import { and, eq, gte, inArray, isNotNull, lte, type SQL, sql } from "drizzle-orm";
import { PENDING_MS } from "#app/domain/mail-limits.ts";
import type { Conditions } from "#app/domain/reviews/conditions.ts";
import type { Reader } from "#db/index.ts";
import { signatures } from "#db/schema.ts";

/** So many entries of an index are looked at before somebody else has a turn. */
const ENTRIES_AT_ONCE = 4_000;
const BEGINNING = new Date(0);

/** States in which a signature is either counted or held for review. */
export type Reviewable = "confirmed" | "held";

/** A stretch of time on one of the ways through the signatures. */
export type Window = { leg: number; from: Date; to: Date; last: boolean };

/** One way through the signatures, along one index: all of them that may fulfil the conditions, in the order of `at`. */
type Leg = {
  at: typeof signatures.signedAt | typeof signatures.confirmedAt;
  /** What the index is asked for. */
  along: SQL | undefined;
  from: Date;
  until: Date;
};

const kept = {
  id: signatures.id,
  campaignId: signatures.campaignId,
  state: signatures.state,
  signedAt: signatures.signedAt,
  country: signatures.country,
};
export type Match = { id: string; state: Reviewable; signedAt: Date; country: string | null };

/** The stretches of time to look through, each of a few thousand signatures however they crowd; from where an earlier walk ended, if given. */
export async function* windows(
  db: Reader,
  campaignId: string,
  conditions: Conditions,
  after: { leg: number; at: Date } | null = null,
): AsyncGenerator<Window> {
  const legs = legsOf(campaignId, conditions);
  for (const [leg, { from, until, ...way }] of legs.entries()) {
    if (leg < (after?.leg ?? 0)) continue;
    let next: Date | null = after?.leg === leg ? justAfter(after.at) : from;
    while (next !== null && next <= until) {
      const edge: Date | null = await entryAfter(db, way, next, until);
      yield { leg, from: next, to: edge ?? until, last: edge === null && leg === legs.length - 1 };
      next = edge && justAfter(edge);
      await new Promise(setImmediate); // visitors first
    }
  }
}

/** The signatures within the stretch that fulfil the conditions. */
export async function matchesIn(
  db: Reader,
  campaignId: string,
  conditions: Conditions,
  { leg, from, to }: Window,
): Promise<Match[]> {
  const way = legsOf(campaignId, conditions)[leg];
  if (!way) return [];
  const rows = await db
    .select(kept)
    .from(signatures)
    .where(and(way.along, gte(way.at, from), lte(way.at, to), furtherThan(conditions)));
  const wanted = statesIn(conditions);
  // Asked here and not there, or SQLite would leave the index of the domain or network for one of campaigns and states.
  return rows.filter(
    (row): row is typeof row & Match => row.campaignId === campaignId && wanted.some((state) => state === row.state),
  );
}

export const statesIn = ({ state }: Pick<Conditions, "state">): Reviewable[] =>
  state === "both" ? ["confirmed", "held"] : [state === "held" ? "held" : "confirmed"];

/** By the mail domain, else by the network, else state by state: the narrowest that there is an index for. */
function legsOf(campaignId: string, conditions: Conditions): Leg[] {
  const { domainTag, networkTag, until } = conditions;
  const from = conditions.from ?? BEGINNING;
  const inCampaign = eq(signatures.campaignId, campaignId);
  if (domainTag !== null) {
    const along = and(inCampaign, eq(signatures.domainTag, bytes(domainTag)));
    return [{ at: signatures.signedAt, along, from, until }];
  }
  if (networkTag !== null) return [{ at: signatures.signedAt, along: isNotNull(signatures.networkTag), from, until }];
  // There is no index of when people signed: they confirm within 48 hours of it.
  const latest = new Date(until.getTime() + PENDING_MS);
  return statesIn(conditions).map((state) => {
    const along = and(inCampaign, eq(signatures.state, state));
    return { at: signatures.confirmedAt, along, from, until: latest };
  });
}

function furtherThan({ networkTag, from, until, country, source, signal }: Conditions): SQL | undefined {
  return and(
    networkTag === null ? undefined : eq(signatures.networkTag, bytes(networkTag)),
    from === null ? undefined : gte(signatures.signedAt, from),
    lte(signatures.signedAt, until),
    country === null ? undefined : eq(signatures.country, country),
    source === null ? undefined : eq(signatures.source, source),
    signal === null ? undefined : sql`cast(${signatures.signals} as text) like ${`%"${signal}"%`}`,
  );
}

/** The moment of the last entry that is looked at in one go; null when fewer are left. Read from the index alone. */
async function entryAfter(db: Reader, { at, along }: Pick<Leg, "at" | "along">, from: Date, until: Date) {
  const [entry] = await db
    .select({ at })
    .from(signatures)
    .where(and(along, gte(at, from), lte(at, until)))
    .orderBy(at)
    .limit(1)
    .offset(ENTRIES_AT_ONCE - 1);
  return entry?.at ?? null;
}

/** Those of the signatures that the ids name, with what is counted of them and who decided about them last. */
export const rowsOf = (db: Reader, ids: string[]) =>
  db
    .select({
      id: signatures.id,
      reviewId: signatures.reviewId,
      stateBefore: signatures.stateBefore,
      state: signatures.state,
      confirmedAt: signatures.confirmedAt,
      country: signatures.country,
      locale: signatures.locale,
      source: signatures.source,
      actions: signatures.actions,
    })
    .from(signatures)
    .where(inArray(signatures.id, ids));

const justAfter = (at: Date) => new Date(at.getTime() + 1);
const bytes = (hex: string) => Buffer.from(hex, "hex");
