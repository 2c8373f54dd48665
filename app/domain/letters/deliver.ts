import type { Keyring } from "#app/domain/keys.ts";
import { type ClaimedLetter, claimLetters, giveBackLetters } from "#app/domain/letters/claim.ts";
import { BYTES_KEPT_MS, type KeptBytes } from "#app/domain/letters/keep.ts";
import { hasPassed, isMadeUp, setupOf } from "#app/domain/letters/reflect.ts";
import { accepted, type Outcome, outcomeOf, settleLetters, type TriedLetter } from "#app/domain/letters/settle.ts";
import { recoverDead, stagesOf } from "#app/domain/letters/stages.ts";
import { bounceAddress } from "#app/domain/letters/verp.ts";
import { type Breaker, openBreaker } from "#app/domain/outbox/breaker.ts";
import { leftThisMinute, takeFromMinute } from "#app/domain/outbox/caps.ts";
import { confirmationIsDue } from "#app/domain/outbox/claim.ts";
import { landings, persistently } from "#app/domain/outbox/flight.ts";
import type { SendLetter } from "#app/domain/outbox.ts";
import type { Db, Writer } from "#db/index.ts";

/** Claimed at once by a process: what its lines to the mail server carry. What is claimed is begun at once. */
const IN_FLIGHT = 20;
/** A full disk that takes no answer is asked again for half a lease. */
const WRITE_AGAIN = 150;

/** A letter that went to the organiser instead of its office, as a message of its own with the letter in it. */
export type ReflectLetter = (
  letter: { id: string; raw: Uint8Array; to: string },
  organiser: string,
) => Promise<{ raw: Uint8Array; envelope: { from: string; to: string } }>;

/** Letters go to the organiser until the check of the domain `from` has passed; to made-up offices if `madeUpToo`. */
export type Reflection = { from: string; madeUpToo: boolean; reflect: ReflectLetter };

type Delivery = {
  now: () => Date;
  /** Messages a minute, by all processes together. */
  perMinute: number;
  /** Letters to take in all. */
  most: number;
  inFlight: number;
  breaker: Breaker;
  /** Says true once the program is to end: what is on its way ends, nothing more is begun. */
  stopping: () => boolean;
  /** The domain of return paths; none, and bounces come to the sender. */
  bounceDomain: string | undefined;
  /** For how long the exact message is kept once it has left. */
  keptMs: number;
  /** Lanes have their limits. Without, for a demonstration whose clock runs to and fro. */
  limited: boolean;
  /** None where no letter can reach anybody real. */
  reflection: Reflection | null;
  chance: () => number;
};

/**
 * Sends the letters that are due and that their lanes have room for, and returns how many it took once there is none.
 * How far each is stands in the database before the mail server learns of it: one whose sender died before the last byte
 * goes again as the same bytes, one whose sender died after it never does. So it leaves at most once, though several
 * processes work and are killed.
 */
export async function deliverLetters(
  db: Db,
  keys: Keyring,
  send: SendLetter,
  settings: Partial<Delivery> = {},
): Promise<number> {
  const delivery: Delivery = { ...DEFAULTS, breaker: openBreaker(), ...settings };
  const { now, breaker, stopping, inFlight, most } = delivery;
  const landing = landings<TriedLetter>();
  let taken = 0;

  async function fly(claimed: ClaimedLetter, organiser: string | null) {
    const { outcome, failure } = await attempt(db, keys, send, claimed, organiser, delivery);
    breaker.heard(failure, now());
    landing.landed({ claimed, outcome });
  }

  for (;;) {
    const tried = landing.taken();
    const free = stopping() ? 0 : Math.min(inFlight - landing.flying(), breaker.room(now()), most - taken);
    const { claimed, organiser } = await exchange(db, tried, free, delivery);
    taken += claimed.length;
    if (claimed.length > 0) breaker.asking(now());
    if (stopping()) await db.write((tx) => giveBackLetters(tx, claimed.splice(0), now()));
    for (const one of claimed) {
      landing.began();
      void fly(one, organiser);
    }
    if (claimed.length > 0)
      await new Promise(setImmediate); // web requests have the turn between two
    else if (landing.isOver()) return taken;
    else await landing.next();
  }
}

