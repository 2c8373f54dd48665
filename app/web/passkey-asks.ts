import { isIP } from "node:net";
import { CHALLENGE_LIFE_MS } from "#app/domain/organisers/challenges.ts";
import { type Passkey, userHandleOf } from "#app/domain/organisers/passkeys.ts";
import type { Organiser } from "#app/domain/organisers/people.ts";

/** EdDSA, ECDSA with P-256, RSA with PKCS #1: what authenticators have, in the order of preference (IANA COSE algorithms). */
const ALGORITHMS = [-8, -7, -257];

/** What a form hands to the browser's own passkey dialogue: to make one, or to show one. */
export type PasskeyAsk = { kind: "make" | "show"; options: string };

/** Whether browsers know passkeys for this address: they need a name, and https or this very machine. */
export function passkeysWork(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  return hostname === "localhost" || (protocol === "https:" && !isIP(hostname.replace(/^\[|\]$/g, "")));
}

/** Asks for a new passkey of an organiser, who has those that are `known` already. */
export function askToMake(
  { PUBLIC_URL }: { PUBLIC_URL: string },
  organiser: Organiser,
  known: Passkey[],
  challenge: string,
): PasskeyAsk {
  const { hostname } = new URL(PUBLIC_URL);
  const options: PublicKeyCredentialCreationOptionsJSON = {
    rp: { id: hostname, name: hostname },
    user: { id: userHandleOf(organiser.id), name: organiser.name, displayName: organiser.name },
    challenge,
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
    excludeCredentials: known.map(described),
    // Kept by the authenticator, so that signing in asks for no name first.
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    attestation: "none",
    timeout: CHALLENGE_LIFE_MS,
  };
  return { kind: "make", options: JSON.stringify(options) };
}

/** Asks for one of these passkeys; of whoever is there when none is given. */
export function askToShow({ PUBLIC_URL }: { PUBLIC_URL: string }, known: Passkey[], challenge: string): PasskeyAsk {
  const options: PublicKeyCredentialRequestOptionsJSON = {
    rpId: new URL(PUBLIC_URL).hostname,
    challenge,
    allowCredentials: known.map(described),
    userVerification: "required",
    timeout: CHALLENGE_LIFE_MS,
  };
  return { kind: "show", options: JSON.stringify(options) };
}

const described = ({ id, transports }: Passkey) => ({
  type: "public-key" as const,
  id,
  transports,
});
