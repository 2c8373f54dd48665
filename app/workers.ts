import type { Context } from "#app/context.ts";
import { runChores } from "#app/domain/chores.ts";
import { rollUpCounts } from "#app/domain/counts/roll-up.ts";
import { deliverLetters } from "#app/domain/letters/deliver.ts";
import { deliverMails, SendFailure } from "#app/domain/outbox.ts";
import { holdBursts } from "#app/domain/signatures/hold.ts";
import { logFault } from "#app/web/log.ts";

const POST_EVERY_MS = 1_000;
const COUNT_EVERY_MS = 1_000;
const CHORES_EVERY_MS = 60_000;

/** Starts the work that nobody waits for. The returned function ends it, once what is under way is done. */
export function startWorkers(context: Context): () => Promise<void> {
  const stops = [
    every(POST_EVERY_MS, "Sending mail", () => sendDue(context)),
    every(COUNT_EVERY_MS, "Counting", async () => void (await rollUpCounts(context.db, context.now()))),
    every(CHORES_EVERY_MS, "Looking for bursts", () => reviewBursts(context)),
    every(CHORES_EVERY_MS, "A chore", () => runAndTell(context)),
  ];
  return async () => void (await Promise.all(stops.map((stop) => stop())));
}

async function runAndTell({ db, keys, now }: Context) {
  for (const { campaignId, cells, difference } of await runChores(db, keys, now()))
    if (cells > 0)
      console.error(
        `The counts of ${campaignId} differed from its signatures in ${cells} cells, by ${difference}; mended.`,
      );
}

/** Sends all mail and all letters that are due. What keeps them from leaving is logged, once a round. */
export async function sendDue({ db, keys, sendMail, sendLetter, now }: Context) {
  const faults: unknown[] = [];
  while ((await deliverMails(db, keys, noting(sendMail, faults), now())) > 0);
  while ((await deliverLetters(db, keys, noting(sendLetter, faults), now)) > 0);
  if (faults.length > 0) logFault("Mail did not leave", faults[0]);
}

/** Holds what one mail domain brought in before it was noticed; unless limits are off, as tests and benchmarks have them. */
export async function reviewBursts({ db, keys, config, now }: Context) {
  if (config.RATE_LIMITS === "on") await holdBursts(db, keys, now());
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
