import { inArray, lte, sql } from "drizzle-orm";
import { canonicalAddress } from "#app/domain/addresses.ts";
import type { Keyring } from "#app/domain/keys.ts";
import { figure, setTo } from "#app/domain/outbox/figures.ts";
import type { Writer } from "#db/index.ts";
import { mailedToday } from "#db/schema.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
/** Mails to one address within a UTC day, about whatever it is: enough for a person, too few for a bomb. */
const A_DAY = 10;
const FORGOTTEN_AT_ONCE = 2_000;

/** So many may leave at any time; what is more is spread over the minute, as neither mail servers nor signers like bursts. */
const AT_ONCE = 100;
const AHEAD_MS = 3_000;

/** How many messages may leave now, so that within a minute no more than `perMinute` do, counted over all processes. */
export async function leftThisMinute(tx: Writer, perMinute: number, now: Date): Promise<number> {
  if (perMinute === Number.POSITIVE_INFINITY) return perMinute;
  const { n, at } = await figure(tx, "this-minute");
  const minute = minuteOf(now);
  const since = now.getTime() - minute.getTime() + AHEAD_MS;
  const byNow = Math.min(perMinute, Math.max(AT_ONCE, (perMinute * since) / MINUTE_MS));
  return Math.max(0, Math.floor(byNow) - (at < minute ? 0 : n));
}

/** Counts messages that are about to leave. */
export async function takeFromMinute(tx: Writer, messages: number, now: Date) {
  if (messages === 0) return;
  const { n, at } = await figure(tx, "this-minute");
  const minute = minuteOf(now);
  // Where clocks differ the later minute holds, so that two processes do not begin it anew in turns.
  await (at < minute ? setTo(tx, "this-minute", messages, minute) : setTo(tx, "this-minute", n + messages, at));
}

/**
 * Counts one more mail to each address and returns, address by address in the same order, whether it may have it. An
 * address is known by its canonical spelling, whatever campaign or letter the mail is about.
 */
export async function countToday(tx: Writer, keys: Keyring, addresses: string[], now: Date): Promise<boolean[]> {
  if (addresses.length === 0) return [];
  const names = addresses.map((address) => nameOf(keys.dayTag("mailed", canonicalAddress(address), now)));
  const after = await add(tx, names, 1, now);
  // Counted from the last back to the first, each is told the number it was.
  return names
    .reverse()
    .map((name) => {
      const number = after.get(name) ?? 0;
      after.set(name, number - 1);
      return number <= A_DAY;
    })
    .reverse();
}

/** Takes back what was counted for mails that no server was asked to take. */
export async function uncountToday(tx: Writer, keys: Keyring, addresses: string[], now: Date) {
  const names = addresses.map((address) => nameOf(keys.dayTag("mailed", canonicalAddress(address), now)));
  if (names.length > 0) await add(tx, names, -1, now);
}

/** Forgets some of the counts whose day is over. Returns how many, 0 when none is left. */
export async function forgetMailed(tx: Writer, now: Date): Promise<number> {
  const old = tx
    .select({ tag: mailedToday.tag })
    .from(mailedToday)
    .where(lte(mailedToday.forgetAt, now))
    .limit(FORGOTTEN_AT_ONCE);
  const gone = await tx
    .delete(mailedToday)
    .where(inArray(mailedToday.tag, old))
    .returning({ mails: mailedToday.mails });
  return gone.length;
}

/** Adds `step` for each time a name is in the list, and returns each name's number after that. */
async function add(tx: Writer, names: string[], step: 1 | -1, now: Date): Promise<Map<string, number>> {
  const steps = new Map<string, number>();
  for (const name of names) steps.set(name, (steps.get(name) ?? 0) + step);
  const forgetAt = new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS + DAY_MS);
  const rows = await tx
    .insert(mailedToday)
    .values([...steps].map(([name, mails]) => ({ tag: Buffer.from(name, "hex"), mails, forgetAt })))
    .onConflictDoUpdate({ target: mailedToday.tag, set: { mails: sql`${mailedToday.mails} + excluded.mails` } })
    .returning({ tag: mailedToday.tag, mails: mailedToday.mails });
  return new Map(rows.map(({ tag, mails }) => [nameOf(tag), mails]));
}

const nameOf = (tag: Uint8Array) => Buffer.from(tag).toString("hex");
const minuteOf = (now: Date) => new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
