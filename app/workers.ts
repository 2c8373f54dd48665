import type { Context } from "#app/context.ts";
import { runChores } from "#app/domain/chores.ts";
import { rollUpCounts } from "#app/domain/counts/roll-up.ts";
import { deliverLetters } from "#app/domain/letters/deliver.ts";
import { deliverMails, SendFailure } from "#app/domain/outbox.ts";
import { logFault } from "#app/web/log.ts";

const POST_EVERY_MS = 1_000;
const COUNT_EVERY_MS = 1_000;
const CHORES_EVERY_MS = 60_000;

/** Starts the work that nobody waits for. The returned function ends it, once what is under way is done. */
export function startWorkers(context: Context): () => Promise<void> {
  const stops = [
    every(POST_EVERY_MS, "Sending mail", () => sendDue(context)),
    every(COUNT_EVERY_MS, "Counting", () => addUp(context)),
    every(CHORES_EVERY_MS, "A chore", () => doChores(context)),
  ];
  return async () => void (await Promise.all(stops.map((stop) => stop())));
}

/**
 * Sends all mail and all letters that are due, unless a switch keeps them waiting; one that is turned meanwhile is
 * heeded before the next batch. What else keeps them from leaving is logged, once a round.
 */
export async function sendDue({ db, keys, sendMail, sendLetter, switches, now }: Context) {
  const faults: unknown[] = [];
  const may = (paused: "mail" | "letters") => !switches.on[paused] && !switches.on["read-only"];
  while (may("mail") && (await deliverMails(db, keys, noting(sendMail, faults), now())) > 0);
  while (may("letters") && (await deliverLetters(db, keys, noting(sendLetter, faults), now)) > 0);
  if (faults.length > 0) logFault("Mail did not leave", faults[0]);
}

/** Adds to the counters what was confirmed. While counting is paused that waits, and no public number moves. */
export async function addUp({ db, switches, now }: Context) {
  if (!switches.on.counting && !switches.on["read-only"]) await rollUpCounts(db, now());
}

/** Does the chores. While the site is read-only keys are still destroyed in time, so that what has expired cannot be read. */
export async function doChores({ db, keys, switches, now }: Context) {
  if (switches.on["read-only"]) return void keys.destroyExpired(now());
  for (const { campaignId, cells, difference } of await runChores(db, keys, now()))
    if (cells > 0)
      console.error(
        `The counts of ${campaignId} differed from its signatures in ${cells} cells, by ${difference}; mended.`,
      );
}

/** Notes why a message did not leave, unless that is between its address and the server. */
function noting<Message extends unknown[]>(send: (...message: Message) => Promise<void>, faults: unknown[]) {
  return (...message: Message) =>
    send(...message).catch((error) => {
      if (!(error instanceof SendFailure)) faults.push(error);
      throw error;
    });
}

/** Does the work again and again, never two at once. A failure is logged, and tried again the next time. */
function every(ms: number, name: string, work: () => Promise<void>) {
  let underWay = Promise.resolve();
  let busy = false;
  const turn = () => {
    if (busy) return;
    busy = true;
    underWay = work()
      .catch((error) => logFault(name, error))
      .finally(() => {
        busy = false;
      });
  };
  turn();
  const timer = setInterval(turn, ms);
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
