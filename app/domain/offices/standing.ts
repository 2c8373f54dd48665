import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Reader } from "#db/index.ts";
import { type holdReasons, officeRequests, stances } from "#db/schema.ts";

/** Why an office's own word keeps a letter back. */
export type HoldReason = Exclude<(typeof holdReasons)[number], "bad-address">;

/** A letter that somebody would send: to whom, about what, and from which country. */
export type Asked = { campaignId: string; actionId: string; representativeId: string; country: string };

/** Whether an office may be written to: as it comes or in the weekly digest, or why not. */
export type MayWrite = { may: true; delivery: "single" | "digest" } | { may: false; why: HoldReason };

/** Whether a letter may go to its office. Asked before one is written, when it is confirmed, and when it is about to leave. */
export async function mayBeWrittenTo(db: Pick<Reader, "select">, asked: Asked): Promise<MayWrite> {
  const [answer] = await mayGo(db, [asked]);
  return answer ?? { may: true, delivery: "single" };
}

/** The same for many letters at once, in their order: two queries, however many they are. */
export async function mayGo(db: Pick<Reader, "select">, letters: Asked[]): Promise<MayWrite[]> {
  if (letters.length === 0) return [];
  const offices = [...new Set(letters.map((letter) => letter.representativeId))];
  const { representativeId, campaignId, kind, country } = officeRequests;
  const requests = await db
    .select({ representativeId, campaignId, kind, country })
    .from(officeRequests)
    .where(and(inArray(representativeId, offices), isNull(officeRequests.endedAt)));
  const agreed = await db
    .select({ representativeId: stances.representativeId, campaignId: stances.campaignId, actionId: stances.actionId })
    .from(stances)
    .where(and(inArray(stances.representativeId, offices), isAgreement));
  const standing = new Set<string>([
    ...requests.map((request) =>
      request.kind === "not-my-area" ? keyOf(request, request.kind, request.country) : keyOf(request, request.kind),
    ),
    ...agreed.map((stance) => keyOf(stance, "agreed", stance.actionId)),
  ]);
  return letters.map((letter) => answerTo(letter, standing));
}

function answerTo(letter: Asked, standing: Set<string>): MayWrite {
  const holds = (kind: string, about?: string) => standing.has(keyOf(letter, kind, about));
  if (holds("stop")) return { may: false, why: "stop" };
  if (holds("agreed", letter.actionId)) return { may: false, why: "agreed" };
  if (holds("wrong-address")) return { may: false, why: "wrong-address" };
  if (holds("not-my-area", letter.country)) return { may: false, why: "not-my-area" };
  return { may: true, delivery: holds("digest") ? "digest" : "single" };
}

const keyOf = (of: { representativeId: string; campaignId: string }, kind: string, about = "") =>
  `${of.representativeId} ${of.campaignId} ${kind} ${about}`;

/** A stance that is shown, and by which there is nothing left to ask for. */
export const isAgreement = and(
  eq(stances.position, "agrees"),
  eq(stances.decision, "approved"),
  isNull(stances.endedAt),
);
