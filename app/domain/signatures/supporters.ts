import { and, desc, eq, isNotNull, lt } from "drizzle-orm";
import type { Reader } from "#db/index.ts";
import { signatures } from "#db/schema.ts";

const DAY_MS = 24 * 3_600_000;
const DELAY_MS = 3_600_000;
const MOST_SHOWN = 24;

export type Supporter = { name: string; country: string };

/**
 * The last people who signed and chose to be seen by everybody: first name and initial, and country. Who confirmed on a
 * day (UTC) comes in together an hour after its end, and all stand in the order of their names, so that neither the list
 * nor its changes tell more than the day.
 */
export async function recentSupporters(db: Reader, campaignId: string, now = new Date()): Promise<Supporter[]> {
  const settled = new Date(Math.floor((now.getTime() - DELAY_MS) / DAY_MS) * DAY_MS);
  const rows = await db
    .select({ name: signatures.shownName, country: signatures.country })
    .from(signatures)
    .where(
      and(
        eq(signatures.campaignId, campaignId),
        eq(signatures.state, "confirmed"),
        lt(signatures.confirmedAt, settled),
        eq(signatures.visibility, "public"),
        isNotNull(signatures.shownName),
      ),
    )
    .orderBy(desc(signatures.confirmedAt))
    .limit(MOST_SHOWN);
  return rows
    .map(({ name, country }) => ({ name: name ?? "", country: country ?? "" }))
    .sort((a, b) => (a.name + a.country < b.name + b.country ? -1 : 1));
}
