import { eq } from "drizzle-orm";
import type { Reader, Writer } from "#db/index.ts";
import { installation, signatures } from "#db/schema.ts";

/** `demo`: every person in this database is made up. */
export type Fact = "demo";

export async function holds(db: Reader, fact: Fact): Promise<boolean> {
  const rows = await db.select().from(installation).where(eq(installation.fact, fact));
  return rows.length > 0;
}

export async function declare(tx: Writer, fact: Fact, now = new Date()) {
  await tx.insert(installation).values({ fact, since: now }).onConflictDoNothing();
}

/** How many signatures there are in any state, in all campaigns. */
export async function countSignaturesEver(db: Reader): Promise<number> {
  return db.$count(signatures);
}
