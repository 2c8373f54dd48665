/** What nobody confirmed is deleted after this long; the contract's 48 hours. */
export const PENDING_MS = 48 * 3_600_000;

const DAY_MS = 24 * 3_600_000;
const APART_MS = 60_000;
const A_DAY = 3;

/**
 * Whether one more mail may go to the same person about the same thing: three a day, a minute apart,
 * so that a form cannot be used to flood a mailbox. Returns the mail's number within the day.
 */
export function mayMail(row: { mailedAt: Date | null; mails: number }, now: Date): { number: number } | null {
  if (!row.mailedAt) return { number: 1 };
  const since = now.getTime() - row.mailedAt.getTime();
  if (since >= DAY_MS) return { number: 1 };
  return since >= APART_MS && row.mails < A_DAY ? { number: row.mails + 1 } : null;
}

/**
 * The same for a mail that must carry what was written last: one that comes within a minute of the mail before it
 * waits until the minute is over. Null when the day's mails have gone.
 */
export function nextMail(
  row: { mailedAt: Date | null; mails: number },
  now: Date,
): { number: number; dueAt: Date } | null {
  const dueAt = new Date(Math.max(now.getTime(), (row.mailedAt?.getTime() ?? 0) + APART_MS));
  const mail = mayMail(row, dueAt);
  return mail && { ...mail, dueAt };
}
