import { and, asc, count, eq, inArray, isNotNull, isNull, lte, min, or, sql } from "drizzle-orm";
import type { Keyring } from "#app/domain/keys.ts";
import type { Db, Reader, Writer } from "#db/index.ts";
import { outbox } from "#db/schema.ts";

/**
 * What each kind of mail needs to be written, beside the address and language it goes to. Neither campaign nor
 * person is named: whoever reads along in a mailbox must not learn from it what was signed.
 */
export type MailWords = {
  "confirm-signature": { confirmToken: string; manageToken: string; again: boolean };
  "already-signed": { manageToken: string };
  "confirm-letter": { confirmToken: string; manageToken: string };
};
type MailKind = keyof MailWords;
export type Mail = { [Kind in MailKind]: { kind: Kind; to: string; locale: string; words: MailWords[Kind] } }[MailKind];

/**
 * Hands a mail to the world. `messageId` is the same at every try, so that a mailbox can drop a second copy.
 * A server's refusal is a SendFailure; anything else thrown counts as "not now".
 */
export type SendMail = (mail: Mail, messageId: string) => Promise<void>;

/** Hands a finished message to the world as it is, byte for byte. Throws as SendMail does, and tells NotAccepted from Undecided. */
export type SendLetter = (raw: Uint8Array, envelope: { from: string; to: string }) => Promise<void>;

/**
 * A mail server refused. `permanent` when asking again is no use (5xx). `code` is its three digits. What it said is
 * left out, since servers quote addresses.
 */
export class SendFailure extends Error {
  permanent: boolean;
  code: number | null;
  constructor(permanent: boolean, code: number | null) {
    super("the mail server refused");
    this.permanent = permanent;
    this.code = code;
  }
}

/** No server has taken the message, so it is safe to send again. `code` is the kind of fault, such as ECONNECTION or EAUTH. */
export class NotAccepted extends Error {
  code: string;
  constructor(code: string) {
    super("the mail server could not be asked");
    this.code = code;
  }
}

/** The line was lost while or after the message itself was sent: a server may have taken it, and nobody can tell. */
export class Undecided extends Error {
  code: string;
  constructor(code: string) {
    super("the mail server did not answer");
    this.code = code;
  }
}

const LEASE_MS = 120_000;
const BATCH = 20;
const FIRST_RETRY_MS = 30_000;
const LAST_RETRY_MS = 3_600_000;

/** Puts a mail in the outbox, under the key of the day. It leaves only if the transaction around it commits. */
export async function post(tx: Writer, keys: Keyring, mail: Mail, now: Date, dueAt = now) {
  await postAll(tx, keys, [{ mail, now, dueAt }]);
}

/** The same for many mails at once. */
export async function postAll(tx: Writer, keys: Keyring, mails: { mail: Mail; now: Date; dueAt?: Date }[]) {
  if (mails.length === 0) return;
  const rows = mails.map(({ mail, now, dueAt = now }) => {
    const { sealed, key } = keys.seal(mail, "pending", now);
    return { id: crypto.randomUUID(), kind: mail.kind, sealed, sealedKey: key, dueAt };
  });
  await tx.insertNew(outbox, rows);
}

/**
 * Sends the mails that are due and returns how many rows it took. A mail whose sender died is due again when
 * its lease ends, so it may in rare cases arrive twice, with one Message-ID; letters have a stricter way (letters/deliver.ts).
 */
export async function deliverMails(db: Db, keys: Keyring, send: SendMail, now = new Date()): Promise<number> {
  const claimed = await db.write((tx) => claimDue(tx, now));
  await Promise.all(claimed.map((row) => deliver(db, keys, send, row, now)));
  return claimed.length;
}

async function deliver(db: Db, keys: Keyring, send: SendMail, row: typeof outbox.$inferSelect, now: Date) {
  const mail = row.sealed && row.sealedKey ? (keys.open(row.sealed, row.sealedKey) as Mail | null) : null;
  let failure: unknown = null;
  try {
    if (mail) await send(mail, row.id);
  } catch (error) {
    failure = error;
  }
  await db.write(async (tx) => {
    // Without its key, gone after 48 hours, there is no reason left to write.
    if (!failure) return void (await tx.delete(outbox).where(eq(outbox.id, row.id)));
    const ended = failure instanceof SendFailure && failure.permanent;
    const outcome = ended ? { failedAt: now, sealed: null, sealedKey: null } : { dueAt: retryAt(row.tries, now) };
    await tx
      .update(outbox)
      .set({ leasedUntil: null, ...outcome })
      .where(eq(outbox.id, row.id));
  });
}

async function claimDue(tx: Writer, now: Date) {
  const free = and(
    isNull(outbox.failedAt),
    isNull(outbox.letterId),
    lte(outbox.dueAt, now),
    or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, now)),
  );
  const due = tx.select({ id: outbox.id }).from(outbox).where(free).orderBy(asc(outbox.dueAt)).limit(BATCH);
  return tx
    .update(outbox)
    .set({ leasedUntil: new Date(now.getTime() + LEASE_MS), tries: sql`${outbox.tries} + 1` })
    .where(and(inArray(outbox.id, due), free))
    .returning();
}

/** When to try again after the nth try: the wait doubles, from half a minute to an hour. */
export const retryAt = (tries: number, now: Date) =>
  new Date(now.getTime() + Math.min(FIRST_RETRY_MS * 2 ** (tries - 1), LAST_RETRY_MS));

/** Takes back all mail that waits and says what it would have said: for the demonstration, whose people have no mailbox. */
export async function takeBackMails(tx: Writer, keys: Keyring): Promise<Mail[]> {
  const taken = await tx.delete(outbox).where(isNull(outbox.letterId)).returning();
  return taken.flatMap(({ sealed, sealedKey }) => (sealed && sealedKey ? [keys.open(sealed, sealedKey) as Mail] : []));
}

/** How much mail waits, how much was refused for good, and since when the oldest has been due. */
export async function mailWaiting(db: Reader): Promise<{ waiting: number; failed: number; oldestAt: Date | null }> {
  const [failed] = await db.select({ n: count() }).from(outbox).where(isNotNull(outbox.failedAt));
  const [waiting] = await db
    .select({ n: count(), oldestAt: min(outbox.dueAt) })
    .from(outbox)
    .where(isNull(outbox.failedAt));
  return { waiting: waiting?.n ?? 0, failed: failed?.n ?? 0, oldestAt: waiting?.oldestAt ?? null };
}
