import { eq, gt } from "drizzle-orm";
import { z } from "zod";
import { ALL_DAY, CURVE, type Pace, warmedUp } from "#app/domain/letters/pace.ts";
import type { Reader, Writer } from "#db/index.ts";
import { letterDomains, letterLanes, letterRules } from "#db/schema.ts";

/** How fast letters leave. `perHour` is for all together; null is without limit. */
export type Rules = {
  perHour: number | null;
  perDomain: number;
  perTarget: number;
  curve: string;
  quietWeekends: boolean;
  warmUpSince: Date | null;
  /** A domain is paused when so many of a hundred of its last fifty answers said that it does not want mail from us. */
  pauseAtPercent: number;
  /** Not before then may the next letter leave, whomever it goes to. */
  nextAt: Date;
};

const ROW = "rules";
const MOST_AN_HOUR = 1_000_000;
const LONG_AGO = new Date(0);

export const DEFAULT_RULES: Rules = {
  perHour: null,
  perDomain: 600,
  perTarget: 60,
  curve: ALL_DAY,
  quietWeekends: false,
  warmUpSince: null,
  pauseAtPercent: 20,
  nextAt: LONG_AGO,
};

const anHour = z.coerce
  .number("rules.number")
  .int("rules.number")
  .min(1, "rules.number")
  .max(MOST_AN_HOUR, "rules.number");

/** The form by which organisers change the rules. Messages are keys of locales/en/errors.json. */
export const RulesForm = z.object({
  perHour: z.union([z.literal("").transform(() => null), anHour], "rules.number"),
  perDomain: anHour,
  perTarget: anHour,
  curve: z.string("rules.curve").trim().regex(CURVE, "rules.curve"),
  quietWeekends: z.literal("on").optional().transform(Boolean),
  warmUp: z.literal("on").optional().transform(Boolean),
  pauseAtPercent: z.coerce
    .number("rules.percent")
    .int("rules.percent")
    .min(1, "rules.percent")
    .max(100, "rules.percent"),
});
export type RulesForm = z.infer<typeof RulesForm>;

/** The rules as they stand. */
export async function rulesOf(db: Pick<Reader, "select">): Promise<Rules> {
  const [row] = await db.select().from(letterRules).where(eq(letterRules.id, ROW));
  if (!row) return DEFAULT_RULES;
  return {
    perHour: row.perHour,
    perDomain: row.perDomain ?? DEFAULT_RULES.perDomain,
    perTarget: row.perTarget ?? DEFAULT_RULES.perTarget,
    curve: row.curve ?? DEFAULT_RULES.curve,
    quietWeekends: (row.quietWeekends ?? 0) > 0,
    warmUpSince: row.warmUpSince,
    pauseAtPercent: row.pauseAtPercent ?? DEFAULT_RULES.pauseAtPercent,
    nextAt: row.nextAt,
  };
}

/** Changes the rules. Warming up begins anew only where it was off. */
export async function changeRules(tx: Writer, { warmUp, quietWeekends, ...form }: RulesForm, now = new Date()) {
  const before = await rulesOf(tx);
  const set = {
    ...form,
    quietWeekends: quietWeekends ? 1 : 0,
    warmUpSince: warmUp ? (before.warmUpSince ?? now) : null,
  };
  await tx
    .insert(letterRules)
    .values({ id: ROW, nextAt: now, ...set })
    .onConflictDoUpdate({ target: letterRules.id, set });
  await lookAgain(tx, now);
}

/** Gives one mail domain a pace of its own; with null the general one again. False when no letter ever went there. */
export async function limitDomain(
  tx: Writer,
  domain: string,
  perHour: number | null,
  now = new Date(),
): Promise<boolean> {
  const changed = await tx
    .update(letterDomains)
    .set({ perHour, nextAt: LONG_AGO })
    .where(eq(letterDomains.domain, domain.toLowerCase()))
    .returning({ domain: letterDomains.domain });
  await lookAgain(tx, now);
  return changed.length > 0;
}

/** The same for one representative. */
export async function limitTarget(tx: Writer, representativeId: string, perHour: number | null, now = new Date()) {
  const changed = await tx
    .update(letterLanes)
    .set({ perHour, nextAt: LONG_AGO })
    .where(eq(letterLanes.representativeId, representativeId))
    .returning({ id: letterLanes.id });
  await lookAgain(tx, now);
  return changed.length > 0;
}

/** The pace of all letters together. Hours are those of the offices, so that this has none. */
export const paceOfAll = ({ perHour, warmUpSince }: Rules, now: Date): Pace => {
  const warm = warmUpSince ? warmedUp(warmUpSince, now) : Number.POSITIVE_INFINITY;
  const most = Math.min(perHour ?? Number.POSITIVE_INFINITY, warm);
  return { perHour: most === Number.POSITIVE_INFINITY ? null : most, curve: ALL_DAY, quietWeekends: false };
};

type Own = { perHour: number | null; curve?: string | null; quietWeekends?: number | null };

export const paceOfDomain = (rules: Rules, own: Own): Pace => ({
  perHour: own.perHour ?? rules.perDomain,
  curve: own.curve ?? rules.curve,
  quietWeekends: own.quietWeekends === null ? rules.quietWeekends : (own.quietWeekends ?? 0) > 0,
});

export const paceOfTarget = (rules: Rules, own: Own): Pace => ({
  perHour: own.perHour ?? rules.perTarget,
  curve: rules.curve,
  quietWeekends: rules.quietWeekends,
});

/** Notes when the next letter may leave, whomever it goes to. */
export async function nextLetterAt(tx: Writer, nextAt: Date) {
  await tx
    .insert(letterRules)
    .values({ id: ROW, nextAt })
    .onConflictDoUpdate({ target: letterRules.id, set: { nextAt } });
}

/** Lanes that sleep until an hour that other rules gave are asked again now. */
async function lookAgain(tx: Writer, now: Date) {
  await tx.update(letterDomains).set({ wakesAt: now }).where(gt(letterDomains.wakesAt, now));
  await tx.update(letterLanes).set({ wakesAt: now }).where(gt(letterLanes.wakesAt, now));
}
