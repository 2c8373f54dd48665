import { and, eq, inArray, lte } from "drizzle-orm";
import type { Keyring } from "#app/domain/keys.ts";
import type { PendingLetter } from "#app/domain/letters/form.ts";
import { findOwnLetters, type OwnLetter } from "#app/domain/letters/manage.ts";
import type { LetterMessage } from "#app/domain/letters/message.ts";
import type { Reader, Writer } from "#db/index.ts";
import { letters, letterTasks } from "#db/schema.ts";

/** As long as the exact message of a letter that we send. */
const TASK_KEPT_MS = 28 * 24 * 3_600_000;

/** What is kept of a letter that its writer is to send. */
type KeptTask = Pick<PendingLetter, "name" | "email" | "privacy"> & { message: LetterMessage };

/** A confirmed letter that its writer is to send, or says to have sent. */
export type Task = KeptTask & { letter: OwnLetter };

/** Keeps what its writer needs to send a letter, for 28 days. */
export async function keepTask(tx: Writer, keys: Keyring, letterId: string, letter: PendingLetter, now: Date) {
  const { name, email, privacy, message } = letter;
  const kept: KeptTask = { name, email, privacy, message };
  const { sealed, key } = keys.seal(kept, "letters", now);
  const task = { sealed, sealedKey: key, purgeAt: new Date(now.getTime() + TASK_KEPT_MS) };
  await tx
    .insert(letterTasks)
    .values({ letterId, ...task })
    .onConflictDoUpdate({ target: letterTasks.letterId, set: task });
}

/** The task for whoever holds the manage token of one of the person's letters, or of the signature; null for no such task, or one that is over. */
export async function findTask(db: Reader, keys: Keyring, token: string, letterId: string): Promise<Task | null> {
  const letter = (await findOwnLetters(db, token)).find(({ id }) => id === letterId);
  if (!letter) return null;
  const [kept] = await db.select().from(letterTasks).where(eq(letterTasks.letterId, letter.id));
  const task = kept && (keys.open(kept.sealed, kept.sealedKey) as KeptTask | null);
  return task ? { ...task, letter } : null;
}

/** Deletes the texts of 28 days ago; and a letter whose writer has not sent it by then, altogether. */
export async function purgeTasks(tx: Writer, now = new Date()) {
  const purged = await tx
    .delete(letterTasks)
    .where(lte(letterTasks.purgeAt, now))
    .returning({ id: letterTasks.letterId });
  const over = purged.map(({ id }) => id);
  if (over.length > 0) await tx.delete(letters).where(and(inArray(letters.id, over), eq(letters.state, "to-do")));
}
