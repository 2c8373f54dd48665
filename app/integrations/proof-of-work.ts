import { type Challenge, createChallenge, type Payload, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";
import type { Keyring } from "#app/domain/keys.ts";

const LIFE_MS = 120_000; // asked for as the form is sent, so that it is used at once
const ROUNDS = 1_000;
const LEAST_TRIES = 500;
const MOST_TRIES = 1_500; // a tenth of a second to a second on a laptop, some seconds on a cheap phone
const REMEMBERED_MOST = 250_000;
const PROOF_MOST_CHARACTERS = 2_000;

const Proof = z.object({
  challenge: z.object({
    parameters: z.looseObject({ nonce: z.string(), salt: z.string(), keyPrefix: z.string(), expiresAt: z.number() }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

export type ProofOfWork = {
  /** A task for a browser. Its answer holds for two minutes, for the campaign, once. */
  challenge(campaignId: string, now: Date): Promise<Challenge>;
  /** Whether the text is a fresh answer to a task of this installation for the campaign. It is spent by being asked about. */
  isProven(proof: string, campaignId: string, now: Date): Promise<boolean>;
};

/**
 * Proof of work by altcha-lib (PBKDF2, a number of tries that is known beforehand, so that nobody is unlucky). Tasks are signed with keys derived from the
 * installation's secret, so that any process knows its siblings' tasks. altcha-lib accepts an answer twice:
 * spent ones are remembered here until they expire, by each process for itself, so that with n processes an answer may
 * pass n times within its two minutes. It is a cost to a machine, not a gate, and that is little gain.
 */
export function proofOfWork(keys: Pick<Keyring, "token">): ProofOfWork {
  const spent = spentIds();

  return {
    challenge: (campaignId, now) =>
      createChallenge({
        algorithm: "PBKDF2/SHA-256",
        cost: ROUNDS,
        counter: LEAST_TRIES + Math.floor(Math.random() * (MOST_TRIES - LEAST_TRIES)),
        deriveKey,
        data: { campaign: campaignId },
        expiresAt: Math.floor((now.getTime() + LIFE_MS) / 1000),
        ...secretsOf(keys, now),
      }),

    async isProven(text, campaignId, now) {
      const proof = text.length <= PROOF_MOST_CHARACTERS ? Proof.safeParse(parsed(text)).data : undefined;
      if (!proof) return false;
      const { nonce, expiresAt } = proof.challenge.parameters;
      const expires = expiresAt * 1000;
      if (!(expires >= now.getTime() && expires <= now.getTime() + LIFE_MS)) return false;
      const { challenge, solution } = proof as unknown as Payload;
      if (challenge.parameters.data?.campaign !== campaignId) return false;
      try {
        const { verified } = await verifySolution({
          challenge,
          solution,
          deriveKey,
          ...secretsOf(keys, new Date(expires - LIFE_MS)),
        });
        return verified && spent.spend(nonce, now);
      } catch {
        return false; // nonsense in the shape of an answer
      }
    },
  };
}

function secretsOf(keys: Pick<Keyring, "token">, madeAt: Date) {
  const day = madeAt.toISOString().slice(0, 10);
  return {
    hmacSignatureSecret: keys.token("proof-of-work", day),
    hmacKeySignatureSecret: keys.token("proof-of-work-key", day),
  };
}

/** Ids that were used within the last two minutes at least, and never more than so many: the older half goes first. */
function spentIds() {
  let present = new Set<string>();
  let past = new Set<string>();
  let startedAt = 0;

  return {
    /** False when it was spent before. */
    spend(id: string, now: Date): boolean {
      const age = now.getTime() - startedAt;
      if (age < 0 || age >= LIFE_MS || present.size >= REMEMBERED_MOST / 2) {
        past = age >= 2 * LIFE_MS ? new Set() : present;
        present = new Set();
        startedAt = now.getTime();
      }
      if (present.has(id) || past.has(id)) return false;
      present.add(id);
      return true;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
