import { and, desc, eq, isNull } from "drizzle-orm";
import type { Campaign } from "#app/domain/campaigns.ts";
import type { Position } from "#app/domain/offices/stances.ts";
import type { DayCount } from "#app/domain/reports.ts";
import type { Reader } from "#db/index.ts";
import { representatives, stances } from "#db/schema.ts";

const ANSWERS_MOST = 50;

/** Something that happened to a campaign, and when. Of a goal only the day is known, and stands as its beginning (UTC). */
export type Milestone = { id: string; at: Date } & (
  | { kind: "opened" | "closed" }
  | { kind: "goal"; goal: number }
  | { kind: "answer"; name: string; position: Position; actionId: string }
);

/** What has happened so far, the latest first. `days` are all the days of the campaign, in order. */
export async function milestonesOf(db: Reader, campaign: Campaign, days: DayCount[]): Promise<Milestone[]> {
  const { openedAt, closedAt } = campaign;
  const all: Milestone[] = [
    ...(openedAt ? [{ kind: "opened" as const, id: "opened", at: openedAt }] : []),
    ...goalsReached(campaign.facts.goals, days),
    ...(await answersGiven(db, campaign.id)),
    ...(closedAt ? [{ kind: "closed" as const, id: "closed", at: closedAt }] : []),
  ];
  return all.sort((a, b) => b.at.getTime() - a.at.getTime());
}

function goalsReached(goals: number[], days: DayCount[]): Milestone[] {
  let sum = 0;
  const sums = days.map(({ day, signatures }) => {
    sum += signatures;
    return { day, sum };
  });
  return goals.flatMap((goal) => {
    const reached = sums.find((until) => until.sum >= goal);
    return reached ? [{ kind: "goal" as const, id: `goal-${goal}`, goal, at: new Date(reached.day) }] : [];
  });
}

/** The answers of offices that are shown in public. */
async function answersGiven(db: Reader, campaignId: string): Promise<Milestone[]> {
  const { id, position, actionId, saidAt } = stances;
  const rows = await db
    .select({ id, position, actionId, at: saidAt, name: representatives.name })
    .from(stances)
    .innerJoin(representatives, eq(representatives.id, stances.representativeId))
    .where(and(eq(stances.campaignId, campaignId), eq(stances.decision, "approved"), isNull(stances.endedAt)))
    .orderBy(desc(saidAt))
    .limit(ANSWERS_MOST);
  return rows.map((row) => ({ ...row, kind: "answer" as const, id: `answer-${row.id}` }));
}