const DEFAULTS = {
  now: () => new Date(),
  perMinute: Number.POSITIVE_INFINITY,
  most: Number.POSITIVE_INFINITY,
  inFlight: IN_FLIGHT,
  stopping: () => false,
  bounceDomain: undefined,
  keptMs: BYTES_KEPT_MS,
  limited: true,
  reflection: null,
  chance: Math.random,
};

type Exchange = { claimed: ClaimedLetter[] /** To whom they go instead. */; organiser: string | null };

/** Hands back what was tried and takes what is due, in one transaction. */
async function exchange(db: Db, tried: TriedLetter[], free: number, delivery: Delivery): Promise<Exchange> {
  if (tried.length === 0 && free <= 0) return { claimed: [], organiser: null };
  return persistently(
    () =>
      db.write(async (tx) => {
        const now = delivery.now();
        await settleLetters(tx, tried, now, delivery.keptMs);
        return free > 0 ? claimed(tx, free, delivery, now) : { claimed: [], organiser: null };
      }),
    tried.length > 0 ? WRITE_AGAIN : 0,
  );
}

async function claimed(tx: Writer, free: number, delivery: Delivery, now: Date): Promise<Exchange> {
  const { perMinute, reflection, chance, limited } = delivery;
  await recoverDead(tx, now);
  const setup = reflection && (await setupOf(tx));
  const reflecting = reflection && setup && !hasPassed(setup, reflection.from) ? reflection : null;
  const goesAnyhow = (domain: string) => !reflecting || (!reflecting.madeUpToo && isMadeUp(domain));
  const organiser = reflecting ? (setup?.reflectTo ?? null) : null;
  const letters = await claimLetters(tx, {
    most: Math.min(free, await roomThisMinute(tx, perMinute, now)),
    now,
    chance,
    limited,
    mayGoTo: (domain) => organiser !== null || goesAnyhow(domain),
  });
  if (perMinute !== Number.POSITIVE_INFINITY) await takeFromMinute(tx, letters.length, now);
  return { claimed: letters, organiser };
}

/** How many letters the minute has room for: half of it is for confirmation mails, as long as any are due. */
async function roomThisMinute(tx: Writer, perMinute: number, now: Date): Promise<number> {
  if (perMinute === Number.POSITIVE_INFINITY) return perMinute;
  return leftThisMinute(tx, (await confirmationIsDue(tx, now)) ? perMinute / 2 : perMinute, now);
}

async function attempt(
  db: Db,
  keys: Keyring,
  send: SendLetter,
  claimed: ClaimedLetter,
  organiser: string | null,
  { now, bounceDomain, reflection }: Delivery,
): Promise<{ outcome: Outcome; failure: unknown }> {
  const kept = opened(keys, claimed);
  if (!kept) return { outcome: { state: "failed", event: "unreadable" }, failure: null };
  const { letterId, attempt: number, domain } = claimed;
  const raw = Buffer.from(kept.raw, "base64");
  const stages = stagesOf(db, claimed);
  let told = false;
  let final = false;
  const watched = {
    data() {
      told = true;
      return stages.data();
    },
    async final() {
      await stages.final();
      final = true;
    },
  };
  try {
    if (reflection && organiser && (reflection.madeUpToo || !isMadeUp(domain))) {
      const message = await reflection.reflect({ id: letterId, raw, to: kept.envelope.to }, organiser);
      const { code, host } = await send(message.raw, message.envelope, { stages: watched });
      return { outcome: { state: "reflected", event: "reflected", code, host }, failure: null };
    }
    const from = bounceDomain ? bounceAddress(keys, { letterId, attempt: number }, bounceDomain) : kept.envelope.from;
    const notices = { id: `L${letterId}.${number}`, success: true };
    const answer = await send(raw, { from, to: kept.envelope.to }, { stages: watched, notices });
    return { outcome: accepted(answer), failure: null };
  } catch (error) {
    return { outcome: outcomeOf(error, told ? final : null, claimed, now()), failure: error };
  }
}

function opened(keys: Keyring, { bytes }: ClaimedLetter): KeptBytes | null {
  try {
    return bytes && (keys.open(bytes.sealed, bytes.sealedKey) as KeptBytes | null);
  } catch {
    return null; // damaged
  }
}
