import { hash, randomInt } from "node:crypto";
import { and, asc, eq, sql } from "drizzle-orm";
import { sendAgain } from "#app/domain/letters/decide.ts";
import type { Reader, Writer } from "#db/index.ts";
import { letterSetup, letters } from "#db/schema.ts";

/** RFC 2606, RFC 6761: domains that no mail can reach, and so nobody real. */
const MADE_UP = /(^|\.)(test|example|invalid|localhost)$|(^|\.)example\.(com|net|org)$/i;

export const isMadeUp = (domain: string) => MADE_UP.test(domain);

const ROW = "setup";
const CODE_LIFE_MS = 7 * 24 * 3_600_000;
const RELEASED_AT_ONCE = 200;

/** What is known of the domain that letters come from. */
export type Setup = {
  /** Where letters go until the check has passed. */
  reflectTo: string | null;
  domain: string | null;
  /** When SPF, DKIM and DMARC were last found right, and when the test message was last seen to arrive. */
  recordsGoodAt: Date | null;
  arrivedAt: Date | null;
  codeSentAt: Date | null;
};

export async function setupOf(db: Pick<Reader, "select">): Promise<Setup> {
  const [row] = await db.select().from(letterSetup).where(eq(letterSetup.id, ROW));
  if (!row) return { reflectTo: null, domain: null, recordsGoodAt: null, arrivedAt: null, codeSentAt: null };
  const { reflectTo, domain, recordsGoodAt, arrivedAt, codeSentAt } = row;
  return { reflectTo, domain, recordsGoodAt, arrivedAt, codeSentAt };
}

/** Whether letters may leave for the offices: the check has passed, for the very domain that they come from. */
export const hasPassed = ({ domain, recordsGoodAt, arrivedAt }: Setup, from: string) =>
  domain === from && recordsGoodAt !== null && arrivedAt !== null;

export async function reflectTo(tx: Writer, address: string | null) {
  await keep(tx, { reflectTo: address });
}

/** Notes what the look at the domain's records has found; another domain begins with nothing. */
export async function noteRecords(tx: Writer, domain: string, good: boolean, now = new Date()) {
  const before = await setupOf(tx);
  const anew = before.domain === domain ? {} : { arrivedAt: null, codeHash: null, codeSentAt: null };
  await keep(tx, { ...anew, domain, recordsGoodAt: good ? now : null });
}

/** A new code for a test message to oneself: six digits. */
export async function newTestCode(tx: Writer, now = new Date()): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  await keep(tx, { codeHash: hashOf(code), codeSentAt: now, arrivedAt: null });
  return code;
}

/** The test message has arrived: its code is typed in. A wrong one ends the code, so that it cannot be guessed. */
export async function testArrived(tx: Writer, code: string, now = new Date()): Promise<boolean> {
  const [row] = await tx.select().from(letterSetup).where(eq(letterSetup.id, ROW));
  if (!row?.codeHash || !row.codeSentAt || now.getTime() - row.codeSentAt.getTime() > CODE_LIFE_MS) return false;
  const right = Buffer.compare(row.codeHash, hashOf(code.replace(/\s/g, ""))) === 0;
  await keep(tx, right ? { arrivedAt: now, codeHash: null } : { codeHash: null });
  return right;
}

/** How many letters went to the organiser instead of their office, as far as it is worth counting. */
export const countReflected = (db: Reader) => db.$count(letters, isReflected);

/** Puts letters that went to the organiser alone in the outbox, some at a time. Returns how many, 0 when none is left. */
export async function releaseReflected(tx: Writer, now = new Date()): Promise<number> {
  const some = await tx
    .select({ id: letters.id })
    .from(letters)
    .where(isReflected)
    .orderBy(asc(letters.endedAt))
    .limit(RELEASED_AT_ONCE);
  for (const { id } of some)
    if (!(await sendAgain(tx, id, now)))
      await tx
        .update(letters)
        .set({ state: "failed", endedAt: now })
        .where(and(eq(letters.id, id), isReflected));
  return some.length;
}

async function keep(tx: Writer, set: Partial<typeof letterSetup.$inferInsert>) {
  await tx
    .insert(letterSetup)
    .values({ id: ROW, ...set })
    .onConflictDoUpdate({ target: letterSetup.id, set });
}

const hashOf = (code: string): Uint8Array => hash("sha256", `domain-check\n${code}`, "buffer");
const isReflected = sql`${letters.state} = 'reflected'`;
