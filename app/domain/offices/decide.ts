import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { revokeLinks } from "#app/domain/offices/links.ts";
import { keepRequest, undoRequest } from "#app/domain/offices/requests.ts";
import { approveStance, refuseStance, withdrawStance } from "#app/domain/offices/stances.ts";
import { Email, line } from "#app/domain/people.ts";
import type { Reader, Writer } from "#db/index.ts";
import { officeRequests, stances } from "#db/schema.ts";

export const officeDecisions = ["approve", "refuse", "withdraw", "keep", "undo", "revoke", "revoke-all"] as const;
const REASON_MOST = 200;

/** What an organiser decides about something an office said. Messages are keys of locales/en/errors.json. */
export const DecisionForm = z.object({
  intent: z.enum(officeDecisions, "intent.unknown"),
  id: z.string("intent.unknown").min(1, "intent.unknown"),
  reason: line("reason", REASON_MOST),
  email: z
    .literal("")
    .transform(() => null)
    .or(Email)
    .nullable()
    .default(null),
});
export type DecisionForm = z.infer<typeof DecisionForm>;

/** Carries out a decision and keeps who made it and why. False when there was nothing left to decide. */
export async function decideForOffice(
  tx: Writer,
  campaignId: string,
  { intent, id, reason, email }: DecisionForm,
  organiserId: string,
  now = new Date(),
): Promise<boolean> {
  const decision = { campaignId, id, organiserId, reason };
  if (intent === "approve") return (await approveStance(tx, decision, now)) !== null;
  if (intent === "refuse") return (await refuseStance(tx, decision, now)) !== null;
  if (intent === "withdraw") return (await withdrawStance(tx, decision, now)) !== null;
  if (intent === "keep") return (await keepRequest(tx, decision, email, now)) !== null;
  if (intent === "undo") return (await undoRequest(tx, decision, now)) !== null;
  const revoked = await revokeLinks(tx, { id, campaignId }, { all: intent === "revoke-all", organiserId, reason }, now);
  return revoked > 0;
}

/** How much waits for an organiser: answers to check, and wishes that nobody has looked at. */
export async function toCheck(db: Reader, campaignId: string): Promise<number> {
  const answers = and(eq(stances.campaignId, campaignId), isNull(stances.decidedAt), isNull(stances.endedAt));
  const requests = and(eq(officeRequests.campaignId, campaignId), isNull(officeRequests.decidedAt));
  return (await db.$count(stances, answers)) + (await db.$count(officeRequests, requests));
}
