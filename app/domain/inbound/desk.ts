import { asc, count, desc, eq, inArray, isNotNull, ne, sum } from "drizzle-orm";
import { keptMail } from "#app/domain/inbound/claim.ts";
import type { InboundMail } from "#app/domain/inbound/classify.ts";
import { plainText } from "#app/domain/inbound/own-words.ts";
import { findRoute } from "#app/domain/inbound/routes.ts";
import type { InboundDesk } from "#app/domain/inbound/work.ts";
import type { Reader } from "#db/index.ts";
import { addressStates, inboundMails, letterRoutes, letters, officeAnswers, representatives } from "#db/schema.ts";

const EXCERPT_MOST = 1_500;
const ADDRESS = /[^\s<>()"',;:]+@[^\s<>()"',;:]+/g;

/** An address that letters came back from, and how many are held for it. */
export type Troubled = typeof addressStates.$inferSelect & { held: number; offices: string[] };

/** The addresses that are not good, the newest first. */
export async function troubledAddresses(db: Reader, most: number): Promise<Troubled[]> {
  const rows = await db
    .select()
    .from(addressStates)
    .where(ne(addressStates.state, "good"))
    .orderBy(desc(addressStates.since))
    .limit(most);
  const addresses = rows.map(({ address }) => address);
  if (addresses.length === 0) return [];
  const written = await db
    .select({ address: letterRoutes.officeAddress, state: letters.state, office: representatives.name, n: count() })
    .from(letterRoutes)
    .innerJoin(letters, eq(letters.id, letterRoutes.letterId))
    .innerJoin(representatives, eq(representatives.id, letters.representativeId))
    .where(inArray(letterRoutes.officeAddress, addresses))
    .groupBy(letterRoutes.officeAddress, letters.state, representatives.name);
  return rows.map((row) => {
    const theirs = written.filter(({ address }) => address === row.address);
    const held = theirs.filter(({ state }) => state === "held").reduce((n, one) => n + one.n, 0);
    return { ...row, held, offices: [...new Set(theirs.map(({ office }) => office))] };
  });
}

/** How many letters a representative has answered, of one action. */
export type AnswerCount = {
  campaignId: string;
  actionId: string;
  representativeId: string;
  office: string;
  answered: number;
  acknowledged: number;
  replies: number;
};

/** The answers, office by office and action by action, those with the most replies first. */
export async function answerCounts(db: Reader, most: number): Promise<AnswerCount[]> {
  const { campaignId, actionId, representativeId, answeredAt, acknowledgedAt, replies } = officeAnswers;
  const rows = await db
    .select({
      campaignId,
      actionId,
      representativeId,
      office: representatives.name,
      answered: count(answeredAt),
      acknowledged: count(acknowledgedAt),
      replies: sum(replies),
    })
    .from(officeAnswers)
    .innerJoin(representatives, eq(representatives.id, representativeId))
    .groupBy(campaignId, actionId, representativeId, representatives.name)
    .orderBy(desc(sum(replies)), asc(representatives.name))
    .limit(most);
  return rows.map((row) => ({ ...row, replies: Number(row.replies ?? 0) }));
}

/** A message that an organiser has to look at. `office` is whom its letter went to; null when it is about none of ours. */
export type WaitingMail = {
  id: string;
  arrivedAt: Date;
  kind: (typeof inboundMails.$inferSelect)["kind"];
  office: string | null;
  subject: string;
  from: string;
  text: string;
};

/** The messages that wait longest. Addresses and the writer's name are left out of what is shown of them. */
export async function waitingMails(
  desk: Pick<InboundDesk, "db" | "keys" | "read">,
  most: number,
): Promise<WaitingMail[]> {
  const rows = await desk.db.read
    .select({
      id: inboundMails.id,
      arrivedAt: inboundMails.arrivedAt,
      kind: inboundMails.kind,
      letterId: inboundMails.letterId,
      office: representatives.name,
    })
    .from(inboundMails)
    .leftJoin(letters, eq(letters.id, inboundMails.letterId))
    .leftJoin(representatives, eq(representatives.id, letters.representativeId))
    .where(isNotNull(inboundMails.waitingSince))
    .orderBy(asc(inboundMails.waitingSince))
    .limit(most);
  const shown: WaitingMail[] = [];
  for (const { letterId, ...row } of rows) {
    const mail = await readWaiting(desk, row.id);
    const route = letterId ? await findRoute(desk.db.read, desk.keys, letterId) : null;
    const hide = (text: string) => without(text, route?.route?.writer.name ?? null);
    shown.push({
      ...row,
      subject: hide(mail?.subject ?? ""),
      from: mail?.from.address.split("@").at(-1) ?? "",
      text: hide(plainText(mail?.text ?? "", EXCERPT_MOST)),
    });
  }
  return shown;
}

/** How many messages wait for an organiser. */
export const countWaiting = (db: Reader) => db.$count(inboundMails, isNotNull(inboundMails.waitingSince));

/** A message that waits, read anew; null when it cannot be read. */
export async function readWaiting(
  { db, keys, read }: Pick<InboundDesk, "db" | "keys" | "read">,
  id: string,
): Promise<InboundMail | null> {
  const kept = await keptMail(db.read, keys, id);
  return kept && read(Buffer.from(kept.raw, "base64"), kept.from);
}

function without(text: string, name: string | null): string {
  const hidden = text.replace(ADDRESS, "[…]");
  return name ? hidden.replaceAll(name, "[…]") : hidden;
}
