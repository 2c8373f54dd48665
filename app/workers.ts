import type { Context } from "#app/context.ts";
import { runChores } from "#app/domain/chores.ts";
import { rollUpCounts } from "#app/domain/counts/roll-up.ts";
import { workEvents } from "#app/domain/donations/events.ts";
import { deliverLetters } from "#app/domain/letters/deliver.ts";
import { keepOffices } from "#app/domain/offices/chores.ts";
import { deliverMails } from "#app/domain/outbox/deliver.ts";
import { SendFailure } from "#app/domain/outbox.ts";
import { findBursts } from "#app/domain/reviews/bursts.ts";
import { runReviews } from "#app/domain/reviews/run.ts";
import { holdBursts } from "#app/domain/signatures/hold.ts";
import { openDoor, readArrived, tidyInbound } from "#app/inbound.ts";
import { digestTools } from "#app/web/digest-words.ts";
import { faultTeller, logFault } from "#app/web/log.ts";

const POST_EVERY_MS = 250;
const COUNT_EVERY_MS = 1_000;
const DECIDE_EVERY_MS = 1_000;
const READ_EVERY_MS = 1_000;
const GIFTS_EVERY_MS = 1_000;
const CHORES_EVERY_MS = 60_000;
const DOOR_EVERY_MS = 10_000;
const DAY_MS = 24 * 3_600_000;

const never = () => false;

/** Starts the work that nobody waits for. The returned function ends it, once what is under way is done. */
export function startWorkers(context: Context): () => Promise<void> {
  let stopping = false;
  const isStopping = () => stopping;
  const tell = faultTeller("Mail did not leave", context.now);
  const stops = [
    every(POST_EVERY_MS, "Sending mail", () => sendMails(context, tell, isStopping)),
    every(POST_EVERY_MS, "Sending letters", () => sendLetters(context, tell, isStopping)),
    every(COUNT_EVERY_MS, "Counting", () => addUp(context)),
    every(DECIDE_EVERY_MS, "Reviewing", () => decide(context, isStopping)),
    every(READ_EVERY_MS, "Reading what came in", () => readArrived(context, isStopping)),
    every(GIFTS_EVERY_MS, "Looking at donations", () => keepBooks(context, isStopping)),
    keepDoorOpen(context),
    every(CHORES_EVERY_MS, "Looking for bursts", () => reviewBursts(context)),
    every(CHORES_EVERY_MS, "A chore", () => doChores(context)),
  ];
  return async () => {
    stopping = true;
    await Promise.all(stops.map((stop) => stop()));
  };
}

/** Adds to the counters what was confirmed. While counting is paused that waits, and no public number moves. */
export async function addUp({ db, switches, now }: Context) {
  if (!switches.on.counting && !switches.on["read-only"]) await rollUpCounts(db, now());
}

/** Does the chores. While the site is read-only keys are still destroyed in time, so that what has expired cannot be read. */
export async function doChores(context: Context) {
  const { db, keys, switches, composeLetter, config, now } = context;
  if (switches.on["read-only"]) return void keys.destroyExpired(now());
  await keepOffices(db, keys, digestTools({ composeLetter, config }), now());
  for (const { campaignId, cells, difference } of await runChores(db, keys, now()))
    if (cells > 0)
      console.error(
        `The counts of ${campaignId} differed from its signatures in ${cells} cells, by ${difference}; mended.`,
      );
  await tidyInbound(context);
}

/**
 * Holds what one mail domain brought in before it was noticed, unless limits are off, as tests and benchmarks have them; and
 * finds for the organisers what brought unusually many.
 */
export async function reviewBursts({ db, keys, switches, config, now }: Context) {
  if (switches.on["read-only"]) return;
  if (config.RATE_LIMITS === "on") await holdBursts(db, keys, now());
  await findBursts(db, keys, now());
}

/** Goes on with what organisers have decided about many signatures. While the site is read-only that waits. */
export async function decide({ db, switches, now }: Context, stopping = never) {
  const pausing = () => stopping() || switches.on["read-only"] !== undefined;
  if (!pausing()) await runReviews(db, now, pausing);
}

/** Looks at what Stripe has told us of. While the site is read-only that waits. */
export async function keepBooks({ db, cashier, switches, now }: Context, stopping = never) {
  const pausing = () => stopping() || switches.on["read-only"] !== undefined;
  if (cashier && !pausing()) await workEvents(db, cashier, { now, stopping: pausing });
}

/**
 * Sends all mail and all letters that are due, unless a switch keeps them waiting, and returns when that is done. A
 * switch that is turned meanwhile is heeded before the next message.
 */
export async function sendDue(context: Context) {
  const tell = faultTeller("Mail did not leave", context.now);
  await sendMails(context, tell, never);
  await sendLetters(context, tell, never);
}

async function sendMails(
  { db, keys, sendMail, mailBreaker, switches, config, now }: Context,
  tell: Tell,
  stopping: () => boolean,
) {
  await deliverMails(db, keys, telling(sendMail, tell), {
    now,
    perMinute: config.MAIL_PER_MINUTE,
    breaker: mailBreaker,
    stopping: () => stopping() || isPaused(switches, "mail"),
  });
}

async function sendLetters(
  { db, keys, sendLetter, mailBreaker, reflection, switches, config, now }: Context,
  tell: Tell,
  stopping: () => boolean,
) {
  await deliverLetters(db, keys, telling(sendLetter, tell), {
    now,
    perMinute: config.MAIL_PER_MINUTE,
    breaker: mailBreaker,
    bounceDomain: config.BOUNCE_DOMAIN,
    keptMs: config.LETTERS_KEPT_DAYS * DAY_MS,
    reflection,
    stopping: () => stopping() || isPaused(switches, "letters"),
  });
}

/** Opens the door for mail that comes in; where another process has the port, that is tried again. */
function keepDoorOpen(context: Context): () => Promise<void> {
  let door: Awaited<ReturnType<typeof openDoor>> = null;
  const stop = every(DOOR_EVERY_MS, "Listening for mail", async () => {
    door ??= await openDoor(context);
  });
  return async () => {
    await stop();
    await door?.close();
  };
}

const isPaused = ({ on }: Context["switches"], what: "mail" | "letters") =>
  on[what] !== undefined || on["read-only"] !== undefined;

type Tell = (fault: unknown) => void;

/** Tells why a message did not leave, unless that is between its address and the server. */
const telling =
  <Message extends unknown[], Answer>(send: (...message: Message) => Promise<Answer>, tell: Tell) =>
  (...message: Message) =>
    send(...message).catch((error) => {
      if (!(error instanceof SendFailure)) tell(error);
      throw error;
    });

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
