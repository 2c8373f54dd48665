import { and, asc, count, eq, isNotNull, isNull } from "drizzle-orm";
import { idAt } from "#app/domain/ids.ts";
import type { Keyring } from "#app/domain/keys.ts";
import { figure } from "#app/domain/outbox/figures.ts";
import type { Reader, Writer } from "#db/index.ts";
import { mailKinds, outbox } from "#db/schema.ts";

/**
 * What each kind of mail needs to be written, beside the address and language it goes to. Neither campaign nor
 * person is named: whoever reads along in a mailbox must not learn from it what was signed.
 */
export type MailWords = {
  "confirm-signature": { confirmToken: string; manageToken: string; again: boolean };
  "already-signed": { manageToken: string };
  "confirm-letter": { confirmToken: string; manageToken: string };
  /** Something became of a letter that its writer should know. */
  "letter-news": { manageToken: string };
  /** An office's answer on its way to the writer of a letter. */
  reply: {
    manageToken: string;
    office: string;
    from: string;
    replyTo: string;
    relay: boolean;
    automatic: boolean;
    subject: string;
    text: string;
    attachments: string[];
  };
  /** What the writer of a letter answers, on its way to the office. */
  "writer-reply": { name: string; replyTo: string; inReplyTo: string | null; subject: string; text: string };
  "ask-answer": { manageToken: string };
};
type MailKind = keyof MailWords;
export type Mail = { [Kind in MailKind]: { kind: Kind; to: string; locale: string; words: MailWords[Kind] } }[MailKind];

/**
 * Hands a mail to the world. `messageId` is the same at every try, so that a mailbox can drop a second copy.
 * A server's refusal is a SendFailure; anything else thrown counts as "not now".
 */
export type SendMail = (mail: Mail, messageId: string) => Promise<void>;

/** The server that took a message, and its three digits. */
export type Accepted = { host: string | null; code: number | null };

/**
 * What must be written down while a message leaves: `data` when the server asks for it (354), `final` before the last
 * byte without which no server can have taken it. Where one of them throws, that byte must not be sent.
 */
export type Stages = { data(): Promise<void>; final(): Promise<void> };

/** What a server is asked to tell about a message (RFC 3461): by which name, and whether it was handed on. */
export type Notices = { id: string; success: boolean };

/**
 * Hands a finished message to the world as it is, byte for byte. Throws as SendMail does, and tells NotAccepted from
 * Undecided.
 */
export type SendLetter = (
  raw: Uint8Array,
  envelope: { from: string; to: string },
  way?: { stages?: Stages; notices?: Notices },
) => Promise<Accepted>;

/**
 * A mail server refused. `permanent` when asking again is no use (5xx). `code` is its three digits. What it said is
 * left out, since servers quote addresses.
 */
export class SendFailure extends Error {
  permanent: boolean;
  code: number | null;
  /** The class of fault that the server named, such as 5.7.1 (RFC 3463). */
  status: string | null;
  host: string | null;
  constructor(permanent: boolean, code: number | null, status: string | null = null, host: string | null = null) {
    super("the mail server refused");
    this.permanent = permanent;
    this.code = code;
    this.status = status;
    this.host = host;
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

export const FIRST_RETRY_MS = 30_000;
const LAST_RETRY_MS = 3_600_000;
/** What waits beyond this is not counted: a monitor that asks how much waits must not make it wait longer. */
const COUNTED_MOST = 100_000;

/** Puts a mail in the outbox, under the key of the day. It leaves only if the transaction around it commits. */
export async function post(tx: Writer, keys: Keyring, mail: Mail, now: Date, dueAt = now) {
  await postAll(tx, keys, [{ mail, now, dueAt }]);
}

/** The same for many mails at once. */
export async function postAll(tx: Writer, keys: Keyring, mails: { mail: Mail; now: Date; dueAt?: Date }[]) {
  if (mails.length === 0) return;
  const rows = mails.map(({ mail, now, dueAt = now }) => {
    const { sealed, key } = keys.seal(mail, isAnswer(mail) ? "letters" : "pending", now);
    return { id: idAt(now), kind: mail.kind, sealed, sealedKey: key, dueAt };
  });
  await tx.insertNew(outbox, rows);
}

/** People's answers to each other: they wait for a mail server as long as a letter does, and no cap drops one (inbound/answers.ts has its own). */
export const isAnswer = ({ kind }: Mail) => kind === "reply" || kind === "writer-reply";

/** When to try again after the nth try: the wait doubles, from half a minute to an hour. */
export const retryAt = (tries: number, now: Date) =>
  new Date(now.getTime() + Math.min(FIRST_RETRY_MS * 2 ** (tries - 1), LAST_RETRY_MS));

/** Takes back all mail that waits and says what it would have said: for the demonstration, whose people have no mailbox. */
export async function takeBackMails(tx: Writer, keys: Keyring): Promise<Mail[]> {
  const taken = await tx.delete(outbox).where(isNull(outbox.letterId)).returning();
  return taken.flatMap(({ sealed, sealedKey }) => (sealed && sealedKey ? [keys.open(sealed, sealedKey) as Mail] : []));
}

/** How much mail waits, as far as it is counted; how much was refused for good; since when the oldest has been due. */
export async function mailWaiting(db: Reader): Promise<{ waiting: number; failed: number; oldestAt: Date | null }> {
  const [failed] = await db.select({ n: count() }).from(outbox).where(isNotNull(outbox.failedAt));
  const some = db
    .select({ kind: outbox.kind })
    .from(outbox)
    .where(isNull(outbox.failedAt))
    .limit(COUNTED_MOST)
    .as("some");
  const [waiting] = await db.select({ n: count() }).from(some);
  const oldest: Date[] = [];
  for (const kind of mailKinds) {
    const [first] = await db
      .select({ dueAt: outbox.dueAt })
      .from(outbox)
      .where(and(eq(outbox.kind, kind), isNull(outbox.failedAt)))
      .orderBy(asc(outbox.dueAt))
      .limit(1);
    if (first) oldest.push(first.dueAt);
  }
  const [oldestAt = null] = oldest.sort((a, b) => a.getTime() - b.getTime());
  return { waiting: waiting?.n ?? 0, failed: failed?.n ?? 0, oldestAt };
}

/** What the sending has come to, over all processes: messages sent, mails dropped by the cap of an address, whether the mail server is down. */
export async function mailSent(db: Reader): Promise<{ sent: number; capped: number; down: boolean }> {
  const [sent, capped, down] = [await figure(db, "sent"), await figure(db, "capped"), await figure(db, "server-down")];
  return { sent: sent.n, capped: capped.n, down: down.n > 0 };
}
