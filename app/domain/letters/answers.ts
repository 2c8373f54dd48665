import { and, asc, eq, inArray, isNull, lte, ne } from "drizzle-orm";
import type { Keyring } from "#app/domain/keys.ts";
import { recordEvent } from "#app/domain/letters/events.ts";
import { keptMessage } from "#app/domain/letters/kept.ts";
import { post } from "#app/domain/outbox.ts";
import { manageToken } from "#app/domain/tokens.ts";
import type { Writer } from "#db/index.ts";
import { type letterAnswers, letterBytes, letters } from "#db/schema.ts";

const DAY_MS = 24 * 3_600_000;
/** How long an office is given to answer before its writer is asked, and may remind it. */
export const ANSWER_WITHIN_MS = 21 * DAY_MS;
const ASKED_AT_ONCE = 500;

export type LetterAnswer = (typeof letterAnswers)[number];

/** Keeps what the writer says of an office's answer; said again, the last word counts. */
export async function sayAnswered(tx: Writer, letterId: string, answer: LetterAnswer, now = new Date()) {
  await tx.update(letters).set({ answer, answerSaidAt: now }).where(eq(letters.id, letterId));
  await recordEvent(tx, letterId, "said-answered", now);
}

/**
 * Posts the mails that ask writers whether they were answered: once a letter, three weeks after it left, as long as its
 * text is kept, and one mail for all that a person wrote on one day. Returns how many letters were asked about.
 */
export async function askWhetherAnswered(tx: Writer, keys: Keyring, now = new Date()): Promise<number> {
  const rows = await tx
    .select({ letter: letters, bytes: letterBytes })
    .from(letters)
    .innerJoin(letterBytes, eq(letterBytes.letterId, letters.id))
    .where(
      and(
        eq(letters.state, "sent"),
        ne(letters.kind, "digest"),
        eq(letters.delivery, "single"),
        isNull(letters.askedAt),
        isNull(letters.answer),
        lte(letters.sentAt, before(now)),
      ),
    )
    .orderBy(asc(letters.sentAt))
    .limit(ASKED_AT_ONCE);
  if (rows.length === 0) return 0;
  const ids = rows.map(({ letter }) => letter.id);
  await tx.update(letters).set({ askedAt: now }).where(inArray(letters.id, ids));
  const asked = new Set<string>();
  for (const { letter, bytes } of rows) {
    const writer = Buffer.from(letter.writerHash).toString("base64");
    if (asked.has(writer)) continue;
    asked.add(writer);
    const kept = keptMessage(keys, bytes);
    if (!kept) continue;
    const words = { manageToken: manageToken(keys, "letter", letter.id) };
    await post(tx, keys, { kind: "ask-answer", to: kept.writer, locale: letter.locale, words }, now);
  }
  for (const id of ids) await recordEvent(tx, id, "asked", now);
  return rows.length;
}

const before = (now: Date) => new Date(now.getTime() - ANSWER_WITHIN_MS);
