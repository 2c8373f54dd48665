import { eq, sql } from "drizzle-orm";
import type { Reader, Writer } from "#db/index.ts";
import { type mailFigureNames, mailFigures } from "#db/schema.ts";

type Name = (typeof mailFigureNames)[number];

/** Adds to a number that all processes share. */
export async function addTo(tx: Writer, name: Name, n: number, now: Date) {
  if (n === 0) return;
  await tx
    .insert(mailFigures)
    .values({ name, n, at: now })
    .onConflictDoUpdate({ target: mailFigures.name, set: { n: sql`${mailFigures.n} + ${n}`, at: now } });
}

/** Puts a number in the place of what was there. */
export async function setTo(tx: Writer, name: Name, n: number, at: Date) {
  await tx.insert(mailFigures).values({ name, n, at }).onConflictDoUpdate({ target: mailFigures.name, set: { n, at } });
}

/** The number and when it was last changed; nothing yet is 0. */
export async function figure(db: Pick<Reader, "select">, name: Name): Promise<{ n: number; at: Date }> {
  const [row] = await db.select().from(mailFigures).where(eq(mailFigures.name, name));
  return row ?? { n: 0, at: new Date(0) };
}
