import { and, asc, eq, inArray, isNotNull, isNull, lte, sql } from "drizzle-orm";
import { type Lane, wake } from "#app/domain/letters/lanes.ts";
import { nextAfter, type Room, roomIn } from "#app/domain/letters/pace.ts";
import { nextLetterAt, paceOfAll, paceOfDomain, paceOfTarget, type Rules, rulesOf } from "#app/domain/letters/rules.ts";
import type { Writer } from "#db/index.ts";
import { letterBytes, letterDomains, letterEvents, letterLanes, letters, outbox } from "#db/schema.ts";

/** Longer than any one sending lasts (integrations/smtp.ts gives up before): past it, whoever was at it is dead. */
export const LEASE_MS = 5 * 60_000;
/** Looked at by one claim, so that none is long: the others have their turn at the next. */
const DOMAINS_AT_ONCE = 8;
const LANES_AT_ONCE = 25;

/** A letter that is this process's to send. `attempt` counts the present one. */
export type ClaimedLetter = Lane & {
  outboxId: string;
  letterId: string;
  claim: string;
  attempt: number;
  confirmedAt: Date | null;
  bytes: { sealed: Uint8Array; sealedKey: string } | null;
};

type Domain = typeof letterDomains.$inferSelect;
type LaneRow = typeof letterLanes.$inferSelect;
type Due = Lane & { id: string };
/** How letters leave that no lane may hold up: for a demonstration, whose clock runs backwards and forwards. */
type Claim = { most: number; now: Date; chance: () => number; limited: boolean; mayGoTo: (domain: string) => boolean };

const LOOK_AGAIN_MS = 60_000;

/**
 * Takes up to `most` letters that are due and that their lanes have room for, the lanes in turns. What it looks at is
 * bounded, however many letters and lanes wait.
 */
export async function claimLetters(tx: Writer, claim: Claim): Promise<ClaimedLetter[]> {
  const { now, most, chance } = claim;
  const rules = await rulesOf(tx);
  const all = claim.limited ? roomIn(paceOfAll(rules, now), "", rules.nextAt, now) : NO_LIMIT;
  const room = Math.min(most, all.letters);
  if (room === 0) return [];
  const awake = await tx
    .select()
    .from(letterDomains)
    .where(lte(letterDomains.wakesAt, now))
    .orderBy(asc(letterDomains.wakesAt))
    .limit(DOMAINS_AT_ONCE);
  const due: Due[] = [];
  for (const domain of awake) {
    if (due.length === room) break;
    due.push(...(await dueIn(tx, domain, rules, room - due.length, claim)));
  }
  if (due.length === 0) return [];
  if (all.gapMs > 0) await nextLetterAt(tx, nextAfter(rules.nextAt, due.length, all, now, chance));
  return take(tx, due, now);
}

const NO_LIMIT: Room = { letters: Number.POSITIVE_INFINITY, gapMs: 0, opensAt: null };

async function dueIn(tx: Writer, domain: Domain, rules: Rules, most: number, claim: Claim): Promise<Due[]> {
  const { now, chance } = claim;
  const room = claim.limited ? roomIn(paceOfDomain(rules, domain), domain.country, domain.nextAt, now) : NO_LIMIT;
  const opensAt = claim.mayGoTo(domain.domain) ? room.opensAt : new Date(now.getTime() + LOOK_AGAIN_MS);
  if (opensAt) {
    await tx.update(letterDomains).set({ wakesAt: opensAt }).where(eq(letterDomains.domain, domain.domain));
    return [];
  }
  const here = eq(letterLanes.domain, domain.domain);
  const lanes = await tx
    .select()
    .from(letterLanes)
    .where(and(here, lte(letterLanes.wakesAt, now)))
    .orderBy(asc(letterLanes.wakesAt))
    .limit(Math.min(room.letters, most, LANES_AT_ONCE));
  const due: Due[] = [];
  for (const lane of lanes) {
    const left = Math.min(room.letters, most) - due.length;
    if (left > 0) due.push(...(await dueOn(tx, lane, rules, left, claim)));
  }
  const nextAt = nextAfter(domain.nextAt, due.length, room, now, chance);
  const [first] = await tx
    .select({ wakesAt: letterLanes.wakesAt })
    .from(letterLanes)
    .where(and(here, isNotNull(letterLanes.wakesAt)))
    .orderBy(asc(letterLanes.wakesAt))
    .limit(1);
  const wakesAt = first?.wakesAt ? later(first.wakesAt, nextAt, now) : null;
  await tx.update(letterDomains).set({ nextAt, wakesAt }).where(eq(letterDomains.domain, domain.domain));
  return due;
}

