import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Position, Stance } from "#app/domain/offices/stances.ts";
import type { Reader } from "#db/index.ts";
import { areas, bodies, letters, representatives, stances } from "#db/schema.ts";

type Shown = Pick<Stance, "position" | "said" | "saidAt" | "sourceUrl" | "decision">;

/** Somebody who was written to about an action, or has taken a stance on it. */
export type OnBoard = {
  id: string;
  name: string;
  role: string | null;
  party: string | null;
  area: string | null;
  body: string;
  writtenTo: boolean;
  stance: Shown | null;
};

export type BoardSummary = Record<Position, number> & { silent: number; writtenTo: number; all: number };

/** Everybody on the board of an action, body by body and area by area. */
export async function boardOf(db: Reader, campaignId: string, actionId: string): Promise<OnBoard[]> {
  const [written, said] = await Promise.all([
    writtenTo(db, campaignId, actionId),
    shownStances(db, campaignId, actionId),
  ]);
  const ids = [...new Set([...written, ...said.keys()])];
  if (ids.length === 0) return [];
  const rows = await db
    .select({ person: representatives, area: areas.name, body: bodies.name })
    .from(representatives)
    .innerJoin(bodies, eq(bodies.id, representatives.bodyId))
    .leftJoin(areas, eq(areas.id, representatives.areaId))
    .where(inArray(representatives.id, ids))
    .orderBy(asc(bodies.name), asc(areas.name), asc(representatives.name));
  return rows.map(({ person: { id, name, role, party }, area, body }) => ({
    ...{ id, name, role, party, area, body },
    writtenTo: written.has(id),
    stance: said.get(id) ?? null,
  }));
}

/** How many stand where; who was written to and has not answered is silent. */
export async function summaryOf(db: Reader, campaignId: string, actionId: string): Promise<BoardSummary> {
  const [written, said] = await Promise.all([
    writtenTo(db, campaignId, actionId),
    shownStances(db, campaignId, actionId),
  ]);
  const many = (position: Position) => [...said.values()].filter((stance) => stance.position === position).length;
  return {
    agrees: many("agrees"),
    partly: many("partly"),
    disagrees: many("disagrees"),
    silent: [...written].filter((id) => !said.has(id)).length,
    writtenTo: written.size,
    all: new Set([...written, ...said.keys()]).size,
  };
}

/** Whom at least one letter has reached, as far as can be known. */
async function writtenTo(db: Reader, campaignId: string, actionId: string): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ id: letters.representativeId })
    .from(letters)
    .where(
      and(
        eq(letters.campaignId, campaignId),
        eq(letters.actionId, actionId),
        eq(letters.kind, "letter"),
        eq(letters.state, "sent"),
      ),
    );
  return new Set(rows.map((row) => row.id));
}

async function shownStances(db: Reader, campaignId: string, actionId: string): Promise<Map<string, Shown>> {
  const { representativeId, position, said, saidAt, sourceUrl, decision } = stances;
  const about = and(eq(stances.campaignId, campaignId), eq(stances.actionId, actionId));
  const rows = await db
    .select({ representativeId, position, said, saidAt, sourceUrl, decision })
    .from(stances)
    .where(and(about, eq(stances.decision, "approved"), isNull(stances.endedAt)));
  return new Map(rows.map(({ representativeId: id, ...stance }) => [id, stance]));
}
