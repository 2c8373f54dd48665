import { aliasedTable, and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Review } from "#app/domain/reviews/run.ts";
import type { Reader } from "#db/index.ts";
import { organisers, reviews, signatures } from "#db/schema.ts";

/** A review with who began it and who undid it; null for what the program did by itself. */
export type LoggedReview = Review & { by: string | null; undoneBy: string | null };

/** The last reviews of a campaign, newest first. */
export const lastReviews = (db: Reader, campaignId: string, most: number): Promise<LoggedReview[]> =>
  logged(db, eq(reviews.campaignId, campaignId), most);

export async function findReview(db: Reader, campaignId: string, id: string): Promise<LoggedReview | null> {
  const [review] = await logged(db, and(eq(reviews.campaignId, campaignId), eq(reviews.id, id)), 1);
  return review ?? null;
}

/** What the program held by itself and of which something is held still, newest first, with how many. */
export async function openHolds(db: Reader, campaignId: string, most: number) {
  const own = and(eq(reviews.campaignId, campaignId), isNull(reviews.organiserId), isNull(reviews.undoAskedAt));
  const holds = await db.select().from(reviews).where(own).orderBy(desc(reviews.startedAt)).limit(most);
  const open: { hold: Review; left: number }[] = [];
  for (const hold of holds) {
    const left = await db.$count(signatures, and(eq(signatures.reviewId, hold.id), isNotNull(signatures.stateBefore)));
    if (left > 0) open.push({ hold, left });
  }
  return open;
}

async function logged(db: Reader, which: ReturnType<typeof and>, most: number): Promise<LoggedReview[]> {
  const undoers = aliasedTable(organisers, "undoers");
  const rows = await db
    .select({ review: reviews, by: organisers.name, undoneBy: undoers.name })
    .from(reviews)
    .leftJoin(organisers, eq(organisers.id, reviews.organiserId))
    .leftJoin(undoers, eq(undoers.id, reviews.undoOrganiserId))
    .where(which)
    .orderBy(desc(reviews.startedAt))
    .limit(most);
  return rows.map(({ review, by, undoneBy }) => ({ ...review, by, undoneBy }));
}
