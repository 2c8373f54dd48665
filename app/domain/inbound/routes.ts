import { eq, lte } from "drizzle-orm";
import { KEY_LIFE_MS, type Keyring } from "#app/domain/keys.ts";
import type { Reader, Writer } from "#db/index.ts";
import { letterRoutes } from "#db/schema.ts";

/** How mail between the writer of a letter and the office is passed on. */
export type Route = {
  writer: { name: string; address: string };
  /** The writer's language. */
  locale: string;
  subject: string;
  /** The office is given our alias and never the writer's address. */
  relay: boolean;
};

/** Keeps a letter's route, sealed but for the office's address, when the letter is confirmed. It lives for 28 days. */
export async function keepRoute(
  tx: Writer,
  keys: Keyring,
  letterId: string,
  officeAddress: string,
  route: Route,
  now: Date,
) {
  const { sealed, key } = keys.seal(route, "letters", now);
  const purgeAt = new Date(now.getTime() + KEY_LIFE_MS.letters);
  const row = { officeAddress: spelled(officeAddress), sealed, sealedKey: key, purgeAt };
  await tx
    .insert(letterRoutes)
    .values({ letterId, ...row })
    .onConflictDoUpdate({ target: letterRoutes.letterId, set: row });
}

/** Where a letter went, and its route; `route` is null once its key is destroyed, all of it once it is purged. */
export async function findRoute(
  db: Pick<Reader, "select">,
  keys: Pick<Keyring, "open">,
  letterId: string,
): Promise<{ officeAddress: string; route: Route | null } | null> {
  const [row] = await db.select().from(letterRoutes).where(eq(letterRoutes.letterId, letterId));
  return row ? { officeAddress: row.officeAddress, route: keys.open(row.sealed, row.sealedKey) as Route | null } : null;
}

/** Forgets who wrote the letters whose time is over. */
export async function purgeRoutes(tx: Writer, now: Date) {
  await tx.delete(letterRoutes).where(lte(letterRoutes.purgeAt, now));
}

/** The one spelling of an office's address in what is known of addresses. */
export const spelled = (address: string) => address.trim().toLowerCase();
