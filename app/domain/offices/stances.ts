import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { Campaign } from "#app/domain/campaigns.ts";
import { holdLetters, releaseLetters } from "#app/domain/offices/hold.ts";
import type { OfficeLink } from "#app/domain/offices/links.ts";
import { line, prose } from "#app/domain/people.ts";
import type { Reader, Writer } from "#db/index.ts";
import { areas, bodies, officeLinks, organisers, positions, representatives, stances } from "#db/schema.ts";

export type Position = (typeof positions)[number];
export type Stance = typeof stances.$inferSelect;
export { positions };

export const SAID_MOST = 1_000;
const ANSWERS_A_LINK = 6;

const Position = z.enum(positions, "position.missing");
const Said = prose("said", SAID_MOST);

/** The answer an office gives with the link in a letter. */
export const AnswerForm = z.object({ position: Position, said: Said });
export type AnswerForm = z.infer<typeof AnswerForm>;

/** A stance that an organiser enters: with a page where everybody can read it, and the day it was taken. */
export const stanceForm = (now = new Date()) =>
  z.object({
    representative: z.string("representative.missing").min(1, "representative.missing"),
    action: z.string("actions.missing").min(1, "actions.missing"),
    position: Position,
    said: Said,
    sourceUrl: line("sourceUrl", 500).refine((url) => isPublicAddress(url), "sourceUrl.malformed"),
    saidAt: z.iso
      .date("saidAt.malformed")
      .transform((day) => new Date(`${day}T00:00:00Z`))
      .refine((day) => day <= now, "saidAt.future"),
  });
export type StanceForm = z.infer<ReturnType<typeof stanceForm>>;

/**
 * Keeps an office's answer until an organiser has checked that it is genuine. One at a time: "waits" while the last one
 * is being checked, "enough" once a link has answered too often.
 */
export async function answerAsOffice(
  tx: Writer,
  link: OfficeLink,
  { position, said }: AnswerForm,
  now = new Date(),
): Promise<"taken" | "waits" | "enough" | "about-nothing"> {
  const { campaignId, representativeId, actionId } = link;
  if (!actionId) return "about-nothing";
  if ((await tx.$count(stances, eq(stances.linkId, link.id))) >= ANSWERS_A_LINK) return "enough";
  const [added] = await tx
    .insert(stances)
    .values({ campaignId, representativeId, actionId, position, said, saidAt: now, enteredAt: now, linkId: link.id })
    .onConflictDoNothing()
    .returning({ id: stances.id });
  return added ? "taken" : "waits";
}

type Verdict = { campaignId: string; id: string; organiserId: string; reason: string };

/** Shows an answer to everybody, in place of the one before. What is held or let go follows from it. */
export async function approveStance(tx: Writer, { campaignId, id, organiserId, reason }: Verdict, now = new Date()) {
  const [waiting] = await tx
    .select()
    .from(stances)
    .where(and(eq(stances.campaignId, campaignId), waits(id)));
  if (!waiting) return null;
  await endShown(tx, waiting, { by: organiserId, reason: "replaced" }, now);
  const verdict = { decision: "approved" as const, decidedAt: now, organiserId, reason };
  await tx.update(stances).set(verdict).where(eq(stances.id, id));
  await followFrom(tx, waiting, now);
  return waiting;
}

/** Shows an answer to nobody. The office may give another. */
export async function refuseStance(tx: Writer, { campaignId, id, organiserId, reason }: Verdict, now = new Date()) {
  const verdict = { decision: "refused" as const, decidedAt: now, organiserId, reason, endedAt: now };
  const [refused] = await tx
    .update(stances)
    .set(verdict)
    .where(and(eq(stances.campaignId, campaignId), waits(id)))
    .returning();
  return refused ?? null;
}

/** Enters what a representative has said elsewhere, in place of what was shown. */
export async function enterStance(
  tx: Writer,
  campaignId: string,
  { representative: representativeId, action: actionId, ...form }: StanceForm,
  organiserId: string,
  now = new Date(),
) {
  const of = { campaignId, representativeId, actionId };
  await endShown(tx, of, { by: organiserId, reason: "corrected" }, now);
  const entered = { enteredAt: now, decidedAt: now, decision: "approved" as const, organiserId };
  await tx.insert(stances).values({ ...of, ...form, ...entered });
  await followFrom(tx, { ...of, position: form.position }, now);
}