async function dueOn(tx: Writer, lane: LaneRow, rules: Rules, most: number, claim: Claim): Promise<Due[]> {
  const { now, chance } = claim;
  const room = claim.limited ? roomIn(paceOfTarget(rules, lane), lane.country, lane.nextAt, now) : NO_LIMIT;
  const here = eq(letterLanes.id, lane.id);
  if (room.opensAt) {
    await tx.update(letterLanes).set({ wakesAt: room.opensAt }).where(here);
    return [];
  }
  const may = Math.min(most, room.letters);
  const waiting = await tx
    .select({ id: outbox.id, dueAt: outbox.dueAt })
    .from(outbox)
    .where(and(eq(outbox.laneId, lane.id), isNull(outbox.leasedUntil)))
    .orderBy(asc(outbox.dueAt))
    .limit(may + 1);
  const due = waiting.slice(0, may).filter(({ dueAt }) => dueAt <= now);
  const next = waiting[due.length];
  const nextAt = nextAfter(lane.nextAt, due.length, room, now, chance);
  const wakesAt = next ? later(next.dueAt, nextAt, now) : null;
  await tx.update(letterLanes).set({ wakesAt }).where(here);
  // Two campaigns may write to one office, which counts them together.
  if (room.gapMs > 0 && due.length > 0)
    await tx.update(letterLanes).set({ nextAt }).where(eq(letterLanes.representativeId, lane.representativeId));
  return due.map(({ id }) => ({ id, laneId: lane.id, domain: lane.domain }));
}

/** Not before now, so that whoever was served goes to the end of the line. */
const later = (...times: Date[]) => new Date(Math.max(...times.map((time) => time.getTime())));

/** Marks letters as claimed; that is kept before anything leaves. */
async function take(tx: Writer, due: Due[], now: Date): Promise<ClaimedLetter[]> {
  const claim = crypto.randomUUID();
  const rows = await tx
    .update(outbox)
    .set({
      stage: "claimed",
      claimedBy: claim,
      leasedUntil: new Date(now.getTime() + LEASE_MS),
      tries: sql`${outbox.tries} + 1`,
    })
    .where(
      and(
        inArray(
          outbox.id,
          due.map(({ id }) => id),
        ),
        isNull(outbox.leasedUntil),
      ),
    )
    .returning({ id: outbox.id, letterId: outbox.letterId, tries: outbox.tries });
  const ids = rows.flatMap(({ letterId }) => letterId ?? []);
  const taken = await tx
    .update(letters)
    .set({ state: "sending" })
    .where(and(inArray(letters.id, ids), eq(letters.state, "queued")))
    .returning({ id: letters.id, confirmedAt: letters.confirmedAt });
  const bytes = await tx.select().from(letterBytes).where(inArray(letterBytes.letterId, ids));
  const stale = rows.filter((row) => !taken.some(({ id }) => id === row.letterId));
  if (stale.length > 0) await tx.delete(outbox).where(inArray(outbox.id, idsOf(stale))); // it is not waiting to leave
  if (taken.length > 0)
    await tx.insert(letterEvents).values(taken.map(({ id }) => ({ letterId: id, kind: "sending", at: now })));
  const lanes = new Map(due.map((one) => [one.id, one]));
  const byLetter = new Map(bytes.map((row) => [row.letterId, row]));
  const known = new Map(taken.map((letter) => [letter.id, letter]));
  return rows.flatMap(({ id, letterId, tries }) => {
    const [letter, lane] = [known.get(letterId ?? ""), lanes.get(id)];
    if (!letter || !lane) return [];
    const { laneId, domain } = lane;
    return {
      outboxId: id,
      letterId: letter.id,
      laneId,
      domain,
      claim,
      attempt: tries,
      confirmedAt: letter.confirmedAt,
      bytes: byLetter.get(letter.id) ?? null,
    };
  });
}

/** Gives letters back that nobody began to send. */
export async function giveBackLetters(tx: Writer, claimed: ClaimedLetter[], now: Date) {
  if (claimed.length === 0) return;
  const back = await tx
    .update(outbox)
    .set({ stage: "queued", claimedBy: null, leasedUntil: null, tries: sql`${outbox.tries} - 1` })
    .where(
      and(
        inArray(
          outbox.id,
          claimed.map(({ outboxId }) => outboxId),
        ),
        eq(outbox.claimedBy, claimed[0]?.claim ?? ""),
        eq(outbox.stage, "claimed"),
      ),
    )
    .returning({ letterId: outbox.letterId });
  const ids = back.flatMap(({ letterId }) => letterId ?? []);
  await tx
    .update(letters)
    .set({ state: "queued" })
    .where(and(inArray(letters.id, ids), eq(letters.state, "sending")));
  await wake(tx, claimed, now);
}

const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);
