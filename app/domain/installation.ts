import { eq } from "drizzle-orm";
import type { Reader, Writer } from "#db/index.ts";
import { installation, letters, signatures } from "#db/schema.ts";

/** `demo`: every person in this database is made up. */
export type Fact = "demo";

export async function holds(db: Reader, fact: Fact): Promise<boolean> {
  const rows = await db.select().from(installation).where(eq(installation.fact, fact));
  return rows.length > 0;
}

export async function declare(tx: Writer, fact: Fact, now = new Date()) {
  await tx.insert(installation).values({ fact, since: now }).onConflictDoNothing();
}

/** Whether anybody ever signed or wrote a letter, in whatever state it is. */
export async function hasPeople(db: Reader): Promise<boolean> {
  return (await db.$count(signatures)) + (await db.$count(letters)) > 0;
}