/** Takes a stance off the board: letters to this office leave again. Null when it is not shown. */
export async function withdrawStance(tx: Writer, { campaignId, id, organiserId, reason }: Verdict, now = new Date()) {
  const [stance] = await tx
    .select()
    .from(stances)
    .where(and(eq(stances.campaignId, campaignId), eq(stances.id, id), shown));
  if (!stance) return null;
  await endShown(tx, stance, { by: organiserId, reason }, now);
  await followFrom(tx, { ...stance, position: null }, now);
  return stance;
}

/** What an office has said about an action: what is shown, and what waits to be checked. */
export async function stancesOf(db: Reader, { campaignId, actionId, representativeId }: Of) {
  const rows = await db
    .select()
    .from(stances)
    .where(and(aboutOf({ campaignId, actionId, representativeId }), isNull(stances.endedAt)));
  return {
    shown: rows.find((stance) => stance.decision === "approved") ?? null,
    waiting: rows.find((stance) => stance.decision === null) ?? null,
  };
}

/** A stance as organisers see it: by which letter's link it came, or who entered it. */
export type ListedStance = Stance & {
  representative: string;
  link: { id: string; address: string; madeAt: Date; revokedAt: Date | null } | null;
  by: string | null;
};

/** The stances of a campaign, newest first. */
export async function listStances(db: Reader, campaignId: string, most: number): Promise<ListedStance[]> {
  const { id, address, madeAt, revokedAt } = officeLinks;
  const rows = await db
    .select({
      stance: stances,
      representative: representatives.name,
      link: { id, address, madeAt, revokedAt },
      by: organisers.name,
    })
    .from(stances)
    .innerJoin(representatives, eq(representatives.id, stances.representativeId))
    .leftJoin(officeLinks, eq(officeLinks.id, stances.linkId))
    .leftJoin(organisers, eq(organisers.id, stances.organiserId))
    .where(eq(stances.campaignId, campaignId))
    .orderBy(desc(stances.enteredAt))
    .limit(most);
  return rows.map(({ stance, ...rest }) => ({ ...stance, ...rest }));
}

type Person = { id: string; name: string; where: string };
/** Whom to look for: by a part of the name, or the one of that id. */
type Sought = { called?: string; id?: string; most: number };

/** People whose stance can be entered: whoever may be written to about any action of a campaign, in office or not. */
export async function listPeopleFor(
  db: Reader,
  { facts }: Campaign,
  { called = "", id, most }: Sought,
): Promise<Person[]> {
  const kinds = [...new Set(facts.actions.flatMap((action) => action.letterTo))];
  const part = `%${called.toLowerCase().replace(/[%_\\]/g, "\\$&")}%`;
  const named = called ? sql`lower(${representatives.name}) like ${part} escape '\\'` : undefined;
  const rows = await db
    .select({ id: representatives.id, name: representatives.name, area: areas.name, body: bodies.name })
    .from(representatives)
    .innerJoin(bodies, eq(bodies.id, representatives.bodyId))
    .leftJoin(areas, eq(areas.id, representatives.areaId))
    .where(and(inArray(representatives.kind, kinds), named, id === undefined ? undefined : eq(representatives.id, id)))
    .orderBy(asc(representatives.name))
    .limit(most);
  return rows.map(({ id, name, area, body }) => ({ id, name, where: area ?? body }));
}

type Of = { campaignId: string; representativeId: string; actionId: string };

const aboutOf = ({ campaignId, representativeId, actionId }: Of) =>
  and(
    eq(stances.campaignId, campaignId),
    eq(stances.actionId, actionId),
    eq(stances.representativeId, representativeId),
  );

const waits = (id: string) => and(eq(stances.id, id), isNull(stances.decidedAt), isNull(stances.endedAt));
const shown = and(eq(stances.decision, "approved"), isNull(stances.endedAt));

async function endShown(tx: Writer, of: Of, { by, reason }: { by: string; reason: string }, now: Date) {
  await tx
    .update(stances)
    .set({ endedAt: now, endedBy: by, endReason: reason })
    .where(and(aboutOf(of), shown));
}

/** Whoever agrees gets no more letters about it; whoever does not, or no more, gets those that waited. */
async function followFrom(tx: Writer, { position, ...of }: Of & { position: Position | null }, now: Date) {
  const { campaignId, representativeId, actionId } = of;
  const hold = { campaignId, representativeId, actionId, why: "agreed" as const };
  if (position === "agrees") await holdLetters(tx, hold, now);
  else await releaseLetters(tx, hold, now);
}

function isPublicAddress(text: string): boolean {
  return URL.canParse(text) && ["https:", "http:"].includes(new URL(text).protocol);
}
