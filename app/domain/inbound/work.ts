import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { officeAnswered, type Passed, type Passing, writerAnswered } from "#app/domain/inbound/answers.ts";
import { type ClaimedMail, claimArrived, keptMail } from "#app/domain/inbound/claim.ts";
import { classify, type InboundMail, type MailClass } from "#app/domain/inbound/classify.ts";
import { type Match, matchLetter } from "#app/domain/inbound/match.ts";
import { letterReported } from "#app/domain/inbound/returned.ts";
import type { Keyring } from "#app/domain/keys.ts";
import type { Db, Writer } from "#db/index.ts";
import { type inboundKinds, inboundMails } from "#db/schema.ts";

/** A message at which processes die so often is not opened again: it waits for an organiser. */
const TRIES_MOST = 3;
/** While a letter is being sent, what came back for it waits. */
const LATER_MS = 60_000;
const SMALL_BYTES = 100_000;

/** Reads the bytes of a message. Null when it is no message that can be read. */
export type ReadMail = (raw: Uint8Array, from: string | null) => Promise<InboundMail | null>;

export type InboundDesk = {
  db: Db;
  keys: Keyring;
  /** The domain of our return paths and aliases. */
  domain: string;
  read: ReadMail;
  now: () => Date;
};

type Kind = (typeof inboundKinds)[number];
type ReadOne = { mail: InboundMail | null; to: string; found: MailClass };

/**
 * Reads messages that have come in, and does what follows from each, in one transaction a message: whoever dies on the
 * way leaves it to the next, and nothing is done twice. Returns how many it took, 0 when none is due.
 */
export async function readInbound(desk: InboundDesk, stopping = () => false): Promise<number> {
  const claimed = await desk.db.write((tx) => claimArrived(tx, desk.now()));
  let fault: unknown = null;
  const readAndSettle = async (row: ClaimedMail) => {
    if (stopping()) return; // it is due again when the lease ends
    try {
      const one = await readOne(desk, row);
      await desk.db.write((tx) => settle(tx, desk, row, one));
    } catch (error) {
      fault ??= error; // one message must not keep the others waiting
    }
  };
  // Small ones side by side, so that they are committed together; of the large ones memory holds one.
  await Promise.all(claimed.filter(({ bytes }) => bytes <= SMALL_BYTES).map(readAndSettle));
  for (const row of claimed) if (row.bytes > SMALL_BYTES) await readAndSettle(row);
  if (fault) throw fault;
  return claimed.length;
}

const UNPARSABLE: MailClass = { kind: "unparsable", status: null };

/** Null when the key is destroyed that it was sealed with. */
async function readOne({ db, keys, read }: InboundDesk, { id, tries }: ClaimedMail): Promise<ReadOne | null> {
  const kept = await keptMail(db.read, keys, id);
  if (!kept) return null;
  const mail = tries > TRIES_MOST ? null : await read(Buffer.from(kept.raw, "base64"), kept.from);
  return { mail, to: kept.to, found: mail ? classify(mail) : UNPARSABLE };
}

async function settle(tx: Writer, desk: InboundDesk, row: ClaimedMail, one: ReadOne | null) {
  const now = desk.now();
  const mine = and(eq(inboundMails.id, row.id), isNull(inboundMails.readAt));
  if (!one) return void (await tx.delete(inboundMails).where(mine));
  const match = one.mail && (await matchLetter(tx, desk.keys, desk.domain, one.to, one.mail));
  if (match?.letter.state === "sending") {
    const dueAt = new Date(now.getTime() + LATER_MS);
    await tx
      .update(inboundMails)
      .set({ leasedUntil: null, dueAt, tries: sql`${inboundMails.tries} - 1` })
      .where(mine);
    return;
  }
  const [taken] = await tx
    .update(inboundMails)
    .set({ readAt: now, leasedUntil: null, letterId: match?.letter.id ?? null, ...aboutOf(match, one) })
    .where(mine)
    .returning({ id: inboundMails.id });
  if (!taken) return; // another process had it in the meantime
  await finish(tx, row.id, await follow(tx, desk, match, one, now), now);
}

const aboutOf = (match: Match | null, { found }: ReadOne) => ({
  attempt: match?.attempt ?? null,
  status: found.status,
});

type Followed = { kind: Kind; passed: Passed | null; waits: boolean };

/** What follows from a message. What has no letter or cannot be read waits for an organiser. */
async function follow(tx: Writer, desk: InboundDesk, match: Match | null, one: ReadOne, now: Date): Promise<Followed> {
  const { kind, status } = one.found;
  if (!match || !one.mail || kind === "unparsable") {
    const aloud = kind !== "auto-reply"; // a machine that answers no letter of ours
    return { kind: aloud ? "unparsable" : kind, passed: null, waits: aloud };
  }
  const passing = { ...desk, capped: true, counted: false };
  if (kind === "reply" || kind === "auto-reply")
    return answer(tx, passing, match, one.mail, kind === "auto-reply", now);
  const isNews = !match.alias && !(await wasReported(tx, match));
  if (isNews) await letterReported(tx, match.letter, { kind, status }, now);
  return { kind, passed: null, waits: false };
}

const FINAL: Kind[] = ["bad-address", "mailbox-full", "not-now", "blocked", "refused"];

/** Whether this try of the letter was said to have come back before: a report that comes twice is one. */
async function wasReported(tx: Writer, { letter, attempt }: Match): Promise<boolean> {
  if (attempt === null) return false;
  const same = and(
    eq(inboundMails.letterId, letter.id),
    eq(inboundMails.attempt, attempt),
    inArray(inboundMails.kind, FINAL),
  );
  return (await tx.select({ id: inboundMails.id }).from(inboundMails).where(same).limit(1)).length > 0;
}

/** An answer goes on to the other side. */
export async function answer(
  tx: Writer,
  passing: Passing,
  { letter, alias }: Match,
  mail: InboundMail,
  automatic: boolean,
  now: Date,
): Promise<Followed> {
  const pass = alias === "writer" ? writerAnswered : officeAnswered;
  const passed = await pass(tx, passing, letter, mail, automatic, now);
  const kind =
    passed === "stranger" ? passed : alias === "writer" ? "writer-reply" : automatic ? "auto-reply" : "reply";
  return { kind, passed, waits: passed === "too-many" || passed === "stranger" };
}

/** Writes down what became of a message; its bytes stay only where an organiser has to look at them. */
export async function finish(tx: Writer, id: string, { kind, passed, waits }: Followed, now: Date) {
  await tx
    .update(inboundMails)
    .set({
      kind,
      passedOnAt: passed === "passed-on" ? now : null,
      ...(waits ? { waitingSince: now } : { waitingSince: null, sealed: null, sealedKey: null }),
    })
    .where(eq(inboundMails.id, id));
}
