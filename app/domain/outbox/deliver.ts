import type { Keyring } from "#app/domain/keys.ts";
import { type Breaker, openBreaker } from "#app/domain/outbox/breaker.ts";
import { type Claimed, claimMails } from "#app/domain/outbox/claim.ts";
import { setTo } from "#app/domain/outbox/figures.ts";
import { landings, persistently } from "#app/domain/outbox/flight.ts";
import { settleMails, type Tried } from "#app/domain/outbox/settle.ts";
import type { SendMail } from "#app/domain/outbox.ts";
import type { Db } from "#db/index.ts";

/** Claimed at once by a process: what is being sent, and as much again that is ready when a line is free. */
const IN_FLIGHT = 40;
/** A full disk that takes no answer is asked again for half a lease; what was sent meanwhile would be sent twice. */
const WRITE_AGAIN = 60;

type Delivery = {
  now: () => Date;
  /** Messages a minute, by all processes together. */
  perMinute: number;
  breaker: Breaker;
  /** Says true once the program is to end: what is on its way ends, nothing more is begun. */
  stopping: () => boolean;
};

/**
 * Sends the mails that are due, a fixed number at a time, and returns how many it took once none is due or may be
 * sent. One that takes long keeps none of the others waiting. A mail whose sender died is due again when its lease
 * ends, so it may in rare cases arrive twice, with one Message-ID; letters have a stricter way (letters/deliver.ts).
 */
export async function deliverMails(
  db: Db,
  keys: Keyring,
  send: SendMail,
  {
    now = () => new Date(),
    perMinute = Number.POSITIVE_INFINITY,
    breaker = openBreaker(),
    stopping = () => false,
  }: Partial<Delivery> = {},
): Promise<number> {
  const { exchange, took } = exchanges(db, keys, { now, perMinute, breaker, stopping });
  const landing = landings<Tried>();

  async function fly(one: Claimed) {
    let failure: unknown = null;
    try {
      await send(one.mail, one.id);
    } catch (error) {
      failure = error ?? new Error("nothing was thrown");
    }
    breaker.heard(failure, now());
    landing.landed({ ...one, failure });
  }

  for (;;) {
    const claimed = await exchange(landing.taken(), IN_FLIGHT - landing.flying());
    if (!claimed) {
      if (landing.isOver()) return took();
      await landing.next();
      continue;
    }
    for (const one of claimed) {
      landing.began();
      void fly(one);
      await new Promise(setImmediate); // writing a mail takes a while, and web requests have the turn between two
    }
  }
}

/**
 * Hands back what was tried and takes what is due, in one transaction. Null when nothing was due or may be sent.
 */
function exchanges(db: Db, keys: Keyring, { now, perMinute, breaker, stopping }: Delivery) {
  let told: boolean | null = null;
  let taken = 0;
  const write = (tried: Tried[], most: number) =>
    db.write(async (tx) => {
      const time = now();
      const down = breaker.isDown();
      await settleMails(tx, keys, tried, time);
      if (tried.length > 0 && down !== told) await setTo(tx, "server-down", down ? 1 : 0, time);
      return most > 0 ? claimMails(tx, keys, { most, perMinute, now: time }) : { claimed: [], found: 0 };
    });

  async function exchange(tried: Tried[], free: number): Promise<Claimed[] | null> {
    const most = stopping() ? 0 : Math.min(free, breaker.room(now()));
    if (tried.length === 0 && most === 0) return null;
    const down = breaker.isDown();
    const { claimed, found } = await persistently(() => write(tried, most), tried.length > 0 ? WRITE_AGAIN : 0);
    if (tried.length > 0) told = down;
    if (found > 0) breaker.asking(now());
    taken += claimed.length;
    return found > 0 ? claimed : null;
  }
  return { exchange, took: () => taken };
}
