import { and, count, eq, gt, sql } from "drizzle-orm";
import { canonicalAddress } from "#app/domain/addresses.ts";
import { noteReply } from "#app/domain/inbound/address-states.ts";
import { aliasOf } from "#app/domain/inbound/addresses.ts";
import type { InboundMail } from "#app/domain/inbound/classify.ts";
import { ownWords, plainText } from "#app/domain/inbound/own-words.ts";
import { findRoute } from "#app/domain/inbound/routes.ts";
import type { Keyring } from "#app/domain/keys.ts";
import { decideUnknown } from "#app/domain/letters/decide.ts";
import { recordEvent } from "#app/domain/letters/events.ts";
import { headerText } from "#app/domain/letters/message.ts";
import { post } from "#app/domain/outbox.ts";
import { manageToken } from "#app/domain/tokens.ts";
import type { Writer } from "#db/index.ts";
import { inboundMails, letterBytes, type letters, officeAnswers, representatives } from "#db/schema.ts";

const DAY_MS = 24 * 3_600_000;
const TEXT_MOST = 20_000;
const SUBJECT_MOST = 200;
/** To one letter within a day, in either direction: enough for people, too few for two machines that answer each other. */
const PASSED_ON_A_DAY = 5;
const AUTOMATIC_A_DAY = 1;

type Letter = typeof letters.$inferSelect;
/** `capped`: no more than so many a day; not where an organiser has looked at it. `counted`: it was when it came, and waited then. */
export type Passing = { keys: Keyring; domain: string; capped: boolean; counted: boolean };

export type Passed = "passed-on" | "dropped" | "too-many" | "no-way" | "stranger";

/**
 * An office answered: that counts, and the answer goes to the writer, from our address. A machine's answer goes on once a
 * day. `no-way` when the writer's address has been destroyed, after four weeks.
 */
export async function officeAnswered(
  tx: Writer,
  { keys, domain, capped, counted }: Passing,
  letter: Letter,
  mail: InboundMail,
  automatic: boolean,
  now: Date,
): Promise<Passed> {
  await decideUnknown(tx, letter.id, { kind: automatic ? "auto-reply" : "answered" }, now);
  if (!counted) await countAnswer(tx, letter, automatic, now);
  const found = await findRoute(tx, keys, letter.id);
  if (found) await noteReply(tx, found.officeAddress, now);
  const kind = automatic ? "auto-reply" : "reply";
  const most = automatic ? AUTOMATIC_A_DAY : PASSED_ON_A_DAY;
  if (capped && (await passedOnToday(tx, letter.id, kind, now)) >= most) return automatic ? "dropped" : "too-many";
  await recordEvent(tx, letter.id, automatic ? "acknowledged" : "answered", now);
  if (!found?.route) return "no-way";
  const { writer, locale, relay } = found.route;
  const words = {
    manageToken: manageToken(keys, "letter", letter.id),
    office: await nameOf(tx, letter.representativeId),
    from: plainText(mail.from.address, SUBJECT_MOST),
    // In the answer to an alias the office would learn the writer's address, were it not ours as well.
    replyTo: relay ? aliasOf(keys, letter.id, "writer", domain) : mail.from.address,
    relay,
    automatic,
    subject: plainText(headerText(mail.subject), SUBJECT_MOST),
    text: plainText(mail.text, TEXT_MOST),
    attachments: mail.attachments.map((name) => headerText(name).slice(0, SUBJECT_MOST)).slice(0, 20),
  };
  await post(tx, keys, { kind: "reply", to: writer.address, locale, words }, now);
  return "passed-on";
}

/**
 * The writer answers to our alias: the office gets the words alone, in a message of ours, without anything that the
 * writer's mail program added. What a machine answers for the writer goes nowhere.
 */
export async function writerAnswered(
  tx: Writer,
  { keys, domain, capped }: Passing,
  letter: Letter,
  mail: InboundMail,
  automatic: boolean,
  now: Date,
): Promise<Passed> {
  if (automatic) return "dropped";
  const found = await findRoute(tx, keys, letter.id);
  if (!found?.route) return "no-way";
  const { writer, subject } = found.route;
  if (canonicalAddress(mail.from.address) !== canonicalAddress(writer.address)) return "stranger";
  const today = await passedOnToday(tx, letter.id, "writer-reply", now);
  if (capped && today >= PASSED_ON_A_DAY) return "too-many";
  const text = plainText(ownWords(mail.text, [writer.address, canonicalAddress(writer.address)]), TEXT_MOST);
  if (text === "") return "dropped";
  const [sent] = await tx
    .select({ messageId: letterBytes.messageId })
    .from(letterBytes)
    .where(eq(letterBytes.letterId, letter.id));
  const words = {
    name: headerText(writer.name),
    replyTo: aliasOf(keys, letter.id, "office", domain),
    inReplyTo: sent?.messageId ?? null,
    subject,
    text,
  };
  await post(tx, keys, { kind: "writer-reply", to: found.officeAddress, locale: letter.locale, words }, now);
  await recordEvent(tx, letter.id, "passed-on", now);
  return "passed-on";
}

async function countAnswer(tx: Writer, letter: Letter, automatic: boolean, now: Date) {
  const { id: letterId, campaignId, actionId, representativeId } = letter;
  const one = { letterId, campaignId, actionId, representativeId };
  const first = automatic
    ? { acknowledgedAt: sql`coalesce(${officeAnswers.acknowledgedAt}, excluded.acknowledged_at)` }
    : {
        answeredAt: sql`coalesce(${officeAnswers.answeredAt}, excluded.answered_at)`,
        replies: sql`${officeAnswers.replies} + 1`,
      };
  await tx
    .insert(officeAnswers)
    .values(automatic ? { ...one, acknowledgedAt: now } : { ...one, answeredAt: now, replies: 1 })
    .onConflictDoUpdate({ target: officeAnswers.letterId, set: first });
}

async function passedOnToday(
  tx: Writer,
  letterId: string,
  kind: "reply" | "auto-reply" | "writer-reply",
  now: Date,
): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(inboundMails)
    .where(
      and(
        eq(inboundMails.letterId, letterId),
        eq(inboundMails.kind, kind),
        gt(inboundMails.passedOnAt, new Date(now.getTime() - DAY_MS)),
      ),
    );
  return row?.n ?? 0;
}

async function nameOf(tx: Writer, representativeId: string): Promise<string> {
  const [row] = await tx
    .select({ name: representatives.name })
    .from(representatives)
    .where(eq(representatives.id, representativeId));
  return row?.name ?? "";
}
