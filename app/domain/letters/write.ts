import { and, eq, gt, inArray, max } from "drizzle-orm";
import { canonicalAddress } from "#app/domain/addresses.ts";
import type { Campaign } from "#app/domain/campaigns.ts";
import type { ActionFacts } from "#app/domain/content/facts.ts";
import type { Keyring } from "#app/domain/keys.ts";
import type { LetterChannel } from "#app/domain/letters/channels.ts";
import { recordEvent } from "#app/domain/letters/events.ts";
import type { LetterForm, PendingLetter } from "#app/domain/letters/form.ts";
import type { LetterMessage } from "#app/domain/letters/message.ts";
import { nextMail } from "#app/domain/mail-limits.ts";
import { mayBeWrittenTo } from "#app/domain/offices/standing.ts";
import { post } from "#app/domain/outbox.ts";
import type { Representative } from "#app/domain/representatives.ts";
import { manageToken, newTokenOf, tokenHash } from "#app/domain/tokens.ts";
import type { Writer } from "#db/index.ts";
import { letters } from "#db/schema.ts";

/** How the letters were shown: the page's language, the hash of the consent text, and each message as it will leave, by us unless it says otherwise. */
export type ShownLetters = {
  locale: string;
  consentHash: string;
  letters: { to: Pick<Representative, "id">; message: LetterMessage; channel?: LetterChannel }[];
};

const DAY_MS = 24 * 3_600_000;
/** Confirmation mails a day to one mailbox for all its letters in a campaign, so that no form can flood it. */
const MAILS_A_DAY = 12;
const WRITTEN_ANEW = ["pending", "failed", "withdrawn"];

type Row = typeof letters.$inferSelect;
type Kept = { id: string; mails: number; dueAt: Date };

/**
 * Keeps what was written in one go, a letter to each office, and posts the one mail that asks its writer to confirm them
 * all: one letter a writer, action and representative. Until confirmed a letter can be written anew, and each mail stands
 * for what it was sent with. Nothing about earlier letters can be told from the outcome.
 */
export async function writeLetters(
  tx: Writer,
  keys: Keyring,
  campaign: Campaign,
  action: ActionFacts,
  form: LetterForm,
  shown: ShownLetters,
  now = new Date(),
) {
  const writerHash = keys.addressHash(campaign.id, canonicalAddress(form.email));
  if ((await mailsToday(tx, campaign.id, writerHash, now)) >= MAILS_A_DAY) return;

  const writingId = crypto.randomUUID();
  const { consent: _, representative: __, ...said } = form;
  const token = newTokenOf(writingId);
  const earlier = await lettersTo(tx, campaign.id, action.id, writerHash, shown);
  const kept: Kept[] = [];
  for (const { to, message, channel = "our-mail" } of shown.letters) {
    const row = earlier.get(to.id);
    const mail = row ? anew(row, now) : { number: 1, dueAt: now };
    if (!mail) continue;
    const about = { campaignId: campaign.id, actionId: action.id, representativeId: to.id };
    if (!(await mayBeWrittenTo(tx, { ...about, country: form.country })).may) continue; // the page says so
    const each = { ...about, writerHash };
    const letter = awaiting(keys, { ...said, message, token }, writingId, shown, now);
    const written = { ...letter, channel, mailedAt: mail.dueAt, mails: mail.number };
    const id = row?.id ?? crypto.randomUUID();
    if (row)
      await tx
        .update(letters)
        .set({ state: "pending", ...written })
        .where(eq(letters.id, id));
    else {
      const manageTokenHash = tokenHash(manageToken(keys, "letter", id));
      const values = { id, ...each, manageTokenHash, ...written };
      const added = await tx.insert(letters).values(values).onConflictDoNothing().returning({ id: letters.id });
      if (added.length === 0) continue; // written at this moment by another press of the button
    }
    await recordEvent(tx, id, "written", now);
    kept.push({ id, mails: mail.number, dueAt: mail.dueAt });
  }
  const [first] = kept;
  if (!first) return;
  const words = { confirmToken: token, manageToken: manageToken(keys, "letter", first.id) };
  const dueAt = new Date(Math.max(...kept.map((letter) => letter.dueAt.getTime())));
  await post(tx, keys, { kind: "confirm-letter", to: form.email, locale: shown.locale, words }, now, dueAt);
}

/** The person's letters about this action to these offices, by office. */
async function lettersTo(
  tx: Writer,
  campaignId: string,
  actionId: string,
  writerHash: Uint8Array,
  shown: ShownLetters,
): Promise<Map<string, Row>> {
  const offices = shown.letters.map(({ to }) => to.id);
  const theirs = and(
    eq(letters.campaignId, campaignId),
    eq(letters.writerHash, writerHash),
    eq(letters.actionId, actionId),
    eq(letters.kind, "letter"),
  );
  const rows = await tx
    .select()
    .from(letters)
    .where(and(theirs, inArray(letters.representativeId, offices)));
  return new Map(rows.map((row) => [row.representativeId, row]));
}

/** When the mail about a letter written once more may leave; null for one that is on its way or has had its mails today. */
const anew = (row: Row, now: Date) =>
  WRITTEN_ANEW.includes(row.state) || isMereReport(row) ? nextMail(row, now) : null;

/** Anybody can say so of any address: it keeps nobody from writing. */
const isMereReport = (row: Row) => row.state === "reported" && row.confirmedAt === null;

function awaiting(keys: Keyring, letter: PendingLetter, writingId: string, shown: ShownLetters, now: Date) {
  const { sealed, key } = keys.seal(letter, "pending", now);
  return {
    writingId,
    pending: sealed,
    pendingKey: key,
    pendingAt: now,
    confirmTokenHash: tokenHash(letter.token),
    writtenAt: now,
    confirmedAt: null,
    endedAt: null,
    reportedAt: null,
    ...{ delivery: "single" as const, digestId: null, heldFor: null, keptBackAt: null, toldAt: null },
    locale: shown.locale,
    country: letter.country,
    ownWords: letter.ownWords ? 1 : 0,
    ownShare: letter.message.ownShare,
    consentHash: shown.consentHash,
  };
}

/** Letters written in one go are asked about in one mail. */
async function mailsToday(tx: Writer, campaignId: string, writerHash: Uint8Array, now: Date): Promise<number> {
  const lately = gt(letters.mailedAt, new Date(now.getTime() - DAY_MS));
  const rows = await tx
    .select({ mails: max(letters.mails) })
    .from(letters)
    .where(and(eq(letters.campaignId, campaignId), eq(letters.writerHash, writerHash), lately))
    .groupBy(letters.writingId);
  return rows.reduce((sum, { mails }) => sum + (mails ?? 0), 0);
}
