import { and, eq } from "drizzle-orm";
import { countsOf, weekOf } from "#app/domain/offices/digest.ts";
import type { OfficeLink } from "#app/domain/offices/links.ts";
import { publishable } from "#app/domain/suppress.ts";
import type { Reader } from "#db/index.ts";
import { areas, letters, representatives } from "#db/schema.ts";

/**
 * How many letters of a campaign an office has got, by itself or in digests: by action, by where their writers live,
 * and by the week (Mondays, UTC) in which they were sent. No cell under ten, nor one that could be found by subtraction.
 */
export async function numbersFor(db: Reader, { campaignId, representativeId }: OfficeLink) {
  const { actionId, country, sentAt } = letters;
  const got = await db
    .select({ actionId, country, sentAt, area: areas.name })
    .from(letters)
    .innerJoin(representatives, eq(representatives.id, letters.representativeId))
    .leftJoin(areas, eq(areas.id, representatives.areaId))
    .where(
      and(
        eq(letters.representativeId, representativeId),
        eq(letters.campaignId, campaignId),
        eq(letters.state, "sent"),
        eq(letters.kind, "letter"),
      ),
    );
  const weeks = Map.groupBy(got, (letter) => weekOf(letter.sentAt ?? new Date(0)).getTime());
  const byWeek = [...weeks]
    .sort(([a], [b]) => a - b)
    .map(([week, some]) => ({ week: new Date(week), letters: some.length }));
  return { ...countsOf(got), byWeek: publishable(byWeek, (cell) => cell.letters) };
}
export type OfficeNumbers = Awaited<ReturnType<typeof numbersFor>>;
