import { NotAccepted, SendFailure, Undecided } from "#app/domain/outbox.ts";

/** So many in a row that the server did not answer, and it counts as down. */
const UNANSWERED_MOST = 3;
/** So many in a row that it answered "not now", and it is asked at a trickle. */
const NOT_NOW_MOST = 20;
const TRICKLE = 20;
const FIRST_PAUSE_MS = 1_000;
/** With the time that a connection takes to fail, mail flows within a minute of the server's return. */
const LAST_PAUSE_MS = 30_000;

/**
 * What one process knows of the mail server: a circuit breaker. While the server does not answer, one message is tried
 * after each pause, and the pauses grow; while it says "not now" to everybody, so many a second.
 */
export function openBreaker() {
  let unanswered = 0;
  let notNow = 0;
  let askAt = 0;
  let pauseMs = FIRST_PAUSE_MS;
  const isDown = () => unanswered >= UNANSWERED_MOST;
  const isBusy = () => notNow >= NOT_NOW_MOST;

  function pause(ms: number, now: Date) {
    pauseMs = ms;
    askAt = now.getTime() + ms;
  }

  return {
    isDown,

    /** How many messages may be tried now. */
    room(now: Date): number {
      if (!isDown() && !isBusy()) return Number.POSITIVE_INFINITY;
      if (now.getTime() < askAt) return 0;
      return isDown() ? 1 : TRICKLE;
    },

    /** Messages are about to be tried. */
    asking(now: Date) {
      if (isDown()) pause(Math.min(pauseMs * 2, LAST_PAUSE_MS), now);
      else if (isBusy()) pause(FIRST_PAUSE_MS, now);
    },

    /** What came of a try: nothing when the message was taken, else what was thrown. */
    heard(failure: unknown, now: Date) {
      if (failure instanceof NotAccepted || failure instanceof Undecided) {
        if (++unanswered === UNANSWERED_MOST) pause(FIRST_PAUSE_MS, now);
      } else if (failure instanceof SendFailure && !failure.permanent) {
        unanswered = 0;
        if (++notNow === NOT_NOW_MOST) pause(FIRST_PAUSE_MS, now);
      } else if (!failure || failure instanceof SendFailure) {
        unanswered = 0;
        notNow = 0;
      }
    },
  };
}

export type Breaker = ReturnType<typeof openBreaker>;
