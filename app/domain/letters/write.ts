import { and, eq, gt, sum } from "drizzle-orm";
import { canonicalAddress } from "#app/domain/addresses.ts";
import type { Campaign } from "#app/domain/campaigns.ts";
import type { ActionFacts } from "#app/domain/content.ts";
import type { Keyring } from "#app/domain/keys.ts";
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

/** How the letter was shown: the page's language, the hash of the consent text, and the message itself, as it will leave. */
export type ShownLetter = { locale: string; consentHash: string; message: LetterMessage };

const DAY_MS = 24 * 3_600_000;
/** Confirmation mails a day to one mailbox for all its letters in a campaign, so that no form can flood it. */
const MAILS_A_DAY = 12;

/**
 * Keeps a letter and posts the mail that asks its writer to confirm it: one letter a writer, action and
 * representative. Until confirmed it can be written anew, and each mail stands for the text it was sent with.
 * Nothing about earlier letters can be told from the outcome.
 */
export async function writeLetter(
  tx: Writer,
  keys: Keyring,
  campaign: Campaign,
  action: ActionFacts,
  representative: Representative,
  form: LetterForm,
  shown: ShownLetter,
  now = new Date(),
) {
  const writerHash = keys.addressHash(campaign.id, canonicalAddress(form.email));
  if ((await mailsToday(tx, campaign.id, writerHash, now)) >= MAILS_A_DAY) return;

  const to = { campaignId: campaign.id, actionId: action.id, representativeId: representative.id };
  if (!(await mayBeWrittenTo(tx, { ...to, country: form.country })).may) return; // the page says so

  const { consent: _, ...said } = form;
  const each = { ...to, writerHash };
  const id = crypto.randomUUID();
  const letter: PendingLetter = { ...said, message: shown.message, token: newTokenOf(id) };
  const manageTokenHash = tokenHash(manageToken(keys, "letter", id));
  const [added] = await tx
    .insert(letters)
    .values({ id, ...each, manageTokenHash, mailedAt: now, mails: 1, ...awaiting(keys, letter, shown, now) })
    .onConflictDoNothing({
      target: [letters.campaignId, letters.writerHash, letters.actionId, letters.representativeId],
    })
    .returning({ id: letters.id });
  if (added) return askToConfirm(tx, keys, id, letter, shown.locale, now, now);

  const same = Object.entries(each).map(([column, value]) => eq(letters[column as keyof typeof each], value));
  const [row] = await tx
    .select()
    .from(letters)
    .where(and(...same));
  if (!row || !["pending", "failed", "withdrawn"].includes(row.state)) return; // it is on its way, or there already
  const mail = nextMail(row, now);
  if (!mail) return;
  const anew = { ...letter, token: newTokenOf(row.id) };
  await tx
    .update(letters)
    .set({ state: "pending", mailedAt: mail.dueAt, mails: mail.number, ...awaiting(keys, anew, shown, now) })
    .where(eq(letters.id, row.id));
  await askToConfirm(tx, keys, row.id, anew, shown.locale, now, mail.dueAt);
}

function awaiting(keys: Keyring, letter: PendingLetter, shown: ShownLetter, now: Date) {
  const { sealed, key } = keys.seal(letter, "pending", now);
  return {
    pending: sealed,
    pendingKey: key,
    pendingAt: now,
    confirmTokenHash: tokenHash(letter.token),
    writtenAt: now,
    confirmedAt: null,
    endedAt: null,
    ...{ delivery: "single" as const, digestId: null, heldFor: null, keptBackAt: null, toldAt: null },
    locale: shown.locale,
    country: letter.country,
    ownWords: letter.ownWords ? 1 : 0,
    consentHash: shown.consentHash,
  };
}

async function askToConfirm(
  tx: Writer,
  keys: Keyring,
  id: string,
  letter: PendingLetter,
  locale: string,
  now: Date,
  dueAt: Date,
) {
  await recordEvent(tx, id, "written", now);
  const words = { confirmToken: letter.token, manageToken: manageToken(keys, "letter", id) };
  await post(tx, keys, { kind: "confirm-letter", to: letter.email, locale, words }, now, dueAt);
}

async function mailsToday(tx: Writer, campaignId: string, writerHash: Uint8Array, now: Date): Promise<number> {
  const lately = gt(letters.mailedAt, new Date(now.getTime() - DAY_MS));
  const [row] = await tx
    .select({ mails: sum(letters.mails) })
    .from(letters)
    .where(and(eq(letters.campaignId, campaignId), eq(letters.writerHash, writerHash), lately));
  return Number(row?.mails ?? 0);
}
