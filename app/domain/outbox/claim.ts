import { and, asc, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Keyring } from "#app/domain/keys.ts";
import { countToday, leftThisMinute, takeFromMinute } from "#app/domain/outbox/caps.ts";
import { addTo } from "#app/domain/outbox/figures.ts";
import { isAnswer, type Mail } from "#app/domain/outbox.ts";
import type { Writer } from "#db/index.ts";
import { mailKinds, outbox } from "#db/schema.ts";

/** Past it, whoever was at it is taken for dead; longer than any one sending lasts (integrations/smtp.ts). */
const LEASE_MS = 120_000;

type Kind = (typeof mailKinds)[number];
/** Somebody waits for these. */
const FIRST: Kind[] = ["confirm-signature", "confirm-letter"];
const AFTER: Kind[] = mailKinds.filter((kind) => !FIRST.includes(kind) && kind !== "letter");

/** A mail that is this process's to send. `tries` counts the present one. */
export type Claimed = { id: string; mail: Mail; tries: number; countedAt: Date | null };

type Row = Pick<typeof outbox.$inferSelect, "id" | "sealed" | "sealedKey" | "dueAt" | "tries">;

/**
 * Takes up to `most` mails that are due, confirmations first and the oldest first, for as long as the lease lasts.
 * `found` says how many were due: more than were claimed when an address has had its mails for today, or when the key
 * is gone that a mail was sealed with.
 */
export async function claimMails(
  tx: Writer,
  keys: Keyring,
  { most, perMinute, now }: { most: number; perMinute: number; now: Date },
): Promise<{ claimed: Claimed[]; found: number }> {
  const room = Math.min(most, await leftThisMinute(tx, perMinute, now));
  const due = room > 0 ? await dueMails(tx, room, now) : [];
  if (due.length === 0) return { claimed: [], found: 0 };

  const opened = due.map((row) => ({ ...row, ...open(keys, row) }));
  const readable = opened.flatMap(({ mail, ...row }) => (mail ? [{ ...row, mail }] : []));
  const claimed = await withinToday(tx, keys, readable, now);
  const over = readable.length - claimed.length;
  const damaged = idsOf(opened.filter((row) => row.damaged));
  const taken = new Set(idsOf(claimed));

  await tx
    .update(outbox)
    .set({ leasedUntil: new Date(now.getTime() + LEASE_MS), tries: sql`${outbox.tries} + 1` })
    .where(inArray(outbox.id, [...taken]));
  // Without its key, gone after 48 hours, there is no reason left to write.
  const dropped = idsOf(opened).filter((id) => !taken.has(id) && !damaged.includes(id));
  if (dropped.length > 0) await tx.delete(outbox).where(inArray(outbox.id, dropped));
  if (damaged.length > 0)
    await tx.update(outbox).set({ failedAt: now, sealed: null, sealedKey: null }).where(inArray(outbox.id, damaged));
  await addTo(tx, "capped", over, now);
  if (perMinute !== Number.POSITIVE_INFINITY) await takeFromMinute(tx, claimed.length, now);
  return { claimed, found: due.length };
}

/** Whether somebody waits for a mail that asks to confirm, and it is nobody's to send yet. */
export async function confirmationIsDue(tx: Writer, now: Date): Promise<boolean> {
  for (const kind of FIRST) if ((await dueOf(tx, kind, 1, now)).length > 0) return true;
  return false;
}

async function dueMails(tx: Writer, room: number, now: Date): Promise<Row[]> {
  const due: Row[] = [];
  for (const kinds of [FIRST, AFTER]) {
    const left = room - due.length;
    if (left === 0) break;
    const found: Row[] = [];
    // Kind by kind, as the index has them: one query for several would sort all that wait.
    for (const kind of kinds) found.push(...(await dueOf(tx, kind, left, now)));
    due.push(...found.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime()).slice(0, left));
  }
  return due;
}

const dueOf = (tx: Writer, kind: Kind, most: number, now: Date) =>
  tx
    .select({
      id: outbox.id,
      sealed: outbox.sealed,
      sealedKey: outbox.sealedKey,
      dueAt: outbox.dueAt,
      tries: outbox.tries,
    })
    .from(outbox)
    .where(
      and(
        eq(outbox.kind, kind),
        isNull(outbox.failedAt),
        lte(outbox.dueAt, now),
        or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, now)),
      ),
    )
    .orderBy(asc(outbox.dueAt))
    .limit(most);

/** Those whose address may have a mail more today. A second try of the same mail is not another mail. */
async function withinToday(tx: Writer, keys: Keyring, rows: (Row & { mail: Mail })[], now: Date): Promise<Claimed[]> {
  const fresh = rows.filter((row) => row.tries === 0 && !isAnswer(row.mail));
  const may = await countToday(
    tx,
    keys,
    fresh.map((row) => row.mail.to),
    now,
  );
  const over = new Set(idsOf(fresh.filter((_, index) => !may[index])));
  return rows
    .filter((row) => !over.has(row.id))
    .map(({ id, mail, tries }) => ({
      id,
      mail,
      tries: tries + 1,
      countedAt: tries === 0 && !isAnswer(mail) ? now : null,
    }));
}

function open(keys: Keyring, { sealed, sealedKey }: Row): { mail: Mail | null; damaged: boolean } {
  try {
    return { mail: sealed && sealedKey ? (keys.open(sealed, sealedKey) as Mail | null) : null, damaged: false };
  } catch {
    return { mail: null, damaged: true }; // one row that cannot be read must not keep all others waiting
  }
}

const idsOf = (rows: { id: string }[]) => rows.map((row) => row.id);
